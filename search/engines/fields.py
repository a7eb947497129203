"""An entry as both engines store it: fields of tokens with a space between."""

from collections.abc import Iterator

from search.analysis.analyzer import Analyzer
from search.analysis.words import fold, tokens
from search.entries import Entry
from search.plan import BY_AREA, BY_KIND, EXACT, PARTS, STEM

SHORTEST_BEGINNING, LONGEST_BEGINNING = 2, 16  # letters of a word that suggestions go by
TOKEN_FIELDS = tuple(f"{area}_{kind}" for area in BY_AREA for kind in BY_KIND)
STARTS, HEADING = "starts", "heading_exact"
# Stands in every field of every entry: one engine counts the entries that have a field, the other
# all of them, and so both count the same.
ALWAYS = "·"


def token_fields(entry: Entry, analyzer: Analyzer) -> dict[str, str]:
    """Return the fields that words are looked for in.

    What stands before a page's first heading is under the page's own title, so that a search for
    the title finds the page's beginning first.
    """
    heading = "\n".join((entry.heading or entry.title, *entry.names))
    found = {STARTS: " ".join(dict.fromkeys(_beginnings(entry.offer)))}
    for area, text in (("title", entry.title), ("heading", heading), ("body", entry.body)):
        indexed = analyzer.index(text)
        found[f"{area}_{EXACT}"] = _field(indexed.exact)
        found[f"{area}_{STEM}"] = _field(indexed.stem)
        found[f"{area}_{PARTS}"] = _field(indexed.parts)
    return found


def _field(found: list[str]) -> str:
    return " ".join((ALWAYS, *found))


def beginnings_typed(typed: str) -> list[str]:
    """Return the words typed as they are looked for among the beginnings."""
    words = [fold(token.text)[:LONGEST_BEGINNING] for token in tokens(typed)]
    return [word for word in words if len(word) >= SHORTEST_BEGINNING]


def reviewed_number(entry: Entry) -> int:
    """Return the day of the review as a number that sorts, 20261122; 0 without one."""
    return number_of_day(entry.reviewed)


def number_of_day(day: str) -> int:
    """Return an ISO day as a number that sorts; 0 for none."""
    return int(day.replace("-", "") or 0)


def _beginnings(offer: str) -> Iterator[str]:
    for token in tokens(offer):
        word = fold(token.text)
        for length in range(SHORTEST_BEGINNING, min(len(word), LONGEST_BEGINNING) + 1):
            yield word[:length]
