"""What is offered while somebody types: pages, headings, words and courses whose names begin so."""

from dataclasses import dataclass

from search.analysis.words import fold, tokens
from search.engines.choice import answer_of
from search.engines.fields import beginnings_typed
from search.entries import Entry
from search.finding import entries_of, typed_text
from search.viewers import Viewer

MOST = 8
LOOKED_AT = 40  # of which the best are offered


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Somewhere to go: what it is called, what it is, and where."""

    label: str
    hint: str
    url: str


def suggest(typed: str, viewer: Viewer, engine: str = "") -> list[Suggestion]:
    """Return a few places that go by what is typed so far; raises what `find` does."""
    begun = beginnings_typed(typed_text(typed))
    keys, _ = answer_of(lambda asked: asked.suggest(begun, viewer.keys, LOOKED_AT), only=engine)
    entries = entries_of(keys, viewer)
    found = [entries[key] for key in keys if key in entries]
    ordered = sorted(found, key=lambda entry: _rank(entry, begun))
    offered = {(entry.offer, entry.url): _suggestion(entry) for entry in ordered}
    return list(offered.values())[:MOST]


def _rank(entry: Entry, begun: list[str]) -> tuple[bool, bool, int]:
    """Return what is least for the best: begins so, is a page of its own, and is short."""
    first = next((fold(token.text) for token in tokens(entry.offer)), "")
    return (not first.startswith(begun[0]), bool(entry.heading), len(entry.offer))


def _suggestion(entry: Entry) -> Suggestion:
    on_a_page = entry.heading and entry.offer == entry.heading
    hint = f"{entry.kind}: {entry.title}" if on_a_page else entry.kind
    return Suggestion(entry.offer, hint, entry.url)
