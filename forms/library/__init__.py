"""The shipped forms, one folder each."""
