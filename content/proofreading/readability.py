"""How heavy a text is to read: its sentences, and LIX."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"(?<=[.!?:])\s+(?=[»\"(]?[A-ZÆØÅ0-9])")
LONG = 6  # letters; a word of more is long
LEVELS = (  # Björnsson's levels: up to which LIX, and what it is called
    (25, "let for alle"),
    (35, "let for øvede læsere"),
    (45, "middel"),
    (55, "svær"),
)
HARDEST = "meget svær"


@dataclass(frozen=True, slots=True)
class Readability:
    """A text's LIX, rounded, what that is called, and how many words it was measured on."""

    lix: int
    level: str
    words: int


def words_of(text: str) -> list[str]:
    """Return the words of `text`; numbers are none."""
    return _WORD.findall(text)


def sentences_of(paragraph: str) -> list[str]:
    """Return the sentences of a paragraph: what ends in a stop before a capital or a digit."""
    return [sentence for sentence in _END.split(" ".join(paragraph.split())) if sentence]


def readability(paragraphs: Iterable[str]) -> Readability | None:
    """Return how heavy the paragraphs are; None where they hold no word.

    LIX (Björnsson, Läsbarhet, 1968) is words a sentence plus the percentage of words of more than
    six letters.
    """
    sentences = list(_with_words(paragraphs))
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return None
    long = sum(len(word) > LONG for word in words)
    lix = round(len(words) / len(sentences) + 100 * long / len(words))
    level = next((name for most, name in LEVELS if lix < most), HARDEST)
    return Readability(lix, level, len(words))


def _with_words(paragraphs: Iterable[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from (sentence for sentence in sentences_of(paragraph) if words_of(sentence))
