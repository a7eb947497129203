"""The editors' pages, the starting content and who may publish."""
