"""The sample of exemplars."""
