"""Numbers in, numbers out: judgements, trends and comparisons as pure functions, without database, screen or words."""
