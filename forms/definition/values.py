"""Reading one answer: from what was typed or sent to the value that is kept.

Each reader returns the value, or raises `UnreadableError` with the message that says what to do. An
answer that is not there is None.
"""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from . import messages
from .questions import (
    Choice,
    Date,
    LongText,
    Number,
    Rating,
    SeveralChoices,
    ShortText,
    Tick,
    Time,
    YesNo,
)

_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_TELEPHONE = re.compile(r"\+?[\d ()/.-]{3,}")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE_AS_TYPED = re.compile(r"(\d{1,2})[.\-/ ]{1,2}(\d{1,2})[.\-/ ]{1,2}(\d{4})")
_TIME_AS_TYPED = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?")
YES_NO_ANSWERS = ("yes", "no", "not_relevant")


class UnreadableError(ValueError):
    """An answer that cannot be kept; `message` says in Danish what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def read_text(question: ShortText | LongText, value: Any) -> str | None:
    """Return the text without white space around it, its lines ended by `\\n`."""
    text = clean_text(value, question.at_most, about_others=question.about_others)
    if isinstance(question, ShortText) and text:
        if "\n" in text:
            raise UnreadableError(messages.ONE_LINE)
        if question.format == "email" and not _EMAIL.fullmatch(text):
            raise UnreadableError(messages.EMAIL)
        if question.format == "tel" and not _TELEPHONE.fullmatch(text):
            raise UnreadableError(messages.TELEPHONE)
    return text or None


def clean_text(value: Any, at_most: int, *, about_others: bool) -> str:
    """Return `value` as text that can be stored anywhere.

    A NUL, which neither XML, PDF nor PostgreSQL can hold, becomes its picture, U+2400.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UnreadableError(messages.TEXT_EXPECTED)
    if _SURROGATE.search(value):
        raise UnreadableError(messages.BROKEN_CHARACTER)
    text = value.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\u2400").strip()
    if len(text) > at_most:
        raise UnreadableError(messages.TOO_LONG.format(at_most=at_most, length=len(text)))
    if about_others and _CPR.search(text):
        raise UnreadableError(messages.CPR_NUMBER)
    return text


def read_choice(question: Choice, value: Any) -> str | None:
    """Return the id of the chosen option."""
    if value in (None, ""):
        return None
    for option in question.options:
        if option.id == value:
            return option.id
    raise UnreadableError(messages.CHOICE_UNKNOWN)


def read_several(question: SeveralChoices, value: Any) -> list[str] | None:
    """Return the ids of the chosen options, once each, in the options' order."""
    if value in (None, ""):
        return None
    if not isinstance(value, list):
        raise UnreadableError(messages.LIST_EXPECTED)
    ids = [option.id for option in question.options]
    if any(chosen not in ids for chosen in value):
        raise UnreadableError(messages.CHOICE_UNKNOWN)
    return [name for name in ids if name in value] or None


def read_date(question: Date, value: Any) -> str | None:
    """Return the day as `YYYY-MM-DD`; day, month and year may be typed with `.`, `-`, `/`."""
    if value in (None, ""):
        return None
    if not isinstance(value, str):
        raise UnreadableError(messages.DATE)
    day = _parse_date(value.strip())
    if not question.earliest <= day.isoformat() <= question.latest:
        earliest, latest = (
            danish_date(date.fromisoformat(limit)) for limit in (question.earliest, question.latest)
        )
        raise UnreadableError(messages.DATE_RANGE.format(earliest=earliest, latest=latest))
    return day.isoformat()


def _parse_date(text: str) -> date:
    typed = _DATE_AS_TYPED.fullmatch(text)
    try:
        if typed:
            return date(int(typed[3]), int(typed[2]), int(typed[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise UnreadableError(messages.DATE) from None


def danish_date(day: date) -> str:
    """Return the day as Danes write it in figures, `12.5.2026`."""
    return f"{day.day}.{day.month}.{day.year}"


def read_time(_question: Time, value: Any) -> str | None:
    """Return the time as `HH:MM`; `14.30`, `14:30`, `1430` and `14` may be typed."""
    if value in (None, ""):
        return None
    typed = _TIME_AS_TYPED.fullmatch(value.strip().lower()) if isinstance(value, str) else None
    if typed is None:
        raise UnreadableError(messages.TIME)
    try:
        return time(int(typed[1]), int(typed[2] or 0)).strftime("%H:%M")
    except ValueError:
        raise UnreadableError(messages.TIME) from None


def read_number(question: Number, value: Any) -> int | float | None:
    """Return the number; a decimal comma is read as Danes write it."""
    if value in (None, ""):
        return None
    unreadable = UnreadableError(messages.WHOLE_NUMBER if question.whole else messages.NUMBER)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise unreadable
    try:
        number = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        raise unreadable from None
    if not number.is_finite() or (question.whole and number != number.to_integral_value()):
        raise unreadable
    if not question.at_least <= number <= question.at_most:
        raise UnreadableError(
            messages.NUMBER_RANGE.format(at_least=question.at_least, at_most=question.at_most)
        )
    return int(number) if number == number.to_integral_value() else float(number)


def read_rating(_question: Rating, value: Any) -> int | None:
    """Return a whole number from 1 to 5."""
    if value in (None, ""):
        return None
    if not isinstance(value, bool) and str(value) in ("1", "2", "3", "4", "5"):
        return int(value)
    raise UnreadableError(messages.RATING)


def read_tick(_question: Tick, value: Any) -> bool | None:
    """Return true, or None where the box is not ticked."""
    if value in (None, "", False):
        return None
    if value is True or value == "true":
        return True
    raise UnreadableError(messages.TICK)


def read_yes_no(question: YesNo, value: Any) -> dict[str, str] | None:
    """Return the answer and, where one was made, the remark."""
    if value is None:
        return None
    if not isinstance(value, Mapping) or not set(value) <= {"answer", "remark"}:
        raise UnreadableError(messages.OBJECT_EXPECTED)
    answer = value.get("answer") or ""
    if answer not in ("", *YES_NO_ANSWERS):
        raise UnreadableError(messages.CHOICE_UNKNOWN)
    remark = clean_text(
        value.get("remark"), question.remark_at_most, about_others=question.about_others
    )
    found = {"answer": answer, "remark": remark}
    return {name: text for name, text in found.items() if text} or None
