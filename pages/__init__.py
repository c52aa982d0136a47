"""The pages of the dashboard; each stands alone and can be run alone."""
