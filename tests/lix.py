"""LIX, Björnsson's measure of how heavy a text is to read."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_END = re.compile(r"[.!?:](?=\s|$)")
LONG = 6  # letters; a word of more is long


def lix(sentences: list[str]) -> float:
    """Return words a sentence plus the percentage of long words; each string ends a sentence."""
    text = " ".join(line if _END.search(line[-1:]) else f"{line}." for line in sentences if line)
    words = _WORD.findall(text)
    long = sum(len(word) > LONG for word in words)
    return len(words) / len(_END.findall(text)) + 100 * long / len(words)
