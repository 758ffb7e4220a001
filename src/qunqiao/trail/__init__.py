"""The trail: every write, by whom, before and after, chained so that tampering shows."""
