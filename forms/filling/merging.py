"""Two people in one step: what can be put together, and what they must choose between."""

from dataclasses import dataclass
from typing import Any

from forms.filling.posted import Entries


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: both people's changes, and the questions that both have changed differently."""

    entries: Entries
    clashes: tuple[str, ...]


def merge(base: Entries, theirs: Entries, mine: Entries) -> Merge:
    """Put two sets of changes since `base` together, question by question.

    Where only one side changed an answer, that one stands. Where both did, and not alike, it is a
    clash, and mine stands in the entries until a person has chosen.
    """
    merged: Entries = {}
    clashes = []
    for name in {**base, **theirs, **mine}:
        was, their, my = base.get(name), theirs.get(name), mine.get(name)
        value: Any = their if my == was else my
        if my not in (was, their) and their != was:
            clashes.append(name)
        if value is not None:
            merged[name] = value
    return Merge(merged, tuple(clashes))
