"""Telling other programs what happened: signed calls for entries of the trail their owner may read."""
