"""What pages are filled with: horizontal slices, and how they hold together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from .pen import Pen
from .styles import CELL_PADDING


class Slice:
    """A strip across the page, as high as `height` says; `divisible`: it may be cut."""

    divisible = False

    def __init__(self, height: float) -> None:
        self.height = height

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the strip with its upper left corner at (x, top); `again`: as decoration only."""
        raise NotImplementedError

    def cut(self, room: float) -> "tuple[Slice, Slice] | None":
        """Return the part that fits into `room` and the rest, or None where it stays whole."""
        return None


@dataclass(slots=True)
class Item:
    """A slice in the flow: the space above it, and what it holds on to.

    `glued`: the next slice stands on the same page. `kept`: so it does where all that is kept
    with it fits on one page. `whole`: not cut where it fits on a page. `header`: repeated above
    when the slice begins a page. `new_page`: begins one. `sinks`: stands at the foot of its page.
    `origin`: of which of the document's blocks it is a part, counted from 0.
    """

    slice: Slice
    before: float = 0.0
    glued: bool = False
    kept: bool = False
    whole: bool = False
    header: Slice | None = None
    new_page: bool = False
    sinks: bool = False
    origin: int = -1


Decoration = Callable[[Pen, float, float, float, float], None]
"""Paints what stands behind a row, given its left, top, width and height."""


@dataclass(slots=True)
class Compartment:
    """A part of a row: where it begins, how wide it is, and the items in it from the top."""

    x: float
    width: float
    items: list[Item] = field(default_factory=list)

    @property
    def height(self) -> float:
        """Return how high the items stand."""
        return stack_height(self.items)


def stack_height(items: Sequence[Item]) -> float:
    """Return the height of items on top of each other; the first has no space above it."""
    return sum(
        item.slice.height + (item.before if number else 0.0) for number, item in enumerate(items)
    )


def paint_stack(items: Sequence[Item], pen: Pen, x: float, top: float, *, again: bool) -> None:
    """Paint items on top of each other."""
    for number, item in enumerate(items):
        top += item.before if number else 0.0
        item.slice.paint(pen, x, top, again=again)
        top += item.slice.height


class Row(Slice):
    """Compartments side by side, cut between lines where they are higher than a page."""

    divisible = True

    def __init__(
        self,
        compartments: Sequence[Compartment],
        width: float,
        decoration: Decoration | None = None,
        padding: tuple[float, float] = (CELL_PADDING, CELL_PADDING),
        least: float = 0.0,
    ) -> None:
        inner = max((part.height for part in compartments), default=0.0)
        super().__init__(max(inner + sum(padding), least))
        self.compartments, self.width = compartments, width
        self.decoration, self.padding = decoration, padding

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint what stands behind, then each compartment."""
        if self.decoration:
            pen.artifact()
            self.decoration(pen, x, top, self.width, self.height)
        for part in self.compartments:
            paint_stack(part.items, pen, x + part.x, top + self.padding[0], again=again)

    def cut(self, room: float) -> "tuple[Slice, Slice] | None":
        """Divide each compartment at the last line that fits."""
        inner = room - sum(self.padding)
        divided = [_divide(part.items, inner) for part in self.compartments]
        if not any(head for head, _ in divided) or not any(rest for _, rest in divided):
            return None
        return self._part([head for head, _ in divided]), self._part([rest for _, rest in divided])

    def _part(self, contents: list[list[Item]]) -> "Row":
        parts = [
            replace(part, items=items)
            for part, items in zip(self.compartments, contents, strict=True)
        ]
        return Row(parts, self.width, self.decoration, self.padding)


def _divide(items: list[Item], room: float) -> tuple[list[Item], list[Item]]:
    """Divide items at the last that fits, or before what it holds on to where that leaves any."""
    used = 0.0
    for number, item in enumerate(items):
        used += item.slice.height + (item.before if number else 0.0)
        if used > room:
            while number and items[number - 1].glued and not _all_glued(items[:number]):
                number -= 1
            return items[:number], items[number:]
    return items, []


def _all_glued(items: list[Item]) -> bool:
    return all(item.glued for item in items)


class Space(Slice):
    """Nothing, as high as said."""

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint nothing."""
