"""What people type when they ask, answer and tell how long it took."""
