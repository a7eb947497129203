"""Fixtures of this room."""

from tests.archive.conftest import seal_with

__all__ = ["seal_with"]
