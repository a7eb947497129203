"""How wide a table's columns are, and how large its text: so that no word has to be broken."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from .fonts import Face, Fonts
from .shaping import width as text_width
from .tree import Fact, Table, Text, cell_texts, words

SIZES = (9.5, 8.5)
"""The sizes that a table's text is set in: the smaller where the larger breaks words."""

HEAD_SIZE = 9.0
FACT_LABEL_SIZE, FACT_SIZE = 8.5, 10.0

_LONGEST_FACT = 120  # characters; more do not fit on a line
_WORD = re.compile(r"[^\s/–—-]+[/–—-]?")
_MEASURED = 8  # of a column's longest words; the widest is among them
_MOST_OF_TABLE = 0.5  # a single word does not claim more
_AIR = 0.5  # points beside the longest word


@dataclass(frozen=True, slots=True)
class Fit:
    """The widths of a table's columns and the size of its text, in points."""

    widths: tuple[float, ...]
    size: float


def fit(table: Table, width: float, padding: float, fonts: Fonts) -> Fit:
    """Fit a table to `width` points, with `padding` beside the text of each cell in all.

    Columns are as wide as their shares say, unless they cannot hold their longest word: then they
    take from those with room to spare. Where there is not enough, the text is set smaller, and
    where that does not help, words are broken, in those columns that have the longest.
    """
    total = sum(column.share for column in table.columns)
    wished = [width * column.share / total for column in table.columns]
    at_one_point = list(_longest_words(table, fonts))
    for size in SIZES:
        needed = [
            min(max(head * HEAD_SIZE, longest * size) + padding + _AIR, width * _MOST_OF_TABLE)
            for head, longest in at_one_point
        ]
        if sum(needed) <= width:
            break
    else:
        needed = _levelled(needed, width)
    return Fit(tuple(_shared(wished, needed)), size)


def fit_facts(facts: Sequence[Fact], width: float, gap: float, fonts: Fonts) -> list[float]:
    """Return the widths of the columns that facts stand in, `gap` beside each among them.

    They are equally wide, unless all facts find room on one line each when they are not.
    """
    equal = [width / len(facts)] * len(facts)
    needed = [
        max(_line(label, FACT_LABEL_SIZE, fonts), _line(value, FACT_SIZE, fonts)) + gap + _AIR
        for label, value in facts
    ]
    return _shared(equal, needed) if sum(needed) <= width else equal


def _levelled(needed: list[float], width: float) -> list[float]:
    """Cut the largest to one size that lets all fit: the others still hold their words whole."""
    left = width
    for number, least in enumerate(sorted(needed)):
        share = left / (len(needed) - number)
        if least > share:
            break
        left -= least
    return [min(own, share) for own in needed]


def _line(text: Text, size: float, fonts: Fonts) -> float:
    return text_width(words(text)[:_LONGEST_FACT], size, fonts.regular, fonts)


def _shared(wished: list[float], needed: list[float]) -> list[float]:
    """Move width from columns that can spare it to those that lack it."""
    missing = [max(0.0, least - own) for least, own in zip(needed, wished, strict=True)]
    spare = [max(0.0, own - least) for least, own in zip(needed, wished, strict=True)]
    if not sum(missing) or not sum(spare):
        return wished
    given = min(1.0, sum(spare) / sum(missing))
    taken = min(1.0, sum(missing) / sum(spare))
    return [
        own + lack * given - more * taken
        for own, lack, more in zip(wished, missing, spare, strict=True)
    ]


def _longest_words(table: Table, fonts: Fonts) -> Iterator[tuple[float, float]]:
    """Yield the widths of each column's longest words, of its heading and below, at one point."""
    for number, column in enumerate(table.columns):
        named = table.row_headers and number == 0
        texts = chain.from_iterable(map(cell_texts, (row[number] for row in table.rows)))
        heading = _longest([column.heading], fonts.semibold, fonts)
        yield heading, _longest(texts, fonts.semibold if named else fonts.regular, fonts)


def _longest(texts: "chain[Text] | list[Text]", face: Face, fonts: Fonts) -> float:
    found = {word for text in texts for word in _WORD.findall(words(text))}
    longest = sorted(found, key=lambda word: (-len(word), word))[:_MEASURED]
    return max((text_width(word, 1.0, face, fonts) for word in longest), default=0.0)
