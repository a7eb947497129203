"""A step as a Django form, built from its questions.

The form shows and gathers; it decides nothing. What is typed becomes entries, and the definition's
own reading says what is wrong, so that the browser obeys the same rules as everything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.forms.utils import ErrorDict

from forms.definition.form import Section, Step
from forms.definition.questions import Item, PersonRows, RowGroup
from forms.definition.reading import Path, Problem
from forms.filling.fields import QuestionField
from forms.filling.posted import Entries
from forms.filling.problems import ProblemLink, problem_link
from forms.filling.summaries import row_summary
from forms.filling.surroundings import Surroundings

NOTHING_AROUND = Surroundings()


class QuestionsForm(django_forms.Form):
    """The questions of a step or of one row, with what was typed and what is wrong with it.

    `path` is where its entries stand among the answers. Django's own binding and validation are
    not used: entries come in as they were typed, and problems as the definition found them.
    """

    def __init__(
        self,
        items: Sequence[Item],
        entries: Entries,
        *,
        path: Path = (),
        prefix: str = "",
        problems: Sequence[Problem] = (),
        shown: frozenset[Path] | None = None,
        around: Surroundings = NOTHING_AROUND,
    ) -> None:
        super().__init__(initial=entries)
        self.prefix = prefix or None
        self.items = items
        self.path = path
        self.problems = problems
        self.shown = shown
        self.around = around
        for item in items:
            if not isinstance(item, RowGroup):
                self.fields[item.id] = QuestionField(item, around)
        self._errors = ErrorDict()
        for problem in problems:
            if len(problem.path) > len(path) and problem.path[: len(path)] == path:
                name = str(problem.path[len(path)])
                if name in self.fields:
                    self._errors.setdefault(name, self.error_class()).append(problem.message)

    def add_prefix(self, field_name: str) -> str:
        """Return the name of the field in the page: `goals-0-theme` for a row's."""
        return f"{self.prefix}-{field_name}" if self.prefix else field_name

    def entry(self, item: Item) -> "FieldEntry | RowsEntry":
        """Return one question, or one group of rows, ready to be shown."""
        hidden = self.shown is not None and (*self.path, item.id) not in self.shown
        if isinstance(item, RowGroup):
            return RowsEntry(item, self, hidden)
        return FieldEntry(item, self[item.id], hidden)

    def entries(self) -> Iterator["FieldEntry | RowsEntry"]:
        """Yield the questions and row groups in order."""
        for item in self.items:
            yield self.entry(item)


@dataclass(frozen=True)
class FieldEntry:
    """A question with its field; `hidden` when its condition does not hold."""

    question: Item
    field: django_forms.BoundField
    hidden: bool
    is_rows = False


class RowsEntry:
    """A group of rows, each with a form of its own."""

    is_rows = True

    def __init__(self, group: RowGroup, form: QuestionsForm, hidden: bool) -> None:
        self.group = group
        self.hidden = hidden
        self.name = form.add_prefix(group.id)
        self.path: Path = (*form.path, group.id)
        self.errors = [problem.message for problem in form.problems if problem.path == self.path]
        entries = form.initial.get(group.id) or []
        self.rows = [
            Row(self, number, row if isinstance(row, dict) else {}, form)
            for number, row in enumerate(entries)
        ]

    @property
    def about_people(self) -> bool:
        """Whether the rows are about persons other than the young one."""
        return isinstance(self.group, PersonRows)

    @property
    def full(self) -> bool:
        """Whether there is no room for one more row."""
        return len(self.rows) >= self.group.at_most


class Row:
    """One row: its form, what tells it from the others, and whether it needs a look."""

    def __init__(self, rows: RowsEntry, number: int, entries: Entries, form: QuestionsForm) -> None:
        self.number = number
        self.ordinal = number + 1
        self.name = f"{rows.name}-{number}"
        self.path: Path = (*rows.path, number)
        self.label = f"{rows.group.row_label} {self.ordinal}"
        self.summary = row_summary(rows.group, entries)
        self.form = QuestionsForm(
            rows.group.questions,
            entries,
            path=self.path,
            prefix=self.name,
            problems=form.problems,
            shown=form.shown,
            around=form.around,
        )
        depth = len(self.path)
        self.has_problems = any(
            problem.path[:depth] == self.path and len(problem.path) > depth
            for problem in form.problems
        )
        self.is_empty = not entries
        opened = form.around.opened
        self.wanted = opened == self.name or opened.startswith(f"{self.name}-")


class StepForm(QuestionsForm):
    """A whole step, as the wizard uses it.

    `data` is what stands in the step, as it was typed. The problems are those of the definition's
    reading of the whole draft.
    """

    def __init__(
        self,
        data: Entries | None = None,
        files: Any = None,
        prefix: str | None = None,
        initial: Any = None,
        *,
        step: Step,
        problems: Sequence[Problem] = (),
        shown: frozenset[Path] | None = None,
        around: Surroundings = NOTHING_AROUND,
    ) -> None:
        super().__init__(step.items, data or {}, problems=problems, shown=shown, around=around)
        self.step = step

    def problem_links(self) -> list[ProblemLink]:
        """Return what is wrong, with the element that it is about."""
        return [problem_link(problem, self.step.items) for problem in self.problems]

    def sections(self) -> Iterator[tuple[Section, list["FieldEntry | RowsEntry"]]]:
        """Yield each section of the step with its questions and row groups."""
        for section in self.step.sections:
            yield section, [self.entry(item) for item in section.items]
