"""Reads of the ledger, and of requests and their answers."""
