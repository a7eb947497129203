"""The synonyms that a new site begins with."""
