"""The door to the engine of official documents."""
