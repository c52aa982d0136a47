"""Files for readers: built only from stored values."""
