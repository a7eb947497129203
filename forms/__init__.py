"""What staff fill in, and what comes out of it."""
