"""Who answers for what: vacuum, overlap, orphans and overload over a tree and a span of time."""
