"""The doors to the engines: reading reports, and the map of responsibility."""
