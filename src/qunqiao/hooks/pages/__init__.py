"""Pages about programs that are told."""
