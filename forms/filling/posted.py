"""From a posted form to entries: the tree of what was typed, by question id.

A question's field is called by its id, inside rows `group-<number>-id`; rows stand in the order of
their numbers, and each carries a field `group-<number>-row`, so that an empty row is still a row.
"""

import re
from collections.abc import Iterable
from typing import Any

from django.http import QueryDict

from forms.definition.questions import SILENT, Item, RowGroup, SeveralChoices, Tick, YesNo

Entries = dict[str, Any]


def entries_from(items: Iterable[Item], post: QueryDict, prefix: str = "") -> Entries:
    """Return what was typed for these questions; what was left empty is not in it."""
    found: Entries = {}
    for item in items:
        if isinstance(item, SILENT):
            continue
        value = _value(item, post, f"{prefix}{item.id}")
        if value:
            found[item.id] = value
    return found


def _value(item: Item, post: QueryDict, name: str) -> Any:
    match item:
        case RowGroup():
            return _rows(item, post, name)
        case SeveralChoices():
            return [_storable(value) for value in post.getlist(name)]
        case Tick():
            return name in post
        case YesNo():
            parts = {
                part: _storable(post.get(f"{name}-{part}", "")) for part in ("answer", "remark")
            }
            return {part: text for part, text in parts.items() if text}
        case _:
            return _storable(post.get(name, ""))


def _rows(group: RowGroup, post: QueryDict, name: str) -> list[Entries]:
    marker = re.compile(rf"{re.escape(name)}-(\d{{1,4}})-row")
    numbers = sorted(int(found[1]) for found in map(marker.fullmatch, post) if found)
    return [entries_from(group.questions, post, f"{name}-{number}-") for number in numbers]


def _storable(text: str) -> str:
    """Return the text as every database can hold it: a NUL becomes its picture, U+2400."""
    return text.replace("\x00", "\u2400").replace("\r\n", "\n")
