"""What can be done to hooks and their calls, one file per act."""
