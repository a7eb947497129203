"""Filling in a form: the wizard, its drafts, autosave and resume."""
