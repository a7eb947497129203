"""The document tree as a Word file."""
