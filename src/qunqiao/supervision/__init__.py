"""Supervision: what was said becomes who answers for it, and stays open until evidence closes it."""
