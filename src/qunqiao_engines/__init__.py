"""Qunqiao engines: pure methods, values in and values out; no Django, no clock, no chance."""
