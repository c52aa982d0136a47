"""Work that may crash, hang or eat memory, done in child processes: one child (process), several (pool), what a child
does (serve), its limits, and how the two sides talk (frames). Knows nothing of reports."""
