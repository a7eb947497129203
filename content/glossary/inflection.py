"""Danish words as they are inflected in a text, as regular expressions.

The aim is to recognise the common endings of nouns and of the adjectives before them, and never a
longer word that only begins alike: `bostøtte` is in »bostøttens«, not in »bostøttemedarbejder«.
What follows no rule (barn, børn) is written as a synonym.
"""

import re

# Noun endings: -en -et -n -t, plural -e -er -r and without one, with -ne; then the genitive.
_ENDING = "(?:e?[nt]|e?r?(?:ne)?|e)?s?"
_SHORT = "(?:en|et|ene|erne)?s?"  # a short word with -e or -er is mostly another word
_ADJECTIVE = "(?:t|e)?"
_SHORTEST = 4  # letters
_ACRONYM = re.compile(r"[A-ZÆØÅ0-9]{2,}\Z")
_VOWELS = "aeiouyæøå"


def pattern_for(words: str) -> str:
    """Return a pattern that finds `words` in a text, whole words in any form.

    It is to be used with re.IGNORECASE; an acronym matches in capitals only (CTI, not »cti«).
    """
    *before, last = words.split()
    parts = [_before(word) for word in before] + [_last(last)]
    return rf"(?<![\w-]){_SPACE.join(parts)}(?![\w])"


_SPACE = r"[\s\u00a0]+"


def _last(word: str) -> str:
    if _ACRONYM.match(word):
        return f"(?-i:{re.escape(word)})(?:[’'-]?(?:en|et))?s?"
    stem = re.escape(word)
    if len(word) < _SHORTEST or not word[-1].isalpha():
        return stem + _SHORT
    found = f"{stem}{_doubling(word)}{_ENDING}"
    if len(word) > _SHORTEST and word.endswith("el"):  # middel, midler; the e is lost
        short = word[:-2].removesuffix(word[-3]) if word[-3] == word[-4] else word[:-2]
        found = f"(?:{found}|{re.escape(short)}l(?:er|en|et|erne|ene)s?)"
    return found


def _before(word: str) -> str:
    """Return a pattern for a word in front of the last: an adjective, or a noun of its own."""
    if _ACRONYM.match(word):
        return f"(?-i:{re.escape(word)})"
    if len(word) < _SHORTEST:
        return re.escape(word)
    stem = word.removesuffix("t") if word.endswith(("gt", "kt", "lt", "ret")) else word
    return f"{re.escape(stem)}(?:{_ENDING}|{_ADJECTIVE})"


def _doubling(word: str) -> str:
    """Return what lets a last consonant double before an ending: hjem, hjemmet."""
    last, before = word[-1].lower(), word[-2].lower()
    if last in _VOWELS or before not in _VOWELS:
        return ""
    return f"(?:{re.escape(last)}(?=e))?"
