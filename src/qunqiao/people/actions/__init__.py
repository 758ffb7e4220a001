"""What can be done to units, persons, duties and accounts."""
