"""Chinese official reports: people, units, demands, problems and figures, each at its place in the text."""
