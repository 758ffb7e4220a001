"""What can be done to needs."""
