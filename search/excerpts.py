"""The lines of an entry that answer, with the words marked; the same whichever engine found it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from search.analysis.analyzer import Analyzer
from search.analysis.words import STOP_WORDS, Token, fold, stem, tokens

LONG = 240  # characters of an excerpt
BEFORE = 60  # of them before the first word found


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Some lines, as pieces of text of which some are marked."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """Return the lines without marks."""
        return "".join(text for text, _ in self.pieces)

    @property
    def html(self) -> SafeString:
        """Return the lines as HTML, with <mark> round what is marked."""
        return SafeString(
            "".join(
                format_html("<mark>{}</mark>", text) if marked else conditional_escape(text)
                for text, marked in self.pieces
            )
        )


class Marker:
    """Marks the words that a plan looks for: `wanted` are its stems, parts and exact words."""

    def __init__(self, wanted: Collection[str], analyzer: Analyzer) -> None:
        self._wanted = frozenset(wanted)
        self._analyzer = analyzer
        self._known: dict[str, str] = {}  # words met, and what they are looked for by

    def marked(self, text: str) -> Excerpt:
        """Return all of `text` with its words marked."""
        return Excerpt(tuple(_pieces(text, [token for token, _ in self._found(text)])))

    def excerpt(self, text: str) -> Excerpt:
        """Return the lines of `text` with the most different words, the first of several such."""
        found = list(self._found(text))
        start, end = _cut(text, _best_start(found))
        inside = [
            Token(token.text, token.start - start, token.end - start)
            for token, _ in found
            if start <= token.start and token.end <= end
        ]
        pieces = list(_pieces(text[start:end], inside))
        before, after = "… " if start else "", " …" if end < len(text) else ""
        return Excerpt(tuple(p for p in ((before, False), *pieces, (after, False)) if p[0]))

    def _found(self, text: str) -> Iterator[tuple[Token, str]]:
        """Yield the tokens that are looked for, each with what it was known by."""
        for token in tokens(text):
            known = self._known.get(token.text)
            if known is None:
                known = self._known[token.text] = self._by_what(token.text)
            if known:
                yield token, known

    def _by_what(self, word: str) -> str:
        """Return the token that `word` is looked for by; empty where it is not."""
        if word in STOP_WORDS:
            return ""
        folded = fold(word)
        own = stem(folded)
        if own in self._wanted:
            return own
        return next((p for p in self._analyzer.part_stems(folded) if p in self._wanted), "")


def _best_start(found: list[tuple[Token, str]]) -> int:
    best, most = 0, 0
    for at, (token, _) in enumerate(found):
        within = {
            known
            for other, known in found[at : at + 40]
            if other.end - token.start <= LONG - BEFORE
        }
        if len(within) > most:
            best, most = token.start, len(within)
    return best


def _cut(text: str, first: int) -> tuple[int, int]:
    """Return where to cut `text` so that whole words round `first` are left."""
    start = max(0, first - BEFORE)
    end = min(len(text), start + LONG)
    start = max(0, min(start, end - LONG))
    if start:
        space = text.find(" ", start, first + 1)
        start = space + 1 if space >= 0 else first
    if end < len(text):
        space = text.rfind(" ", start, end)
        end = space if space > first else end
    return start, end


def _pieces(text: str, marked: list[Token]) -> Iterator[tuple[str, bool]]:
    at = 0
    for token in marked:
        if token.start > at:
            yield text[at : token.start], False
        yield text[token.start : token.end], True
        at = token.end
    if at < len(text):
        yield text[at:], False
