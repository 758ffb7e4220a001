"""The doors to the outside: what a number on an identity card means, and the keys that seal it."""
