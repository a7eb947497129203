"""Checklists gone through together: a unit's rounds, their answers, what a leader sees."""
