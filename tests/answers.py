"""Answers to any form, made from its definition: the fewest, the most, and hostile ones."""

import itertools
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

from forms.definition.conditions import Scope
from forms.definition.form import Form
from forms.definition.questions import (
    SILENT,
    Choice,
    Date,
    Item,
    LongText,
    Number,
    Rating,
    RowGroup,
    SeveralChoices,
    ShortText,
    Tick,
    Time,
    YesNo,
)

Answers = dict[str, Any]
DAY, LATER = "2026-05-12", "2026-08-18"

HOSTILE_TEXTS = (
    "<b>fed</b> & <script>alert(1)</script>",
    "{{ 7 * 7 }} {% now %} ${x} %s %d \\n",
    "x" * 300,
    "👩🏽‍🚀👨‍👩‍👧‍👦🇩🇰 ✓ ☑ ♥ 🫠",
    "محمد عبد الله الأحمد",
    "Kalaallit Nunaat: Aqqaluĸ, Nâja, ãũ ĩ",
    "Å̊ e\u0301 n\u0303 Z\u0361\u0308a\u0300\u0301\u0302\u0303l",
    "bip\x07 og\x1b[31m rødt \x00 slut",
    "før \u202egnal adnesmøkkab\u202c efter \u2066x\u2069",
    "]]> &amp; &#x41; \"citat\" 'enkelt' \ufffe \u200b\u00ad",
    "= 1+1; DROP TABLE forms; -- ../../etc/passwd",
    "中文 日本語 한국어 हिन्दी ไทย",
)


def minimal(form: Form) -> Answers:
    """The least that the form's own questions demand; rules may want more."""
    return _fill(form, lambda item, n: _plain(item), few=True)


def maximal(form: Form, rows: int = 12) -> Answers:
    """Every question answered, long texts long, and `rows` rows where there is room for them."""
    return _fill(form, lambda item, n: _long(item, n), rows=rows)


def hostile(form: Form) -> Answers:
    """Every text hostile, and one of 20,000 characters."""
    texts = itertools.cycle(HOSTILE_TEXTS)
    return _fill(form, lambda item, n: _hostile(item, texts), rows=4)


def _fill(form: Form, value: Any, *, few: bool = False, rows: int = 2) -> Answers:
    found: Answers = {}
    scope = Scope((found,))
    counter = itertools.count()
    for step in form.steps:
        if step.shown_when is None or step.shown_when.holds(scope):
            _fill_items(step.items, found, scope, value, counter, few=few, rows=rows)
    return found


def _fill_items(
    items: tuple[Item, ...],
    found: Answers,
    scope: Scope,
    value: Any,
    counter: Iterator[int],
    *,
    few: bool,
    rows: int,
) -> None:
    for item in items:
        if isinstance(item, SILENT):
            continue
        if item.shown_when is not None and not item.shown_when.holds(scope):
            continue
        if isinstance(item, RowGroup):
            least = max(item.at_least, int(item.required))
            count = least if few else max(least, min(rows, item.at_most))
            if count:
                found[item.id] = made = []
                for _ in range(count):
                    row: Answers = {}
                    made.append(row)
                    inner = scope.within(row)
                    _fill_items(item.questions, row, inner, value, counter, few=few, rows=rows)
        elif item.required or not few:
            found[item.id] = value(item, next(counter))


def _plain(item: Item) -> Any:
    match item:
        case ShortText(format="email"):
            return "navn@eksempel.dk"
        case ShortText(format="tel"):
            return "12 34 56 78"
        case ShortText() | LongText():
            return f"Svar: {item.label}"[: item.at_most]
        case Choice():
            return item.options[0].id
        case SeveralChoices():
            return [item.options[0].id]
        case Date():
            return LATER if "next" in item.id or "follow" in item.id else DAY
        case Time():
            return "14:00"
        case Number():
            return item.at_least
        case YesNo():
            return {"answer": "yes"}
        case Tick():
            return True
        case Rating():
            return 3
    raise AssertionError(item)


def _long(item: Item, number: int) -> Any:
    match item:
        case ShortText(format=""):
            return f"{item.label} nr. {number} med æøå"[: item.at_most]
        case LongText():
            length = item.at_most if number % 7 == 0 else 600
            return ("Det her er en lang tekst om noget, der betyder meget. " * 400)[:length].strip()
        case Choice():
            return item.options[number % len(item.options)].id
        case SeveralChoices():
            return [option.id for option in item.options]
        case YesNo():
            answers = ("yes", "no", "not_relevant")
            return {"answer": answers[number % 3], "remark": "En bemærkning. " * 20}
        case _:
            return _plain(item)


def _hostile(item: Item, texts: Iterator[str]) -> Any:
    match item:
        case ShortText(format=""):
            return next(texts)[: item.at_most]
        case LongText():
            text = next(texts)
            return (text * (1 + 20_000 // len(text)))[: item.at_most] if len(text) == 300 else text
        case YesNo():
            return {"answer": "no", "remark": next(texts)}
        case _:
            return _plain(item)


def any_answers(form: Form) -> st.SearchStrategy[Answers]:
    """Any answers that the form's schema takes."""
    return st.fixed_dictionaries(
        {}, optional={item.id: _any(item) for item in form.items if not isinstance(item, SILENT)}
    )


def _any(item: Item) -> st.SearchStrategy[Any]:
    match item:
        case ShortText():
            return st.text(st.characters(exclude_characters="\r\n"), max_size=min(item.at_most, 30))
        case LongText():
            return st.text(max_size=min(item.at_most, 60))
        case Choice():
            return st.sampled_from([option.id for option in item.options])
        case SeveralChoices():
            return st.lists(st.sampled_from([option.id for option in item.options]), unique=True)
        case Date():
            return st.dates().map(lambda day: day.isoformat())
        case Time():
            return st.times().map(lambda time: time.strftime("%H:%M"))
        case Number():
            if item.whole:
                return st.integers(item.at_least, item.at_most)
            return st.floats(item.at_least, item.at_most)
        case Tick():
            return st.booleans()
        case Rating():
            return st.integers(1, 5)
        case YesNo():
            return st.fixed_dictionaries(
                {},
                optional={
                    "answer": st.sampled_from(["yes", "no", "not_relevant"]),
                    "remark": st.text(max_size=20),
                },
            )
        case RowGroup():
            row = st.fixed_dictionaries(
                {}, optional={inner.id: _any(inner) for inner in item.questions}
            )
            return st.lists(row, max_size=min(item.at_most, 3))
    raise AssertionError(item)
