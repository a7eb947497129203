"""What somebody typed, as words that can be looked for."""

import re
import unicodedata

LONGEST = 200  # characters of what was typed that are looked at
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")


def words_in(typed: str) -> tuple[str, ...]:
    """Return the words in `typed`, lower-case, each once, at most twelve.

    What is neither letter nor digit (operators, quotes, control characters) is space between words.
    """
    text = unicodedata.normalize("NFC", typed[:LONGEST]).casefold()
    return tuple(dict.fromkeys(_WORD.findall(text)))[:MOST_WORDS]
