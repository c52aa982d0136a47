"""What `manage.py` does, one module for each command; options, terminal and environment need no packages."""
