"""Words: cut from a text, lower-case, folded as Scandinavians misspell, and stemmed."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from .lists import word_list

_STEMMER = Stemmer.Stemmer("danish", maxCacheSize=0)  # lru_cache below keeps what is asked for

_LETTER = r"(?:\s?[a-h](?![^\W_]))?"  # § 85 a; not »§ 110 i serviceloven«
_SECTION = rf"(?:§|\bparagraf(?:fen|fer|ferne)?\b)\s*\d+{_LETTER}"
_SECTIONS = rf"§§\s*\d+{_LETTER}(?:\s*(?:,|-|–|og|eller|til)\s*\d+{_LETTER})*"
_TOKEN = re.compile(rf"(?P<sections>{_SECTIONS}|{_SECTION})|[^\W_]+", re.IGNORECASE)
_NUMBER = re.compile(rf"(\d+)\s?({_LETTER})", re.IGNORECASE)

_FOLDED = str.maketrans({"æ": "a", "ä": "a", "å": "a", "ø": "o", "ö": "o", "ð": "d", "þ": "t"})
# The stemmer takes the last s of hjemløs for a genitive, but not that of hjemløse.
_LACKING = re.compile(r"(\w{3,}los)(?:e|t|es|hed|heds|heden|hedens|heder)?")
_WHOLE = {"egen": "eg", "egne": "eg", "eget": "eg", "egnes": "eg", "pengene": "peng"}
# What the stemmer would take for another word: gælde for gæld, ledig for leder, udsatte for
# udsættelse, værelse for varighed, lægge for læge.
_APART = re.compile(
    r"(galde)(?:r|nde)?|(\w*ledig)(?:e|t|hed|heden)?|(udsatte)s?"
    r"|(varels)(?:e|et|er|erne)|(lagg)(?:e|er|es)"
)
# The e that falls out: middel, midler; eksempel, eksempler.
_INNER_E = re.compile(r"(?<=\w\w)([bdfgkpt])\1?el$")
# Nouns for what is done, as their verbs: udredning is udrede, koordinering and visitation likewise.
_DOING = re.compile(r"(\w{5,}?)(?:ering|ation|ning|ing)")
# Stems of words that change inside: børn is barn.
_IRREGULAR = {
    "born": "barn",
    "foralder": "forald",
    "foraldr": "forald",
    "manglend": "mangl",
    "soster": "sostr",
    "datter": "datr",
    "dotr": "datr",
    "penge": "peng",
}
_DOUBLE = re.compile(r"a[aeo]|o[eo]")  # aa ae ao oe oo, as typed without Danish letters

# What a Danish sentence is held together with, and what only carries a question.
STOP_WORDS = word_list("small_words")
FILLERS = word_list("question_words")


class Token(NamedTuple):
    """A word in a text, lower-case, and where it stands. `§110` is a section of a law."""

    text: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of `text` (NFC) in order; »§ 85 a« is one word, `§85a`."""
    for match in _TOKEN.finditer(text):
        if match.lastgroup is None:
            yield Token(match[0].lower(), *match.span())
            continue
        for number in _NUMBER.finditer(text, match.start(), match.end()):
            found = f"§{number[1]}{number[2].strip().lower()}"
            start = number.start() if "§§" in match[0] else match.start()
            yield Token(found, start, number.end())


@lru_cache(200_000)
def fold(word: str) -> str:
    """Return a lower-case `word` with the letters that people mix up made one: møde → mode."""
    plain = unicodedata.normalize("NFD", word.translate(_FOLDED))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _DOUBLE.sub(lambda pair: pair[0][0], plain)


@lru_cache(200_000)
def stem(folded: str) -> str:
    """Return the stem of a folded word, by the Danish Snowball stemmer."""
    if is_section(folded):
        return folded
    lacking = _LACKING.fullmatch(folded)
    if lacking:
        return lacking[1]
    if folded in _WHOLE:
        return _WHOLE[folded]
    apart = _APART.fullmatch(folded)
    if apart:
        return str(apart[apart.lastindex or 0])
    # Twice: the endings of dagsordener and of dagsorden both come off, and leave the same.
    found: str = _STEMMER.stemWord(_STEMMER.stemWord(folded))
    for ending, regular in _IRREGULAR.items():
        if found.endswith(ending):
            return found.removesuffix(ending) + regular
    found = _INNER_E.sub(r"\1l", found)
    doing = _DOING.fullmatch(found)
    return doing[1] if doing else found


def is_section(word: str) -> bool:
    """Tell whether a word is a section of a law: `§110`."""
    return word.startswith("§")


def wider_sections(word: str) -> tuple[str, ...]:
    """Return what else a section is found by: `§85a` by `§85` and `85`, `§85` by `85`."""
    number = word.strip("§").rstrip("abcdefgh")
    wider = (f"§{number}", number)
    return tuple(other for other in wider if other != word)
