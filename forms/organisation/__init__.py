"""The municipality: its letterhead and its units."""
