"""One house rule per module: its reason, what breaks it, and samples of both."""
