"""What people say: complaints that reach a person."""
