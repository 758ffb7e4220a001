"""Check-ups: snapshots, rulebooks, and findings with their evidence."""
