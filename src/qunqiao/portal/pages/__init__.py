"""The pages workers see first, and those open to all."""
