"""Reads of the registry: every list starts from what the reader may see, every fact has its day."""
