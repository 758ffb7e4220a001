"""No formalism: what the law bars stands nowhere in routes, tables, texts, scripts or settings."""
