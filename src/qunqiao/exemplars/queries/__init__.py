"""Reads of exemplars, of candidates in the data, and of what an exemplar changed."""
