"""Paper that comes back: printed pages read from scans and photographs. Knows no Django."""
