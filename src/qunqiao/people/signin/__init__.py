"""How people sign in: allauth does the work, these pieces give it the house's rules."""
