"""Rows are added, removed, put back and moved, rows in rows too, without touching the original."""

import copy

import pytest

from forms.filling.rows import NoSuchRowError, add, move, place_from, remove, restore

ENTRIES = {"goals": [{"goal": "a", "agreements": [{"what": "1"}, {"what": "2"}]}, {"goal": "b"}]}


@pytest.fixture
def entries():
    kept = copy.deepcopy(ENTRIES)
    yield kept
    assert kept == ENTRIES


def test_a_row_is_added_at_the_end(entries):
    done = add(entries, ("goals",))
    assert done.entries["goals"][2] == {}
    assert done.place == ("goals", 2)


def test_the_first_row_of_a_group_is_added(entries):
    done = add(entries, ("goals", 1, "agreements"))
    assert done.entries["goals"][1]["agreements"] == [{}]
    assert done.place == ("goals", 1, "agreements", 0)


def test_a_removed_row_can_be_put_back_where_it_stood(entries):
    gone = remove(entries, ("goals", 0, "agreements", 0))
    assert gone.entries["goals"][0]["agreements"] == [{"what": "2"}]
    back = restore(gone.entries, gone.removed[0])
    assert back.entries == ENTRIES
    assert back.place == ("goals", 0, "agreements", 0)


def test_the_last_row_can_be_removed_and_put_back(entries):
    gone = remove(remove(entries, ("goals", 0)).entries, ("goals", 0))
    assert gone.entries["goals"] == []
    assert restore(gone.entries, gone.removed[0]).entries["goals"] == [{"goal": "b"}]


@pytest.mark.parametrize(
    ("row", "by", "order"), [(0, 1, "ba"), (1, -1, "ba"), (0, -1, "ab"), (1, 1, "ab")]
)
def test_a_row_moves_as_far_as_there_is_room(entries, row, by, order):
    done = move(entries, ("goals", row), by)
    assert "".join(goal["goal"] for goal in done.entries["goals"]) == order


@pytest.mark.parametrize(
    "place", [("goals", 5), ("wishes", 0), ("goals", 1, "agreements", 0), ("goals",)]
)
def test_a_row_that_is_not_there_is_named(entries, place):
    with pytest.raises(NoSuchRowError):
        remove(entries, place)


@pytest.mark.parametrize("text", ["", "0-goals", "goals-x", "goals--1", "goals-99999", "a b-1"])
def test_a_place_that_is_none_is_refused(text):
    with pytest.raises(NoSuchRowError):
        place_from(text)


def test_a_place_is_read_from_its_name():
    assert place_from("goals-0-agreements-12") == ("goals", 0, "agreements", 12)
