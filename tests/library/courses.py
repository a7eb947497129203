"""Courses for the tests, and the newest answers that a new form starts from."""

from dataclasses import replace
from datetime import date
from typing import Any

from forms.definition.reading import Reading, read
from forms.library import registry
from forms.library.course import Course

COURSE = Course(
    young_person="Sofie Eksempel",
    birth_date=date(2007, 9, 14),
    case_number="EX-2026-0417",
    coordinator="Karin Eksempel",
    support_worker="Jonas Eksempel",
    combination="model_cti",
    filled_by="Karin Eksempel",
    today=date(2026, 5, 12),
)


def course(**changes: Any) -> Course:
    """Return the course with changes."""
    return replace(COURSE, **changes)


def started(slug: str, known: Course) -> dict[str, Any]:
    """Return the entries that a new draft begins with."""
    tool = registry.tool(slug)
    return tool.start(tool.form, known)


def read_of(slug: str, entries: dict[str, Any]) -> Reading:
    """Return the reading of entries."""
    return read(registry.tool(slug).form, entries)
