"""Fixtures of this room."""

from tests.content.loading import content_copy, loaded

__all__ = ["content_copy", "loaded"]
