"""Parting Danish compounds: bostøttemedarbejder is bo, støtte, bostøtte and medarbejder.

The lexicon is the site's own words and a list of the domain's. A compound is parted only where
every part is in it, so that bostøtte never gives »ott«.
"""

from collections.abc import Iterable, Mapping

from .lists import word_list
from .words import STOP_WORDS, fold, stem, tokens

COMMON = 20  # how often a word of the domain counts as written
SHORTEST = 7  # letters of a word that may be a compound
SHORTEST_PART, SHORTEST_LAST = 3, 4
DEEPEST = 3  # parts after the first
LINKS = "se"  # the letters that join parts: myndighed-s-koordinator
SHORT_PARTS = frozenset({"bo", "uu"})

# What looks like the last or any part of a compound and is none.
_NO_LAST_PART = word_list("no_last_parts")
_NO_PART = frozenset(fold(word) for word in STOP_WORDS) | word_list("no_parts")


class Compounds:
    """Parts compounds by a lexicon of folded words and how often each occurs."""

    def __init__(self, words: Mapping[str, int]) -> None:
        self._count: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        for word, count in words.items():
            folded = fold(word)
            if len(folded) >= SHORTEST_PART and folded.isalpha():
                self._count[folded] = max(count, self._count.get(folded, 0))
                key = stem(folded)
                self._stems[key] = max(count, self._stems.get(key, 0))
        self._beginnings = {
            length: {word[:length] for word in self._count} | SHORT_PARTS for length in range(2, 6)
        }
        self._parted: dict[str, tuple[str, ...]] = {}

    def parts(self, folded: str) -> tuple[str, ...]:
        """Return all parts of a folded word, those of its parts too; none when it is no compound.

        The longest stand first among equals: bostøttemedarbejder → bostøtte, bo, støtte, …
        """
        found: list[str] = []
        for part in self._part(folded, 0) or ():
            inner = self._part(part, 0) if len(part) >= SHORTEST else None
            found += [one for one in (part, *(inner or ())) if one not in found]
        return tuple(found)

    def _part(self, word: str, depth: int) -> tuple[str, ...] | None:
        if depth == 0 and word in self._parted:
            return self._parted[word] or None
        best: tuple[str, ...] | None = None
        if len(word) >= SHORTEST and depth < DEEPEST:
            for candidate in self._ways(word, depth):
                if best is None or self._cost(candidate) < self._cost(best):
                    best = candidate
        if depth == 0:
            self._parted[word] = best or ()
        return best

    def _ways(self, word: str, depth: int) -> Iterable[tuple[str, ...]]:
        """Yield the ways to part `word` that the lexicon knows."""
        first = 2 if word[:2] in SHORT_PARTS else SHORTEST_PART
        for cut in range(first, len(word) - SHORTEST_PART):
            begin, rest = word[:cut], word[cut:]
            if cut <= max(self._beginnings) and begin not in self._beginnings[cut]:
                return
            head = self._first_part(begin)
            if head is None:
                continue
            if self._is_last_part(rest):
                yield (head, rest)
            else:
                following = self._part(rest, depth + 1)
                if following:
                    yield (head, *following)

    def _first_part(self, begin: str) -> str | None:
        """Return the word that `begin` is, as it is or without the letter that joins."""
        forms = [begin]
        if len(begin) > SHORTEST_PART and begin[-1] in LINKS:
            forms.append(begin[:-1])
        for form in forms:
            if form in SHORT_PARTS or (form in self._count and form not in _NO_PART):
                return form
        return None

    def _is_last_part(self, rest: str) -> bool:
        if len(rest) < SHORTEST_LAST or rest in _NO_LAST_PART or rest in _NO_PART:
            return False
        return rest in self._count or (
            len(stem(rest)) >= SHORTEST_PART and stem(rest) in self._stems
        )

    def _cost(self, parts: tuple[str, ...]) -> tuple[int, int, int]:
        """Return what is to be least: few parts, of which the rarest is frequent, alike long."""
        rarest = min(self._count.get(p) or self._stems.get(stem(p), 0) for p in parts)
        return (len(parts), -rarest, -min(map(len, parts)))


def domain_words() -> dict[str, int]:
    """Return the domain's own words, as often as a common word of the site."""
    return dict.fromkeys(word_list("domain_words"), COMMON)


def words_of(texts: Iterable[str]) -> dict[str, int]:
    """Return the words of `texts` that can be parts of others, and how often each occurs."""
    found: dict[str, int] = {}
    for text in texts:
        for token in tokens(text):
            word = token.text
            if len(word) >= SHORTEST_PART and word.isalpha() and word not in STOP_WORDS:
                found[word] = found.get(word, 0) + 1
    return found
