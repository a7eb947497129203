"""What is different from the version before, word by word, in words as well as in looks."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Any

from forms.definition.form import Form
from forms.definition.questions import SILENT, Item, RowGroup
from forms.documents.tree import Answer, Block, Heading, Notice, Paragraph, Run, Text, plain
from forms.library import danish
from forms.library.frame import Replaced
from forms.library.printing import Answers, in_words

REPLACES = "Den erstatter version {version}, dokument {identifier}, fra {day}."
HOW = (
    "Ord, der er fjernet, er streget over, og nye ord er understreget. Det står også i klammer. "
    "Resten er som før."
)
NOTHING = "Svarene er de samme som før."
REMOVED, ADDED = "[fjernet: ", "[nyt: "
ALIKE = 0.4  # below this, texts are shown whole, one after the other

_WORD = re.compile(r"\S+\s*|\s+")


@dataclass(frozen=True, slots=True)
class Change:
    """A place in the form, and what stood and stands there; either may be empty."""

    place: str
    before: str
    after: str


def replaced_notice(before: Replaced | None) -> list[Block]:
    """Return the notice on which version this one replaces; nothing for a first version."""
    if before is None:
        return []
    day = danish.day(before.date.astimezone(danish.TIME_ZONE).date().isoformat())
    text = REPLACES.format(version=before.version, identifier=before.identifier, day=day)
    return [Notice(plain(f"Dette er version {before.version + 1}"), (plain(text),))]


def changes_blocks(form: Form, before: Replaced | None, answers: Answers) -> list[Block]:
    """Return a section with everything that is different from the version before."""
    if before is None:
        return []
    heading = Heading(2, plain(f"Ændret siden version {before.version}"))
    found = list(changes(form, before.answers, answers))
    if not found:
        return [heading, Paragraph(plain(NOTHING))]
    told = [Answer(plain(change.place), (in_runs(change),)) for change in found]
    return [heading, Paragraph(plain(HOW)), *told]


def changes(form: Form, before: Answers, after: Answers) -> Iterator[Change]:
    """Yield what is different, in the form's order."""
    yield from _compare(form.items, before, after, ())


def in_runs(change: Change) -> Text:
    """Return the change as one text: what stayed, what went and what came, word by word."""
    old, new = (_WORD.findall(text) for text in (change.before, change.after))
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    if matcher.ratio() < ALIKE:
        return _spaced([*_marked("removed", old), *_marked("added", new)])
    runs: list[Run] = []
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            runs.append(Run("".join(new[new_start:new_end])))
        else:
            runs += _marked("removed", old[old_start:old_end])
            runs += _marked("added", new[new_start:new_end])
    return _spaced(runs)


def _bare(tokens: Sequence[str]) -> list[str]:
    return [token.strip() for token in tokens]


def _marked(change: str, tokens: Sequence[str]) -> list[Run]:
    """Return words as gone or new, with the word that says so beside them."""
    text = "".join(tokens).strip()
    if not text:
        return []
    if change == "removed":
        return [Run(REMOVED), Run(text, change="removed"), Run("] ")]
    return [Run(ADDED), Run(text, change="added"), Run("] ")]


def _spaced(runs: Sequence[Run]) -> Text:
    """Return the runs with one space where what stayed meets what changed."""
    made: list[Run] = []
    for run in runs:
        joined = made and not made[-1].text.endswith((" ", "\n", "[", ": ")) and run.text[:1] == "["
        made.append(Run(f" {run.text}") if joined else run)
    if made and not made[-1].change:
        made[-1] = Run(made[-1].text.rstrip())
    return tuple(made)


def _compare(
    items: Sequence[Item], before: Mapping[str, Any], after: Mapping[str, Any], place: Sequence[str]
) -> Iterator[Change]:
    for item in items:
        if isinstance(item, SILENT):
            continue
        old, new = before.get(item.id), after.get(item.id)
        if isinstance(item, RowGroup):
            yield from _compare_rows(item, old or [], new or [], place)
        elif old != new:
            yield Change(_told(place, item.label), in_words(item, old), in_words(item, new))


def _compare_rows(
    group: RowGroup, before: Sequence[Any], after: Sequence[Any], place: Sequence[str]
) -> Iterator[Change]:
    """Yield what is different in rows: those that are alike are known again wherever they stand."""
    olds, news = ([json.dumps(row, sort_keys=True) for row in rows] for rows in (before, after))
    matcher = SequenceMatcher(None, olds, news, autojunk=False)
    for operation, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if operation == "equal":
            continue
        pairs = zip_longest(range(old_start, old_end), range(new_start, new_end))
        for old, new in pairs:
            number = old if new is None else new
            here = (*place, f"{group.row_label} {number + 1}")
            rows = ({} if old is None else before[old], {} if new is None else after[new])
            yield from _compare(group.questions, *rows, here)


def _told(place: Sequence[str], label: str) -> str:
    return ", ".join((*place, label))
