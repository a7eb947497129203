"""Checklists in use."""
