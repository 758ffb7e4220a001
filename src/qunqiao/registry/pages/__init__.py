"""The registry's screens, one file per screen."""
