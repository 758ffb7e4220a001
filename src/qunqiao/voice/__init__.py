"""Voice: surveys and open questions will live here; complaints moved to ``needs``."""
