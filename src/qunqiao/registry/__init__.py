"""The registry: organisations, terms, posts, members, funds and venues, each fact with its days."""
