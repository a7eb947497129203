"""Adding, removing and moving rows among entries, rows in rows too.

A place is the path to a row: `("goals", 0)`, or `("goals", 0, "agreements", 2)`.
"""

import copy
from dataclasses import dataclass, field
from typing import Any

from forms.filling.posted import Entries

Place = tuple[str | int, ...]


class NoSuchRowError(LookupError):
    """The place names no row, as when two people have taken rows away."""


@dataclass(frozen=True, slots=True)
class Rearranged:
    """Entries after a change of rows, and where the row now stands; `removed` can be put back."""

    entries: Entries
    place: Place
    removed: list[dict[str, Any]] = field(default_factory=list)


def place_from(text: str) -> Place:
    """Return the place that `goals-0-agreements-2` names; raise NoSuchRowError when it is none."""
    parts: list[str | int] = []
    for number, part in enumerate(text.split("-")):
        if number % 2 == 0 and part.isidentifier():
            parts.append(part)
        elif number % 2 == 1 and part.isdecimal() and len(part) < 5:
            parts.append(int(part))
        else:
            raise NoSuchRowError(text)
    return tuple(parts)


def add(entries: Entries, group: Place) -> Rearranged:
    """Add an empty row at the end of the group."""
    changed = copy.deepcopy(entries)
    rows = _rows(changed, group, make=True)
    rows.append({})
    return Rearranged(changed, (*group, len(rows) - 1))


def remove(entries: Entries, row: Place) -> Rearranged:
    """Take the row away, and keep it to be put back."""
    changed = copy.deepcopy(entries)
    rows, index = _row(changed, row)
    taken = rows.pop(index)
    kept = [{"place": list(row), "row": taken}]
    return Rearranged(changed, (*row[:-1], min(index, len(rows) - 1)), kept)


def restore(entries: Entries, removed: dict[str, Any]) -> Rearranged:
    """Put a row back where it stood, or at the end where the rows have become fewer."""
    changed = copy.deepcopy(entries)
    place: Place = tuple(removed["place"])
    rows = _rows(changed, place[:-1], make=True)
    index = min(int(place[-1]), len(rows))
    rows.insert(index, removed["row"])
    return Rearranged(changed, (*place[:-1], index))


def move(entries: Entries, row: Place, by: int) -> Rearranged:
    """Move the row up (-1) or down (1); at the end of the rows it stays where it is."""
    changed = copy.deepcopy(entries)
    rows, index = _row(changed, row)
    target = max(0, min(index + by, len(rows) - 1))
    rows.insert(target, rows.pop(index))
    return Rearranged(changed, (*row[:-1], target))


def _rows(entries: Entries, group: Place, *, make: bool = False) -> list[Any]:
    at: Any = entries
    for part in group[:-1]:
        at = _inside(at, part)
    name = group[-1] if group else None
    if not isinstance(at, dict) or not isinstance(name, str):
        raise NoSuchRowError(group)
    rows = at.setdefault(name, []) if make else at.get(name)
    if not isinstance(rows, list):
        raise NoSuchRowError(group)
    return rows


def _row(entries: Entries, row: Place) -> tuple[list[Any], int]:
    rows, index = _rows(entries, row[:-1]), row[-1]
    if not isinstance(index, int) or index >= len(rows):
        raise NoSuchRowError(row)
    return rows, index


def _inside(at: Any, part: str | int) -> Any:
    try:
        return at[part]
    except (KeyError, IndexError, TypeError):
        raise NoSuchRowError(part) from None
