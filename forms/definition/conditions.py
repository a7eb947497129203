"""Conditions over answers: when something shows, and what a rule demands.

A condition names answers by their question's id, which is looked up in the row at hand first, then
in the row around it, then in the form.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Scope:
    """The answers that a condition sees, the innermost row first."""

    layers: tuple[Mapping[str, Any], ...]

    def value(self, name: str) -> Any:
        """Return the answer to `name`, or None where there is none."""
        for layer in self.layers:
            if name in layer:
                return layer[name]
        return None

    def within(self, row: Mapping[str, Any]) -> "Scope":
        """Return the scope inside `row`."""
        return Scope((row, *self.layers))


@dataclass(frozen=True, slots=True)
class Answered:
    """The question has an answer."""

    question: str

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return scope.value(self.question) not in (None, "", (), [])


@dataclass(frozen=True, slots=True)
class Equals:
    """The answer is this value; for yes and no it is the answer without its remark."""

    question: str
    value: str | int | bool

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return bool(_plain(scope.value(self.question)) == self.value)


@dataclass(frozen=True, slots=True)
class OneOf:
    """The answer is one of these values."""

    question: str
    values: tuple[str, ...]

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return _plain(scope.value(self.question)) in self.values


@dataclass(frozen=True, slots=True)
class Includes:
    """The value is among the answers of a question with several choices."""

    question: str
    value: str

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return self.value in (scope.value(self.question) or ())


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every condition holds."""

    conditions: "tuple[Condition, ...]"

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return all(condition.holds(scope) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    conditions: "tuple[Condition, ...]"

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return any(condition.holds(scope) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: "Condition"

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        return not self.condition.holds(scope)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCount:
    """So many rows of these groups, all together, meet `where` (any row, when there is none)."""

    groups: tuple[str, ...]
    at_least: int = 0
    at_most: int | None = None
    where: "Condition | None" = None

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        count = sum(
            1
            for group in self.groups
            for row in scope.value(group) or ()
            if self.where is None or self.where.holds(scope.within(row))
        )
        return count >= self.at_least and (self.at_most is None or count <= self.at_most)


@dataclass(frozen=True, slots=True, kw_only=True)
class YoungerThan:
    """Who was born on `birth` has not turned `years` on the day `on`; both are date questions."""

    birth: str
    on: str
    years: int

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds; without both dates it does not."""
        birth, on = _date(scope.value(self.birth)), _date(scope.value(self.on))
        return birth is not None and on is not None and on < months_after(birth, 12 * self.years)


@dataclass(frozen=True, slots=True)
class NotBefore:
    """The date is not before the other one; a missing date breaks nothing."""

    question: str
    other: str

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds."""
        this, other = _date(scope.value(self.question)), _date(scope.value(self.other))
        return this is None or other is None or this >= other


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsReachable:
    """So many meetings within twelve months can still be held.

    The year begins with the first of the `earlier` meetings (a row group and its date question)
    that lies within twelve months before this one, `held`; without any it begins with this one.
    The planned meeting, `planned`, counts when it lies within that year, and each one still
    missing after it is given four weeks.
    """

    earlier: str
    earlier_date: str
    held: str
    planned: str
    at_least: int = 3

    def holds(self, scope: Scope) -> bool:
        """Say whether the condition holds; without a date for this meeting it does."""
        held = _date(scope.value(self.held))
        if held is None:
            return True
        rows = scope.value(self.earlier) or ()
        dates = sorted(
            day
            for day in (_date(row.get(self.earlier_date)) for row in rows)
            if day is not None and day < held <= months_after(day, 12)
        )
        year_ends = months_after(dates[0] if dates else held, 12)
        missing = self.at_least - len(dates) - 1
        latest = _date(scope.value(self.planned)) or held
        if latest > held:
            missing -= 1 if latest <= year_ends else 0
        return missing <= 0 or latest + timedelta(weeks=4 * missing) <= year_ends


Condition = (
    Answered
    | Equals
    | OneOf
    | Includes
    | AllOf
    | AnyOf
    | Not
    | RowCount
    | YoungerThan
    | NotBefore
    | MeetingsReachable
)


def names(condition: Condition) -> Iterator[str]:
    """Yield the ids of the questions and row groups that the condition looks at.

    What a `RowCount` asks inside its rows is not among them: those are known by the rows alone.
    """
    match condition:
        case Answered(name) | Equals(name, _) | OneOf(name, _) | Includes(name, _):
            yield name
        case AllOf(conditions) | AnyOf(conditions):
            for part in conditions:
                yield from names(part)
        case Not(part):
            yield from names(part)
        case RowCount(groups=groups):
            yield from groups
        case YoungerThan(birth=birth, on=on):
            yield from (birth, on)
        case NotBefore(question, other):
            yield from (question, other)
        case MeetingsReachable(earlier=earlier, held=held, planned=planned):
            yield from (earlier, held, planned)


def months_after(day: date, months: int) -> date:
    """Return the same day `months` later, or the last day of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _plain(value: Any) -> Any:
    return value.get("answer") if isinstance(value, Mapping) else value


def _date(value: Any) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
