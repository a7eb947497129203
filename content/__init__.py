"""What editors write: pages, their blocks, the starting content and who may publish it."""
