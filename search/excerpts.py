"""The passage of a page that answers, cut to a few lines with the words marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from content.reading import Passage

AROUND = 110  # characters to each side of the first word found


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some lines from one passage; `text` is safe HTML with <mark> round the words."""

    heading: str
    anchor: str
    text: SafeString


def best_excerpt(passages: Iterable[Passage], words: tuple[str, ...]) -> Excerpt | None:
    """Return lines from the first passage that has most of `words`; None where none has any."""
    best, most = None, 0
    for passage in passages:
        said = f"{passage.heading} {passage.text}".casefold()
        count = sum(word in said for word in words)
        if count > most:
            best, most = passage, count
    if best is None:
        return None
    return Excerpt(best.heading, best.anchor, marked(_cut(best.text, words), words))


def marked(text: str, words: tuple[str, ...]) -> SafeString:
    """Return `text` escaped, with every place where one of `words` begins a word in <mark>."""
    parts = _beginning(words).split(text)
    # split() with one group gives the text between the places at even indexes, the places at odd.
    found = [
        format_html("<mark>{}</mark>", part) if index % 2 else conditional_escape(part)
        for index, part in enumerate(parts)
    ]
    return SafeString("".join(found))


def _beginning(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for words that begin with one of `words`, the longest tried first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b((?:{'|'.join(map(re.escape, longest_first))})\w*)", re.IGNORECASE)


def _cut(text: str, words: tuple[str, ...]) -> str:
    """Return some lines of `text` round the first of `words`, whole words, with … where cut."""
    match = _beginning(words).search(text)
    middle = match.start() if match else 0
    start, end = max(0, middle - AROUND), min(len(text), middle + AROUND)
    if start:
        start = text.find(" ", start) + 1
    if end < len(text):
        end = text.rfind(" ", 0, end)
    return f"{'… ' if start else ''}{text[start:end].strip()}{' …' if end < len(text) else ''}"
