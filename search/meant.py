"""»Mente du«: what was typed with the words that nobody wrote replaced by the likeliest."""

from collections.abc import Sequence

from search.analysis.analyzer import Slot
from search.analysis.words import tokens
from search.keeping.words import Vocabulary


def what_was_meant(typed: str, slots: Sequence[Slot], vocabulary: Vocabulary) -> str:
    """Return `typed` put right, in lower-case letters; empty where nothing seems wrong.

    It is put right by words that the viewer may see, and by nothing else.
    """
    right: dict[str, str] = {}
    for slot in slots:
        for word in slot.words:
            if not vocabulary.knows(word.stem):
                close = [stem for stem, letters in vocabulary.close_to(word) if letters]
                if close:
                    right[word.text] = vocabulary.written_like(close[0], word.text)
    if not right:
        return ""
    said, at = "", 0
    for token in tokens(typed):
        said += typed[at : token.start] + (right.get(token.text) or typed[token.start : token.end])
        at = token.end
    meant = (said + typed[at:]).lower()
    return meant if meant != typed.lower() else ""
