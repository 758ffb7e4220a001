"""Pages of the kit itself."""
