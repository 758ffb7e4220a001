"""Architecture tests: rooms, sizes, routes and trail, read from the source."""
