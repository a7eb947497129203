"""The one analysis: texts into what is indexed, and what is typed into what is looked for."""

from dataclasses import dataclass, field

from .compounds import Compounds
from .synonyms import Alternative, Synonyms, carries
from .words import FILLERS, STOP_WORDS, Token, fold, is_section, stem, tokens, wider_sections

MOST_WORDS = 12  # of what is typed


@dataclass(slots=True)
class Indexed:
    """A text as three lists of tokens: as written, stemmed, and the parts of its compounds."""

    exact: list[str] = field(default_factory=list)
    stem: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that is looked for: as typed, folded, stemmed, and the stems of its parts."""

    text: str
    folded: str
    stem: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """One thing that is looked for: a word, or a phrase that has synonyms."""

    words: tuple[Word, ...]
    others: tuple[Alternative, ...] = ()


class Analyzer:
    """Knows the lexicon that compounds are parted by."""

    def __init__(self, compounds: Compounds) -> None:
        self._compounds = compounds
        self._parts: dict[str, tuple[str, ...]] = {}

    def part_stems(self, folded: str) -> tuple[str, ...]:
        """Return the stems of a folded word's parts, for a section of a law its wider sections."""
        known = self._parts.get(folded)
        if known is None:
            own = stem(folded)
            if is_section(folded):
                known = wider_sections(folded)
            else:
                found = dict.fromkeys(stem(part) for part in self._compounds.parts(folded))
                known = tuple(part for part in found if part != own)
            self._parts[folded] = known
        return known

    def index(self, text: str) -> Indexed:
        """Return what `text` (NFC) is indexed as."""
        found = Indexed()
        before: Token | None = None
        for token in tokens(text):
            if before and before.end + 1 == token.start and text[before.end] in "-–":
                found.parts.append(stem(fold(before.text + token.text)))  # e-Boks as eBoks
            before = token if len(token.text) <= 2 else None
            if not carries(token.text):
                continue
            found.exact.append(token.text)
            if token.text in STOP_WORDS:
                continue
            folded = fold(token.text)
            found.stem.append(stem(folded))
            found.parts += self.part_stems(folded)
        return found

    def word(self, text: str) -> Word:
        """Return a word, lower-case, as it is looked for."""
        folded = fold(text)
        return Word(text, folded, stem(folded), self.part_stems(folded))

    def query(self, typed: str, synonyms: Synonyms) -> tuple[Slot, ...]:
        """Return what `typed` (NFC) looks for, longest phrases with synonyms first.

        Small words fall away. Nothing is left of single letters, or of small words alone.
        """
        words = [self.word(text) for text in self._carrying(typed)]
        slots: list[Slot] = []
        at = 0
        while at < len(words):
            taken = self._longest_known(words[at:], synonyms)
            phrase = tuple(words[at : at + taken])
            slots.append(Slot(phrase, synonyms.others(tuple(word.stem for word in phrase))))
            at += taken
        return tuple(slots)

    def small_words(self, typed: str) -> tuple[str, ...]:
        """Return the small words in `typed`, and those that only carry a question."""
        said = dict.fromkeys(token.text for token in tokens(typed))
        return tuple(word for word in said if word in STOP_WORDS or word in FILLERS)[:MOST_WORDS]

    def _carrying(self, typed: str) -> list[str]:
        said = dict.fromkeys(
            token.text
            for token in tokens(typed)
            if token.text not in STOP_WORDS and carries(token.text)
        )
        plain = [word for word in said if word not in FILLERS]
        return (plain or list(said))[:MOST_WORDS]

    def _longest_known(self, words: list[Word], synonyms: Synonyms) -> int:
        stems = tuple(word.stem for word in words)
        for length in range(min(synonyms.longest, len(words)), 1, -1):
            if synonyms.knows(stems[:length]):
                return length
        return 1
