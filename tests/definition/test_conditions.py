"""Conditions: each says yes and no where it should."""

from datetime import date
from typing import Any

import pytest

from forms.definition.conditions import (
    AllOf,
    Answered,
    AnyOf,
    Condition,
    Equals,
    Includes,
    MeetingsReachable,
    Not,
    NotBefore,
    OneOf,
    RowCount,
    Scope,
    YoungerThan,
    months_after,
)

MINOR = YoungerThan(birth="born", on="on", years=18)
THREE_A_YEAR = MeetingsReachable(
    earlier="earlier", earlier_date="date", held="held", planned="next"
)


def holds(condition: Condition, **answers: Any) -> bool:
    return condition.holds(Scope((answers,)))


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        (Answered("a"), {"a": "x"}, True),
        (Answered("a"), {}, False),
        (Equals("a", "x"), {"a": "x"}, True),
        (Equals("a", "yes"), {"a": {"answer": "yes", "remark": "r"}}, True),
        (Equals("a", "x"), {"a": "y"}, False),
        (OneOf("a", ("x", "y")), {"a": "y"}, True),
        (OneOf("a", ("x", "y")), {}, False),
        (Includes("a", "x"), {"a": ["x", "y"]}, True),
        (Includes("a", "z"), {"a": ["x", "y"]}, False),
        (Includes("a", "z"), {}, False),
        (AllOf((Answered("a"), Answered("b"))), {"a": 1}, False),
        (AnyOf((Answered("a"), Answered("b"))), {"a": 1}, True),
        (Not(Answered("a")), {}, True),
        (NotBefore("a", "b"), {"a": "2026-01-02", "b": "2026-01-02"}, True),
        (NotBefore("a", "b"), {"a": "2026-01-01", "b": "2026-01-02"}, False),
        (NotBefore("a", "b"), {"a": "2026-01-01"}, True),
        (RowCount(groups=("g", "h"), at_least=2), {"g": [{}], "h": [{}]}, True),
        (RowCount(groups=("g",), at_most=1), {"g": [{}, {}]}, False),
        (RowCount(groups=("g",), at_least=1, where=Equals("x", 1)), {"g": [{"x": 2}]}, False),
        (MINOR, {"born": "2008-05-12", "on": "2026-05-11"}, True),
        (MINOR, {"born": "2008-05-12", "on": "2026-05-12"}, False),
        (MINOR, {"born": "2008-02-29", "on": "2026-02-27"}, True),
        (MINOR, {"born": "2008-02-29", "on": "2026-02-28"}, False),
        (MINOR, {"born": "2008-05-12"}, False),
    ],
)
def test_a_condition_holds_when_it_should(
    condition: Condition, answers: dict[str, Any], expected: bool
) -> None:
    assert holds(condition, **answers) is expected


def test_a_name_is_looked_up_in_the_row_first() -> None:
    scope = Scope(({"a": "outer", "b": "outer"},)).within({"a": "inner"})
    assert (scope.value("a"), scope.value("b"), scope.value("c")) == ("inner", "outer", None)


@pytest.mark.parametrize(
    ("held", "earlier", "planned", "reachable"),
    [
        # The first meeting, with the next one in good time.
        ("2026-05-12", [], "2026-08-18", True),
        # The first meeting, with the next one more than a year away.
        ("2026-05-12", [], "2027-06-01", False),
        # The first meeting, the next so late that the third has under four weeks left.
        ("2026-05-12", [], "2027-05-01", False),
        # The second, ten months on, and the third just within the year.
        ("2026-03-01", ["2025-05-12"], "2026-05-12", True),
        ("2026-03-01", ["2025-05-12"], "2026-05-13", False),
        # Three have been held within the year; nothing more is needed.
        ("2026-03-01", ["2025-05-12", "2025-10-01"], None, True),
        # What lies more than a year back does not count.
        ("2026-05-12", ["2024-01-01", "2024-06-01"], "2027-06-01", False),
        (None, [], None, True),
    ],
)
def test_three_meetings_a_year_are_reachable_or_not(
    held: str | None, earlier: list[str], planned: str | None, reachable: bool
) -> None:
    answers = {"held": held, "next": planned, "earlier": [{"date": day} for day in earlier]}
    assert holds(THREE_A_YEAR, **answers) is reachable


def test_months_end_where_the_month_does() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert months_after(date(2025, 11, 30), 3) == date(2026, 2, 28)
