"""What can be done with official documents, one action a file."""
