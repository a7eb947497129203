"""Fixtures of this room: the archive's documents, at each point of their way."""

from tests.archive.conftest import (
    answered,
    awaiting,
    coordinator,
    kept_goals,
    kept_map,
    sealed,
    sealed_map,
)

__all__ = (
    "answered",
    "awaiting",
    "coordinator",
    "kept_goals",
    "kept_map",
    "sealed",
    "sealed_map",
)
