"""Keeping the archive whole over time: renewing seals, auditing all of it, warning in time."""
