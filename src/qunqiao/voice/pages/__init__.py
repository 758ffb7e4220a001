"""Saying something, following it up, and the desk where it is answered."""
