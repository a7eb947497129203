"""Slices laid on pages: what stays together, what is cut, what is repeated."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from .slices import Item, Slice

_LEAST_PART = 60.0  # less than this of a row does not stand alone at the foot of a page
_SLACK = 0.01


class Position(NamedTuple):
    """A slice, where its upper edge stands, in points from the top of the page, and whose it is."""

    slice: Slice
    top: float
    again: bool
    origin: int = -1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The upper and lower edge of what a page is filled with."""

    top: float
    bottom: float

    @property
    def room(self) -> float:
        """Return the height between the edges."""
        return self.bottom - self.top


class _Paginator:
    def __init__(self, first: Sheet, later: Sheet) -> None:
        self.sheet, self.later = first, later
        self.pages: list[list[Position]] = [[]]
        self.at = first.top

    @property
    def left(self) -> float:
        return self.sheet.bottom - self.at

    @property
    def begun(self) -> bool:
        return bool(self.pages[-1])

    def turn(self) -> None:
        self.pages.append([])
        self.sheet = self.later
        self.at = self.sheet.top

    def put(
        self, slice_: Slice, before: float = 0.0, *, again: bool = False, origin: int = -1
    ) -> None:
        self.at += before if self.begun else 0.0
        self.pages[-1].append(Position(slice_, self.at, again, origin))
        self.at += slice_.height

    def needed(self, chain: list[Item]) -> float:
        """Return the least height that the chain begins with here."""
        total = 0.0
        for number, item in enumerate(chain):
            total += item.slice.height + (item.before if number or self.begun else 0.0)
        if self.may_cut(chain[-1]):
            total -= chain[-1].slice.height - _LEAST_PART
        return total

    def may_cut(self, item: Item) -> bool:
        """Tell whether a slice is so high that it is better cut than moved."""
        height = item.slice.height
        if not item.slice.divisible:
            return False
        return height > self.later.room or (height > self.later.room / 2 and not item.whole)

    def place(self, chain: list[Item]) -> None:
        if chain[0].new_page and self.begun:
            self.turn()
        extra = chain[0].header.height if chain[0].header else 0.0
        needed = self.needed(chain)
        if needed > self.left + _SLACK and self.begun:
            if needed <= self.later.room - extra + _SLACK:
                self.turn()
            elif any(item.kept for item in chain):
                for part in chains(replace(item, kept=False, whole=False) for item in chain):
                    self.place(part)
                return
        for item in chain:
            self.place_one(item)

    def place_one(self, item: Item) -> None:
        if not self.begun and len(self.pages) > 1 and item.header:
            self.put(item.header, again=True)
        before = item.before if self.begun else 0.0
        room = self.left - before
        if item.sinks:
            if item.slice.height > room + _SLACK:
                self.turn()
            self.at = self.sheet.bottom - item.slice.height
            self.put(item.slice, origin=item.origin)
            return
        if item.slice.height <= room + _SLACK:
            self.put(item.slice, item.before, origin=item.origin)
            return
        worth = self._is_fresh(item) or (self.may_cut(item) and room >= _LEAST_PART)
        parts = item.slice.cut(room) if worth else None
        if parts:
            self.put(parts[0], item.before, origin=item.origin)
            self.turn()
            self.place_one(replace(item, slice=parts[1], before=0.0, new_page=False))
        elif self._is_fresh(item):
            self.put(
                item.slice, item.before, origin=item.origin
            )  # no page has room for it: it runs over the edge
        else:
            self.turn()
            self.place_one(item)

    def _is_fresh(self, item: Item) -> bool:
        """Tell whether a new page would give no more room than this one."""
        return len(self.pages) > 1 and len(self.pages[-1]) <= (1 if item.header else 0)


def chains(items: Iterable[Item]) -> Iterable[list[Item]]:
    """Yield the items that hold on to each other."""
    waiting = deque(items)
    while waiting:
        chain = [waiting.popleft()]
        while (chain[-1].glued or chain[-1].kept) and waiting and not waiting[0].new_page:
            chain.append(waiting.popleft())
        yield chain


def paginate(items: Iterable[Item], first: Sheet, later: Sheet) -> list[list[Position]]:
    """Return the pages, each as the slices on it from the top.

    A chain of glued items moves to a new page whole where it fits on one; one that does not fit is
    broken where it must be. Nothing is left out.
    """
    paginator = _Paginator(first, later)
    for chain in chains(items):
        paginator.place(chain)
    return paginator.pages
