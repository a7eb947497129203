"""Every kind of answer: what is read, and what is told when it cannot be."""

from typing import Any

import pytest

from forms.definition import messages
from forms.definition.reading import read
from tests.definition.forms import EVERY_KIND

GOAL = {"goal": "g", "agreements": [{"what": "w"}]}


def answers(**entries: Any) -> dict[str, Any]:
    return read(EVERY_KIND, {"line": "x", "goals": [GOAL], **entries}).answers


def message(name: str, value: Any) -> str:
    reading = read(EVERY_KIND, {"line": "x", "goals": [GOAL], name: value})
    (problem,) = reading.problems
    assert problem.path == (name,)
    assert name not in reading.answers or name == "point"
    return problem.message


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("line", "  hej  ", "hej"),
        ("line", "a\x00b", "a\u2400b"),
        ("mail", "navn@eksempel.dk", "navn@eksempel.dk"),
        ("phone", "+45 12 34 56 78", "+45 12 34 56 78"),
        ("text", "to\r\nlinjer", "to\nlinjer"),
        ("colour", "red", "red"),
        ("colours", ["green", "red"], ["red", "green"]),
        ("day", "2026-05-12", "2026-05-12"),
        ("day", "12.5.2026", "2026-05-12"),
        ("day", "12/5-2026", "2026-05-12"),
        ("day", " 1. 2. 2026", "2026-02-01"),
        ("clock", "14:30", "14:30"),
        ("clock", "kl. 9", "09:00"),
        ("clock", "1430", "14:30"),
        ("count", "3", 3),
        ("count", 3.0, 3),
        ("weight", "2,5", 2.5),
        ("point", {"answer": "yes", "remark": " nå "}, {"answer": "yes", "remark": "nå"}),
        ("tick", True, True),
        ("rating", "4", 4),
    ],
)
def test_an_answer_is_kept_as_its_kind(name: str, typed: Any, kept: Any) -> None:
    assert answers(**{name: typed})[name] == kept


@pytest.mark.parametrize("empty", ["", None, [], {}, False])
def test_nothing_typed_is_no_answer(empty: Any) -> None:
    for name in ("mail", "text", "colours", "tick", "day"):
        if (name == "colours") == isinstance(empty, list) and not isinstance(empty, dict):
            assert name not in answers(**{name: empty if empty is not False else None})


@pytest.mark.parametrize(
    ("name", "typed", "told"),
    [
        ("line", "", messages.REQUIRED),
        ("line", "to\nlinjer", messages.ONE_LINE),
        ("line", "x" * 11, messages.TOO_LONG.format(at_most=10, length=11)),
        ("line", 5, messages.TEXT_EXPECTED),
        ("line", "\ud800", messages.BROKEN_CHARACTER),
        ("mail", "ingen", messages.EMAIL),
        ("phone", "ring til mor", messages.TELEPHONE),
        ("text", "hans nummer er 010203-1234", messages.CPR_NUMBER),
        ("text", "3112991234", messages.CPR_NUMBER),
        ("colour", "blue", messages.CHOICE_UNKNOWN),
        ("colour", {"a": 1}, messages.CHOICE_UNKNOWN),
        ("colours", "red", messages.LIST_EXPECTED),
        ("colours", ["red", "blue"], messages.CHOICE_UNKNOWN),
        ("day", "31.2.2026", messages.DATE),
        ("day", "snart", messages.DATE),
        ("day", 20260512, messages.DATE),
        ("day", "1.1.1850", messages.DATE_RANGE.format(earliest="1.1.1900", latest="31.12.2199")),
        ("clock", "25.00", messages.TIME),
        ("count", "to", messages.WHOLE_NUMBER),
        ("count", "2,5", messages.WHOLE_NUMBER),
        ("count", True, messages.WHOLE_NUMBER),
        ("count", "11", messages.NUMBER_RANGE.format(at_least=1, at_most=10)),
        ("weight", "NaN", messages.NUMBER),
        ("point", "ja", messages.OBJECT_EXPECTED),
        ("point", {"answer": "ja"}, messages.CHOICE_UNKNOWN),
        ("tick", "måske", messages.TICK),
        ("rating", 6, messages.RATING),
    ],
)
def test_what_cannot_be_read_is_told_with_what_to_do(name: str, typed: Any, told: str) -> None:
    assert message(name, typed) == told


def test_a_phone_number_is_no_cpr_number() -> None:
    assert answers(text="Ring 12345678 eller 4512345678")["text"].startswith("Ring")
