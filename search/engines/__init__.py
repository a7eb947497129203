"""The engines: stores that score whitespace-separated tokens by BM25, and know no Danish."""
