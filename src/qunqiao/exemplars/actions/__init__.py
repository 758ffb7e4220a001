"""What can be done about exemplars."""
