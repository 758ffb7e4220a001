"""What people type about themselves, their sign-in, units and duties."""
