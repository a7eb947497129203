"""A part of the site as one PDF and one Word file: chosen, composed, made in the background."""
