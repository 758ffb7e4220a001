"""The sample of burden."""
