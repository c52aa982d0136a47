"""A report in, claims out, observations stored; etl.reading shows the whole chain."""
