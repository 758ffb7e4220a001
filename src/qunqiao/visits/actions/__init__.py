"""What can be done to visits."""
