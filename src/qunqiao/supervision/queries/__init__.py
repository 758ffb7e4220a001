"""Reads of supervision; each list starts from what the reach may see."""
