"""The line that tells one row from another while it is folded: a person, a goal, an agreement."""

from typing import Any

from forms.definition.questions import Item, LongText, RowGroup
from forms.filling.posted import Entries
from forms.library.printing import in_words

LONGEST = 90  # characters of one answer in a summary


def row_summary(group: RowGroup, entries: Entries) -> str:
    """Return the answers that the group names as its summary, in words; empty for a new row."""
    questions = {question.id: question for question in group.questions}
    parts = [_short(_words(questions[name], entries.get(name))) for name in group.summary]
    return " · ".join(part for part in parts if part)


def _words(question: Item, typed: Any) -> str:
    """Return what was typed in words; what cannot be read is shown as it was typed."""
    try:
        words = in_words(question, typed)
        return words.rstrip().removesuffix(".") if isinstance(question, LongText) else words
    except (ValueError, StopIteration, TypeError, AttributeError, LookupError):
        return typed if isinstance(typed, str) else ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
