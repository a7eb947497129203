"""The levels of headings in a publication: its chapters are on the second."""

from typing import Literal, cast

Level = Literal[2, 3, 4, 5, 6]

CHAPTER: Level = 2
_LOWEST: Level = 6


def level(number: int) -> Level:
    """Return the level of a heading; what lies deeper than the sixth is on the sixth."""
    return cast("Level", max(CHAPTER, min(_LOWEST, number)))
