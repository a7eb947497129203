"""The public check of documents, and what proves them without this system."""
