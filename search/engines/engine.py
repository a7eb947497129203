"""What an engine is asked, what it answers, and what an engine is."""

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from uuid import UUID

from search.analysis.analyzer import Analyzer
from search.entries import Entry
from search.plan import Plan

FEW = 3  # hits with enough of the words; with fewer, some of the words will do
ENOUGH_OF_MANY = 0.6  # of more than two words
ALIKE = 3  # decimals of a score against the best one
FACETS = ("kind", "section")
MOST_VALUES = 50  # of a facet; the kinds are far fewer, and added up they are the count of all


class EngineAwayError(Exception):
    """The engine cannot answer now; the message says why, for the log."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What the hits are narrowed to: any of `kinds`, any of `sections`, reviewed on or after a day.

    The day is ISO 8601; what is empty narrows nothing.
    """

    kinds: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    reviewed_since: str = ""

    def __bool__(self) -> bool:
        return bool(self.kinds or self.sections or self.reviewed_since)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What an engine is asked. `keys` are those of the viewer; `figures` asks for key figures."""

    plan: Plan
    keys: frozenset[str]
    filters: Filters
    limit: int = 100
    figures: bool = False

    @property
    def passes(self) -> tuple[int, ...]:
        """How many of the plan's slots must be there: at first, and when too little was found."""
        count = len(self.plan.slots)
        first = count if count <= 2 else math.ceil(ENOUGH_OF_MANY * count)
        return (first,) if first <= 1 or self.figures else (first, 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry found, by its key and owner; scores compare within one answer only."""

    key: str
    owner: str
    score: float


@dataclass(frozen=True, slots=True)
class Found:
    """An engine's answer: the best hits, how many there are, and how many without the filters.

    `facets` counts all without the filters, by facet and value. `enough` tells that the hits have
    enough of the words; else some of them only.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    unfiltered: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    enough: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """How far an index has come: of which epoch it is, and the last change that it holds."""

    epoch: UUID
    position: int


class Engine(Protocol):
    """A store of entries. Every method raises EngineAwayError when the engine cannot answer."""

    name: str

    def place(self) -> Place | None:
        """Return how far the index has come; None where there is none."""

    def rebuild(self, entries: Iterable[Entry], count: int, analyzer: Analyzer, at: Place) -> None:
        """Make a new index of `entries` beside the present one, then put it in its place."""

    def apply(
        self, changed: Sequence[Entry], gone: Collection[str], analyzer: Analyzer, at: Place
    ) -> None:
        """Bring the index up to `at`: put in what changed, take out the keys that are gone."""

    def search(self, inquiry: Inquiry) -> Found:
        """Return what answers best."""

    def suggest(self, begun: Sequence[str], keys: frozenset[str], limit: int) -> list[str]:
        """Return the keys of entries whose offer has words that begin so (folded beginnings)."""

    def size(self) -> int:
        """Return how many bytes the index takes."""


def in_passes(inquiry: Inquiry, ask: Callable[[int], Found]) -> Found:
    """Ask for enough of the words; where too little is found, for some of them, which is slower.

    `ask` is given how many of the plan's slots must be there.
    """
    if not inquiry.plan.slots:
        return Found()
    for least in inquiry.passes:
        found = ask(least)
        if found.unfiltered >= FEW:
            break
    return replace(found, enough=least == inquiry.passes[0])


def ordered(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return hits best first, the best with score 1; those alike in the order of their keys.

    Two engines' scores differ by a factor and in the last digits; these do not.
    """
    found = list(hits)
    best = max((hit.score for hit in found), default=0) or 1
    alike = [replace(hit, score=round(hit.score / best, ALIKE)) for hit in found]
    return tuple(sorted(alike, key=lambda hit: (-hit.score, hit.key)))
