"""The peer of the web bench: the organisations list as ``startproject`` and the tutorial have it."""
