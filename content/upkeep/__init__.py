"""Keeping the pages in order: what is due for review, what waits with a colleague, dead links."""
