"""Keeping up with the site: what has been read, its words, and the indexes that follow."""
