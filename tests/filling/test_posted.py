"""From a posted form to entries."""

from urllib.parse import urlencode

from django.http import QueryDict

from forms.filling.posted import entries_from
from tests.definition.forms import EVERY_KIND

ITEMS = EVERY_KIND.items


def posted(*fields):
    return entries_from(ITEMS, QueryDict(urlencode(fields)))


def test_what_was_typed_is_kept_as_it_was_typed():
    assert posted(("line", " x "), ("day", "32.13.2026"), ("count", "mange")) == {
        "line": " x ",
        "day": "32.13.2026",
        "count": "mange",
    }


def test_several_choices_ticks_and_points_have_shapes_of_their_own():
    found = posted(
        ("colours", "red"),
        ("colours", "green"),
        ("tick", "true"),
        ("point-answer", "no"),
        ("point-remark", "Nej."),
    )
    assert found == {
        "colours": ["red", "green"],
        "tick": True,
        "point": {"answer": "no", "remark": "Nej."},
    }


def test_rows_stand_in_the_order_of_their_numbers_and_empty_ones_stay():
    found = posted(
        ("goals-10-row", "1"),
        ("goals-10-goal", "sidst"),
        ("goals-2-row", "1"),
        ("goals-2-agreements-0-row", "1"),
        ("goals-2-agreements-0-what", "ring"),
        ("goals-3-row", "1"),
    )
    assert found["goals"] == [{"agreements": [{"what": "ring"}]}, {}, {"goal": "sidst"}]


def test_what_no_database_can_hold_is_shown_as_a_picture_of_itself():
    assert posted(("line", "a\x00b"), ("text", "1\r\n2")) == {"line": "a\u2400b", "text": "1\n2"}


def test_what_the_form_does_not_ask_is_not_taken():
    assert posted(("else", "x"), ("goals-0-goal", "no marker")) == {}
