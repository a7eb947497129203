"""Fixtures of this room."""

from tests.content.loading import loaded

__all__ = ["loaded"]
