"""The independent validators, asked about real files."""
