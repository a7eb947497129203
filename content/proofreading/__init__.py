"""Help with the ordinary mistakes of those who write: found in a page's body, never a block."""
