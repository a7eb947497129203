"""Gennemse: all that was answered, the document as it will look, and what is still missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.definition.form import Step
from forms.definition.questions import SILENT, Item, RowGroup
from forms.definition.reading import Path
from forms.filling.actions import place_name
from forms.filling.addresses import step_url
from forms.filling.drafts import Filled
from forms.filling.problems import ProblemLink, problem_link
from forms.filling.summaries import row_summary
from forms.library.printing import UNANSWERED, in_words


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """A question, its answer in words, and where it is corrected."""

    label: str
    answer: str
    url: str
    troubled: bool


@dataclass(frozen=True, slots=True)
class ReviewedStep:
    """A step with its answers and with what is wrong."""

    id: str
    title: str
    url: str
    lines: list[AnswerLine]
    problems: list[ProblemLink]


def reviewed_steps(filled: Filled) -> list[ReviewedStep]:
    """Return the steps that show, in order."""
    return [_reviewed(filled, filled.form.step(step)) for step in filled.reading.shown_steps]


def _reviewed(filled: Filled, step: Step) -> ReviewedStep:
    url, reading = step_url(filled.draft, step.id), filled.reading
    problems = filled.problems(step)
    lines = _Lines(url, reading.shown, {problem.path for problem in problems})
    links = [problem_link(problem, step.items) for problem in problems]
    found = [ProblemLink(f"{url}#{link.target}", link.text) for link in links]
    return ReviewedStep(
        step.id, step.title, url, list(lines.of(step.items, reading.answers)), found
    )


@dataclass(frozen=True, slots=True)
class _Lines:
    """The lines of a step: where it is, which of its questions show, and where it is troubled."""

    url: str
    shown: frozenset[Path]
    troubled: set[Path]

    def of(self, items: tuple[Item, ...], answers: Mapping[str, Any]) -> Iterator[AnswerLine]:
        for item in items:
            place = (item.id,)
            if isinstance(item, RowGroup):
                yield from self.of_rows(item, answers, place)
            elif not isinstance(item, SILENT) and place in self.shown:
                text = in_words(item, answers.get(item.id)) or UNANSWERED
                url = f"{self.url}#id_{item.id}"
                yield AnswerLine(item.label, text, url, place in self.troubled)

    def of_rows(
        self, group: RowGroup, answers: Mapping[str, Any], path: Path, outer: str = ""
    ) -> Iterator[AnswerLine]:
        """Yield a line for each row, its own rows after it; one line where there is none."""
        if path not in self.shown:
            return
        rows = answers.get(group.id) or []
        if not rows:
            url = self.address(path)
            yield AnswerLine(f"{outer}{group.label}", UNANSWERED, url, path in self.troubled)
        for number, row in enumerate(rows):
            place = (*path, number)
            label = f"{outer}{group.row_label} {number + 1}"
            wrong = any(found[: len(place)] == place for found in self.troubled)
            summary = row_summary(group, dict(row)) or UNANSWERED
            yield AnswerLine(label, summary, self.address(place), wrong)
            for inner in group.questions:
                if isinstance(inner, RowGroup):
                    yield from self.of_rows(inner, row, (*place, inner.id), f"{label}, ")

    def address(self, path: Path) -> str:
        """Return where a row is, unfolded, or rows that there are none of yet."""
        name = place_name(path)
        unfolded = f"?aaben={name}" if len(path) > 1 else ""
        return f"{self.url}{unfolded}#{name}"
