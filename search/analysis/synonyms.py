"""What else a phrase is called, by the stems of its words."""

from collections.abc import Iterable
from dataclasses import dataclass

from .words import FILLERS, STOP_WORDS, fold, stem, tokens

Phrase = tuple[str, ...]  # the stems of its words, in order


@dataclass(frozen=True, slots=True)
class Group:
    """Words for the same thing, and words for what is near it."""

    same: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another phrase to look for; `near` is one that means something close, not the same."""

    phrase: Phrase
    near: bool


def phrase_of(text: str) -> Phrase:
    """Return the stems of what means something: »Støtte i egen bolig« → stott, eg, bol."""
    words = [token.text for token in tokens(text)]
    said = [word for word in words if word not in STOP_WORDS and carries(word)]
    plain = [word for word in said if word not in FILLERS]
    return tuple(stem(fold(word)) for word in plain or said)


def carries(word: str) -> bool:
    """Tell whether a word is more than a single letter."""
    return len(word) > 1 or word.isdigit()


class Synonyms:
    """The groups, ready to be asked what else a phrase is called."""

    def __init__(self, groups: Iterable[Group] = ()) -> None:
        self._others: dict[Phrase, dict[Phrase, bool]] = {}
        for group in groups:
            same = [phrase for phrase in map(phrase_of, group.same) if phrase]
            near = [phrase for phrase in map(phrase_of, group.near) if phrase]
            for phrase in same:
                self._join(phrase, same, near=False)
                self._join(phrase, near, near=True)
            for phrase in near:
                self._join(phrase, same, near=True)
        self.longest = max(map(len, self._others), default=0)  # words

    def others(self, phrase: Phrase) -> tuple[Alternative, ...]:
        """Return what else `phrase` is called, the same things first."""
        found = self._others.get(phrase, {})
        ordered = sorted(found.items(), key=lambda pair: (pair[1], pair[0]))
        return tuple(Alternative(other, near) for other, near in ordered)

    def knows(self, phrase: Phrase) -> bool:
        """Tell whether a group names `phrase`."""
        return phrase in self._others

    def _join(self, phrase: Phrase, others: list[Phrase], *, near: bool) -> None:
        known = self._others.setdefault(phrase, {})
        for other in others:
            if other != phrase:
                known[other] = near and known.get(other, True)
