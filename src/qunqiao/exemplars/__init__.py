"""Exemplars: what worked somewhere, found by people or by the data, and what it changed where it was taken over."""
