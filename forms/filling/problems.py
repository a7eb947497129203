"""Problems as people meet them: which question in which row, and the element to go to."""

from dataclasses import dataclass

from forms.definition.questions import Item, RowGroup
from forms.definition.reading import Path, Problem


@dataclass(frozen=True, slots=True)
class ProblemLink:
    """A problem for the error summary: the id of the element it is about, and the whole text."""

    target: str
    text: str


def problem_link(problem: Problem, items: tuple[Item, ...]) -> ProblemLink:
    """Return the problem with its place in words: "Mål 2, Aftale 1, Hvad aftaler I?: Udfyld…"."""
    labels, is_rows = _labels(problem.path, items)
    name = "-".join(str(part) for part in problem.path)
    return ProblemLink(name if is_rows else f"id_{name}", f"{', '.join(labels)}: {problem.message}")


def _labels(path: Path, items: tuple[Item, ...]) -> tuple[list[str], bool]:
    """Return what each part of the path is called, and whether it ends at rows."""
    labels: list[str] = []
    group: RowGroup | None = None
    for part in path:
        if isinstance(part, int):
            row_label = group.row_label if group else ""
            labels[-1:] = [f"{row_label} {part + 1}"]
            items = group.questions if group else ()
            continue
        item = next((item for item in items if item.id == part), None)
        group = item if isinstance(item, RowGroup) else None
        labels.append(item.label if item else str(part))
    return labels, group is not None
