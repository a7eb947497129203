"""Finding what the site says."""
