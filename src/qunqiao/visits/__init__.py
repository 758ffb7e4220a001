"""Visits: who went where, what was heard, and which units nobody has been to."""
