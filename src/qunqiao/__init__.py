"""Qunqiao: the web side - who may do what, when, and on what page."""
