"""The document tree as a tagged PDF: PDF/UA-1 and PDF/A-2a, or PDF/A-3a with the answers inside."""
