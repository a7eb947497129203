"""Fixtures of this room: the archive's documents, and seals of several kinds."""

from tests.archive.conftest import (
    answered,
    awaiting,
    kept_goals,
    kept_map,
    seal_with,
    sealed,
    sealed_map,
)

__all__ = (
    "answered",
    "awaiting",
    "kept_goals",
    "kept_map",
    "seal_with",
    "sealed",
    "sealed_map",
)
