"""What people type about official documents."""
