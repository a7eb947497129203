"""How well search answers judged queries: what it finds of what it should, and how high up."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from search.finding import entries_of, find
from search.viewers import ANYBODY

AT = 5  # the hits that people look at


class BadQueriesError(Exception):
    """The file of judged queries cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A query and what it should find: paths, or paths with an anchor; nothing for nonsense."""

    query: str
    category: str
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one query gave. `recall` and `rank` are between 0 and 1, and 1 is best.

    `recall` is the part of what is expected that is among the first five hits, `rank` one through
    the place of the first of it. A query that should find nothing has 1 when it does, else 0.
    """

    judged: Judged
    found: tuple[str, ...]  # the first hits' addresses
    recall: float
    rank: float


@dataclass(frozen=True, slots=True)
class Score:
    """The mean over some queries."""

    queries: int
    recall: float
    mrr: float


def read_queries(text: str) -> tuple[Judged, ...]:
    """Read `[{"q": …, "category": …, "expect": [address, …]}, …]`; raise BadQueriesError."""
    try:
        rows = json.loads(text)
        return tuple(
            Judged(str(row["q"]), str(row["category"]), tuple(map(str, row["expect"])))
            for row in rows
        )
    except (ValueError, TypeError, KeyError) as error:
        raise BadQueriesError(f"{type(error).__name__}: {error}") from error


def read_file(path: Path) -> tuple[Judged, ...]:
    """Read a file of judged queries; raise BadQueriesError, OSError."""
    try:
        return read_queries(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        raise BadQueriesError(str(error)) from error


def judge(judged: Judged, engine: str) -> Verdict:
    """Search as anybody, and compare; raises what `find` does."""
    result = find(judged.query, ANYBODY, engine=engine)
    entries = entries_of([hit.key for hit in result.hits], ANYBODY)
    found = tuple(entries[hit.key].url for hit in result.hits if hit.key in entries)
    if not judged.expected:
        right = float(not found)
        return Verdict(judged, found[:AT], right, right)
    there = [any(_is(url, wanted) for url in found[:AT]) for wanted in judged.expected]
    return Verdict(
        judged, found[:AT], sum(there) / len(there), _reciprocal_rank(found, judged.expected)
    )


def _is(url: str, wanted: str) -> bool:
    """Tell whether a hit is what is wanted: that very place, or any place of that page."""
    return url == wanted or ("#" not in wanted and url.partition("#")[0] == wanted)


def _reciprocal_rank(found: Sequence[str], expected: Iterable[str]) -> float:
    wanted = tuple(expected)
    for place, url in enumerate(found, 1):
        if any(_is(url, one) for one in wanted):
            return 1 / place
    return 0.0


def score(verdicts: Sequence[Verdict]) -> Score:
    """Return the means."""
    count = len(verdicts)
    return Score(
        count,
        sum(verdict.recall for verdict in verdicts) / count if count else 0.0,
        sum(verdict.rank for verdict in verdicts) / count if count else 0.0,
    )


def by_category(verdicts: Sequence[Verdict]) -> dict[str, Score]:
    """Return the means of each category, in the order they first come."""
    names = dict.fromkeys(verdict.judged.category for verdict in verdicts)
    return {
        name: score([verdict for verdict in verdicts if verdict.judged.category == name])
        for name in names
    }


def alike(first: Sequence[Verdict], second: Sequence[Verdict]) -> float:
    """Return for which part of the queries two engines gave the same first five, in order."""
    pairs = list(zip(first, second, strict=True))
    return sum(one.found == other.found for one, other in pairs) / len(pairs) if pairs else 1.0


def as_json(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Return one engine's verdicts in the command's JSON shape."""
    return {
        **_score_json(score(verdicts)),
        "categories": {name: _score_json(found) for name, found in by_category(verdicts).items()},
        "missed": [
            {
                "q": verdict.judged.query,
                "category": verdict.judged.category,
                "expect": list(verdict.judged.expected),
                "found": list(verdict.found),
            }
            for verdict in verdicts
            if verdict.recall < 1
        ],
    }


def _score_json(found: Score) -> dict[str, Any]:
    return {
        "queries": found.queries,
        "recall@5": round(found.recall, 4),
        "mrr": round(found.mrr, 4),
    }
