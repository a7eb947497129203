"""Two people in one step: both sets of changes stand, or the clash is named."""

from typing import Any

import pytest

from forms.filling.merging import Merge, merge

BASE = {"a": 1, "b": 2, "c": 3}


@pytest.mark.parametrize(
    ("theirs", "mine", "entries", "clashes"),
    [
        ({**BASE, "a": 9}, BASE, {**BASE, "a": 9}, ()),
        (BASE, {**BASE, "b": 8}, {**BASE, "b": 8}, ()),
        ({**BASE, "a": 9}, {**BASE, "b": 8}, {"a": 9, "b": 8, "c": 3}, ()),
        ({**BASE, "a": 9}, {**BASE, "a": 9}, {**BASE, "a": 9}, ()),
        ({**BASE, "a": 9}, {**BASE, "a": 8}, {**BASE, "a": 8}, ("a",)),
        # Taking an answer away is a change too.
        ({"b": 2, "c": 3}, BASE, {"b": 2, "c": 3}, ()),
        ({"b": 2, "c": 3}, {**BASE, "a": 8}, {**BASE, "a": 8}, ("a",)),
        ({**BASE, "a": 9}, {"b": 2, "c": 3}, {"b": 2, "c": 3}, ("a",)),
        ({**BASE, "d": 4}, {**BASE, "e": 5}, {**BASE, "d": 4, "e": 5}, ()),
    ],
)
def test_changes_are_put_together_question_by_question(
    theirs: dict[str, Any], mine: dict[str, Any], entries: dict[str, Any], clashes: tuple[str, ...]
) -> None:
    assert merge(BASE, theirs, mine) == Merge(entries, clashes)
