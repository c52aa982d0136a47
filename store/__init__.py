"""Every question to and every change of the database, each asked by a named person."""
