"""Ours beside peers and the limit, in one run: ``qunqiao bench [NAME...]``."""
