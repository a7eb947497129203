"""Reading all answers: what is kept, what is wrong and where, and what people should know.

The same reading serves the browser, the command line and a check years later. It depends on the
definition and the answers alone, never on the clock.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from . import messages
from .conditions import Scope
from .form import Caution, Form, Rule
from .questions import (
    SILENT,
    Choice,
    Date,
    Item,
    LongText,
    Number,
    Rating,
    RowGroup,
    SeveralChoices,
    ShortText,
    Tick,
    Time,
    YesNo,
)
from .values import (
    UnreadableError,
    read_choice,
    read_date,
    read_number,
    read_rating,
    read_several,
    read_text,
    read_tick,
    read_time,
    read_yes_no,
)

Path = tuple[str | int, ...]

_READERS: dict[type, Callable[[Any, Any], Any]] = {
    ShortText: read_text,
    LongText: read_text,
    Choice: read_choice,
    SeveralChoices: read_several,
    Date: read_date,
    Time: read_time,
    Number: read_number,
    Rating: read_rating,
    Tick: read_tick,
    YesNo: read_yes_no,
}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that stands in the way, or (a caution) that people should know; `rule` names it."""

    path: Path
    message: str
    rule: str = ""

    @property
    def pointer(self) -> str:
        """The place as a JSON Pointer (RFC 6901); the ids need no escaping unless sent by hand."""
        parts = (str(part).replace("~", "~0").replace("/", "~1") for part in self.path)
        return "".join(f"/{part}" for part in parts)


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome.

    `answers` hold what was readable, by question id, and nothing of what is hidden. `shown` are the
    paths of the steps', questions' and row groups' places that show, answered or not.
    """

    answers: dict[str, Any]
    problems: tuple[Problem, ...]
    cautions: tuple[Problem, ...]
    shown: frozenset[Path]
    shown_steps: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing stands in the way of finishing the form."""
        return not self.problems


@dataclass(slots=True)
class _Reader:
    problems: list[Problem] = field(default_factory=list)
    shown: set[Path] = field(default_factory=set)

    def items(
        self,
        items: tuple[Item, ...],
        entries: Mapping[str, Any],
        found: dict[str, Any],
        scope: Scope,
        path: Path,
    ) -> None:
        """Read `items` from `entries` into `found`, which is the innermost layer of `scope`."""
        for item in items:
            if item.shown_when is not None and not item.shown_when.holds(scope):
                continue
            place = (*path, item.id)
            self.shown.add(place)
            if isinstance(item, SILENT):
                continue
            value = entries.get(item.id)
            read = (
                self.rows(item, value, scope, place)
                if isinstance(item, RowGroup)
                else self.answer(item, value, place)
            )
            if read is not None:
                found[item.id] = read

    def answer(self, question: Item, value: Any, path: Path) -> Any:
        try:
            read = _READERS[type(question)](question, value)
        except UnreadableError as unreadable:
            self.problems.append(Problem(path, unreadable.message))
            return None
        missing = read is None or (isinstance(question, YesNo) and "answer" not in read)
        if question.required and missing:
            self.problems.append(Problem(path, _required_message(question)))
        return read

    def rows(self, group: RowGroup, value: Any, scope: Scope, path: Path) -> list[Any] | None:
        if value is None:
            value = []
        if not isinstance(value, list):
            self.problems.append(Problem(path, messages.LIST_EXPECTED))
            return None
        if len(value) > group.at_most:
            message = messages.ROWS_TOO_MANY.format(at_most=group.at_most)
            self.problems.append(Problem(path, message))
        rows: list[Any] = []
        allowed = {question.id for question in group.questions}
        for index, entries in enumerate(value):
            place = (*path, index)
            if not isinstance(entries, Mapping):
                self.problems.append(Problem(place, messages.OBJECT_EXPECTED))
                entries = {}
            self.unknown(entries, allowed, place)
            found: dict[str, Any] = {}
            rows.append(found)
            self.items(group.questions, entries, found, scope.within(found), place)
        if len(rows) < max(group.at_least, 1 if group.required else 0):
            message = messages.ROWS_MISSING.format(
                at_least=max(group.at_least, 1), row=group.row_label.lower()
            )
            self.problems.append(Problem(path, message))
        return rows or None

    def unknown(self, entries: Mapping[str, Any], allowed: set[str], path: Path) -> None:
        self.problems.extend(
            Problem((*path, str(name)), messages.FIELD_UNKNOWN)
            for name in entries
            if name not in allowed
        )


def read(form: Form, entries: Any) -> Reading:
    """Read the entries, an object by question id, as they were typed or sent."""
    reader = _Reader()
    if not isinstance(entries, Mapping):
        reader.problems.append(Problem((), messages.OBJECT_EXPECTED))
        entries = {}
    reader.unknown(entries, {item.id for item in form.items}, ())
    answers: dict[str, Any] = {}
    scope = Scope((answers,))
    steps = []
    for step in form.steps:
        if step.shown_when is None or step.shown_when.holds(scope):
            steps.append(step.id)
            reader.items(step.items, entries, answers, scope, ())
    problems = [*reader.problems, *_broken(form.rules, scope, reader)]
    cautions = _broken(form.cautions, scope, reader)
    return Reading(answers, tuple(problems), tuple(cautions), frozenset(reader.shown), tuple(steps))


def _required_message(question: Item) -> str:
    if isinstance(question, Choice | YesNo | Rating):
        return messages.REQUIRED_CHOICE
    if isinstance(question, SeveralChoices):
        return messages.REQUIRED_CHOICES
    return messages.REQUIRED


def _broken(
    rules: tuple[Rule, ...] | tuple[Caution, ...], scope: Scope, reader: _Reader
) -> list[Problem]:
    """Return a problem for every place where a rule does not hold.

    A place that already has a problem of its own is left in peace: one message at a time.
    """
    troubled = {problem.path for problem in reader.problems}
    found = []
    for rule in rules:
        condition = rule.demands if isinstance(rule, Rule) else rule.expects
        for inner, path in _places(rule.within, scope):
            place = (*path, rule.at)
            if place in reader.shown and place not in troubled and not condition.holds(inner):
                found.append(Problem(place, rule.message, rule.id))
    return found


def _places(group: str, scope: Scope) -> list[tuple[Scope, Path]]:
    """Return the scope and path of every row of `group`, or of the form when it is empty."""
    if not group:
        return [(scope, ())]
    (answers,) = scope.layers
    places: list[tuple[Scope, Path]] = []
    for name, value in answers.items():
        if not isinstance(value, list):
            continue
        for index, row in enumerate(value):
            if not isinstance(row, dict):
                continue
            outer, path = scope.within(row), (name, index)
            if name == group:
                places.append((outer, path))
            inner_rows = row.get(group)
            if isinstance(inner_rows, list) and name != group:
                places.extend(
                    (outer.within(inner), (*path, group, number))
                    for number, inner in enumerate(inner_rows)
                )
    return places
