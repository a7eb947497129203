"""Days, times and lists as they are written in Danish running text."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.lists import format_list

LOCALE = "da"
TIME_ZONE = ZoneInfo("Europe/Copenhagen")


def day(iso: str) -> str:
    """Return the day `YYYY-MM-DD` as "12. maj 2026"; what is empty stays so."""
    return format_date(date.fromisoformat(iso), "long", locale=LOCALE) if iso else ""


def weekday(iso: str) -> str:
    """Return the day `YYYY-MM-DD` as "tirsdag den 12. maj 2026"."""
    return format_date(date.fromisoformat(iso), "full", locale=LOCALE) if iso else ""


def clock(iso: str) -> str:
    """Return the time `HH:MM` as "14.00"."""
    return iso.replace(":", ".")


def moment(at: datetime) -> str:
    """Return an aware moment as "tirsdag den 12. maj 2026 kl. 14.03", Danish time."""
    return format_datetime(at, "EEEE 'den' d. MMMM y 'kl.' HH.mm", TIME_ZONE, locale=LOCALE)


def listed(words: Sequence[str]) -> str:
    """Return the words as "a, b og c"."""
    return format_list(list(words), locale=LOCALE)
