"""How far rounds are: one of them, all of a unit's checklists, and what a leader must look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from wagtail.models import Page

from content.models import ChecklistPage
from forms.cases.models import Unit

from .answering import current_answers
from .models import AnswerRevision, Round

Choice = AnswerRevision.Choice


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a round, with what stands as its answer."""

    id: str
    number: int
    question: str
    help: str
    answer: AnswerRevision | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How many of a round's questions are answered, and how."""

    asked: int
    yes: int
    no: int
    not_relevant: int

    @property
    def answered(self) -> int:
        """Return how many have an answer."""
        return self.yes + self.no + self.not_relevant

    @property
    def answered_of(self) -> str:
        """Return it as it is said: "3 af 4"."""
        return f"{self.answered} af {self.asked}"

    @property
    def whole(self) -> bool:
        """Tell whether all have."""
        return self.answered == self.asked


@dataclass(frozen=True, slots=True)
class Line:
    """A checklist in the overview: its newest round, how far that is, and what was answered no."""

    page: Any
    newest: Round | None
    progress: Progress | None
    missing: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Checklists that stand below the same page, such as the seven of the implementation."""

    title: str
    lines: tuple[Line, ...]

    @property
    def whole(self) -> int:
        """Return how many checklists have every question answered."""
        return sum(line.progress is not None and line.progress.whole for line in self.lines)

    @property
    def missing(self) -> int:
        """Return how many questions were answered no."""
        return sum(len(line.missing) for line in self.lines)


def questions_of(round_: Round) -> tuple[Asked, ...]:
    """Return the round's questions in order, each with its answer."""
    answers = current_answers(round_)
    return tuple(
        Asked(kept["id"], number, kept["question"], kept["help"], answers.get(kept["id"]))
        for number, kept in enumerate(round_.wording, start=1)
    )


def progress_of(asked: Iterable[Asked]) -> Progress:
    """Count the answers."""
    given = [question.answer.answer if question.answer else "" for question in asked]
    return Progress(
        asked=len(given),
        yes=given.count(Choice.YES),
        no=given.count(Choice.NO),
        not_relevant=given.count(Choice.NOT_RELEVANT),
    )


def overview_of(unit: Unit) -> tuple[Shelf, ...]:
    """Return every public checklist with the unit's newest round of it, shelf by shelf."""
    pages = list(ChecklistPage.objects.live().public().order_by("path"))
    newest: dict[int | None, Round] = {}
    for round_ in unit.rounds.order_by("started_at"):
        newest[round_.page_id] = round_
    above = {page.path: page.title for page in Page.objects.filter(path__in=map(_above, pages))}
    return tuple(
        Shelf(above[path], tuple(_line(page, newest.get(page.pk)) for page in shelf))
        for path, shelf in groupby(pages, key=_above)
    )


def _above(page: Any) -> str:
    return str(page.path[: -Page.steplen])


def _line(page: Any, newest: Round | None) -> Line:
    if newest is None:
        return Line(page, None, None, ())
    asked = questions_of(newest)
    missing = tuple(a for a in asked if a.answer and a.answer.answer == Choice.NO)
    return Line(page, newest, progress_of(asked), missing)
