"""Who may do what with the registry; pure predicates over a person's reach."""
