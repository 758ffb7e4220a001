"""What can be done to the registry, one file per act."""
