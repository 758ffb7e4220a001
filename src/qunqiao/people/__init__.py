"""Units and people: the tree, the persons in it, their duties, and how they sign in."""
