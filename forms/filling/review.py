"""Gennemse: all that was answered, the document as it will look, and what is still missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from forms.definition.form import Step
from forms.definition.questions import SILENT, Item, RowGroup
from forms.definition.reading import Path
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

    title: str
    url: str
    lines: list[AnswerLine]
    problems: list[ProblemLink]


def reviewed_steps(filled: Filled) -> list[ReviewedStep]:
    """Return the steps that show, in order."""
    return [_reviewed(filled, filled.form.step(step)) for step in filled.reading.shown_steps]


def _reviewed(filled: Filled, step: Step) -> ReviewedStep:
    url = step_url(filled.draft, step.id)
    problems = filled.problems(step)
    troubled = {problem.path for problem in problems}
    lines = _lines(step.items, filled.reading.answers, (), url, filled.reading.shown, troubled)
    links = [problem_link(problem, step.items) for problem in problems]
    found = [ProblemLink(f"{url}#{link.target}", link.text) for link in links]
    return ReviewedStep(step.title, url, lines, found)


def _lines(
    items: tuple[Item, ...],
    answers: Mapping[str, Any],
    path: Path,
    url: str,
    shown: frozenset[Path],
    troubled: set[Path],
) -> list[AnswerLine]:
    lines = []
    for item in items:
        place = (*path, item.id)
        if isinstance(item, SILENT) or place not in shown:
            continue
        if isinstance(item, RowGroup):
            lines += _row_lines(item, answers.get(item.id) or [], place, url, troubled)
        else:
            text = in_words(item, answers.get(item.id)) or UNANSWERED
            lines.append(AnswerLine(item.label, text, f"{url}#id_{item.id}", place in troubled))
    return lines


def _row_lines(
    group: RowGroup, rows: list[Mapping[str, Any]], path: Path, url: str, troubled: set[Path]
) -> list[AnswerLine]:
    """Return a line for each row: its summary, and whether anything in it is wrong."""
    if not rows:
        return [AnswerLine(group.label, UNANSWERED, f"{url}#{group.id}", path in troubled)]
    lines = []
    for number, row in enumerate(rows):
        place = (*path, number)
        name = f"{group.id}-{number}"
        wrong = any(found[: len(place)] == place for found in troubled)
        summary = row_summary(group, dict(row)) or UNANSWERED
        label = f"{group.row_label} {number + 1}"
        lines.append(AnswerLine(label, summary, f"{url}?aaben={name}#{name}", wrong))
    return lines
