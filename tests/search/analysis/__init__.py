"""The analysis."""
