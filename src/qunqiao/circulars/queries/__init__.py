"""Reads of official documents, and of the records they are written from."""
