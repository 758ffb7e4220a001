"""Settings, root addresses, the command line's root and the server; nothing else."""
