"""What an engine is asked: a tree of terms that no engine's own language is spoken in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from search.analysis.analyzer import Slot, Word
from search.analysis.synonyms import Alternative
from search.analysis.words import FILLERS, fold, is_section, stem

EXACT, STEM, PARTS = "exact", "stem", "parts"

# How much a term counts by how it was found, and by where. The figures come from the trial that
# docs/decisions/ tells of; `search_evaluate` shows what a change does to them.
BY_KIND = {EXACT: 0.35, STEM: 1.0, PARTS: 0.65}
BY_AREA = {"title": 1.1, "heading": 1.5, "body": 0.8}
TERM_TIE, ANY_TIE = 0.1, 0.15  # what the lesser alternatives add to the best one

SAME, NEAR = 0.8, 0.35  # a synonym; a word for something near
SAME_PARTS, NEAR_PARTS = 0.6, 0.25
ALL_PARTS = 0.35  # a compound by all of its parts
ONE_PART = 0.1  # one that nobody wrote, by one of them
SMALL = 0.5  # a small word in a heading
JOINED = 1.2  # two words typed that the text writes as one
CLOSE = {0: 0.5, 1: 0.7, 2: 0.45}  # by how many letters are wrong; 0 is a word begun
CLOSE_PARTS = 0.8  # of the above
LINKS = ("", "s", "e", "er")  # between the parts of a compound
MOST_PARTS = 3
_SAYS_LITTLE = frozenset(stem(fold(word)) for word in FILLERS)  # by itself: »hjælp«
LONG_PHRASE = 0.8  # a phrase's words share what one word counts, raised to this


@dataclass(frozen=True, slots=True)
class Term:
    """A token of one kind, in any area; `boost` multiplies its score."""

    kind: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Any:
    """The best of the alternatives counts, the others a little."""

    nodes: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class All:
    """Every one must be there; their scores add up."""

    nodes: "tuple[Node, ...]"


Node = Term | Any | All


class Vocabulary(Protocol):
    """The words that those who ask may see."""

    def knows(self, token: str) -> bool:
        """Tell whether a stem or part stands anywhere."""

    def close_to(self, word: Word) -> Sequence[tuple[str, int]]:
        """Return stems like `word`, and how many letters differ; 0 for one that goes on."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is looked for, a node a slot."""

    slots: tuple[Node, ...]
    small: tuple[
        str, ...
    ] = ()  # words that count where they stand in a heading, and are not needed

    def terms(self) -> Iterator[Term]:
        """Yield every term in the tree."""
        for slot in self.slots:
            yield from terms_of(slot)


def plan_for(slots: Sequence[Slot], vocabulary: Vocabulary, small: Sequence[str] = ()) -> Plan:
    """Return the plan for `slots`; words that nobody wrote are replaced by those close to them.

    `small` are the small words that were typed: a heading that has them too answers better.
    """
    joined: list[list[str]] = [[] for _ in slots]
    for at, (slot, following) in enumerate(pairwise(slots)):
        for word in _written_together(slot, following):
            if vocabulary.knows(word):
                joined[at].append(word)
                joined[at + 1].append(word)
    nodes = []
    for slot, together in zip(slots, joined, strict=True):
        share = 1 / len(slot.words) ** LONG_PHRASE
        words = [_word(word, share, vocabulary) for word in slot.words]
        said = [words[0] if len(words) == 1 else All(tuple(words))]
        said += [_alternative(other) for other in slot.others]
        for word in dict.fromkeys(together):
            said += [Term(STEM, word, JOINED), Term(PARTS, word, JOINED / 2)]
        nodes.append(said[0] if len(said) == 1 else Any(tuple(said)))
    return Plan(tuple(nodes), tuple(dict.fromkeys(small)))


def joined_words(slots: Sequence[Slot]) -> list[str]:
    """Return the stems of what is typed as two words and may be written as one."""
    pairs = pairwise(slots)
    return [word for slot, following in pairs for word in _written_together(slot, following)]


def _written_together(slot: Slot, following: Slot) -> list[str]:
    """Return the stems of two words written as one, whichever is the first of the two.

    »bo støtte« is bostøtte, and »gruppe af ledere« is ledergruppe.
    """
    if len(slot.words) > 1 or len(following.words) > 1:
        return []
    first, second = slot.words[0], following.words[0]
    if not (first.folded.isalpha() and second.folded.isalpha()):
        return []
    return [*_compounds(first, second), *_compounds(second, first)]


def _compounds(modifier: Word, head: Word) -> list[str]:
    """Return the stems of the compounds that two words can make."""
    begins = {modifier.folded, modifier.folded[:-1], modifier.stem}
    made = (begin + link + head.folded for begin in sorted(begins) for link in LINKS)
    return [stem(word) for word in made]


def _word(word: Word, boost: float, vocabulary: Vocabulary) -> Node:
    found: list[Node] = [Term(STEM, word.stem, boost), Term(PARTS, word.stem, boost)]
    known = vocabulary.knows(word.stem)
    if len(word.text) > 2:
        found.append(Term(EXACT, word.text, boost))
    if is_section(word.text):
        found += [Term(STEM, wider, boost / 2) for wider in word.parts if is_section(wider)]
    elif len(word.parts) > 1:
        parts = word.parts[:MOST_PARTS]
        found.append(All(tuple(_part(part, ALL_PARTS * boost) for part in parts)))
        alone = [part for part in parts if not known and part not in _SAYS_LITTLE]
        found += [_part(part, ONE_PART * boost) for part in alone]
    if not known:
        for close, letters in vocabulary.close_to(word):
            weight = CLOSE[letters] * boost
            found += [Term(STEM, close, weight), Term(PARTS, close, weight * CLOSE_PARTS)]
    return Any(tuple(found))


def _part(part: str, boost: float) -> Node:
    return Any((Term(STEM, part, boost), Term(PARTS, part, boost)))


def _alternative(other: Alternative) -> Node:
    share = 1 / len(other.phrase) ** LONG_PHRASE
    whole, parts = (NEAR, NEAR_PARTS) if other.near else (SAME, SAME_PARTS)
    words = tuple(
        Any((Term(STEM, word, whole * share), Term(PARTS, word, parts * share)))
        for word in other.phrase
    )
    return words[0] if len(words) == 1 else All(words)


def terms_of(node: Node) -> Iterator[Term]:
    """Yield every term in `node`."""
    if isinstance(node, Term):
        yield node
    else:
        for inner in node.nodes:
            yield from terms_of(inner)
