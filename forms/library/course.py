"""What is known of a young person's course when a new draft begins."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from forms.definition.form import Form
from forms.library import header


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """The facts of a course. `latest` holds, by form slug, the newest answers of each form.

    `meetings` are the days of the meetings held, oldest first.
    """

    young_person: str
    birth_date: date
    case_number: str
    coordinator: str
    support_worker: str
    combination: str
    filled_by: str
    today: date
    latest: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    meetings: tuple[date, ...] = ()

    def fact(self, name: str) -> str:
        """Return the fact that a question's `prefill` names; raise KeyError when there is none."""
        return {
            header.YOUNG_PERSON: self.young_person,
            header.BIRTH_DATE: self.birth_date.isoformat(),
            header.CASE_NUMBER: self.case_number,
            header.COORDINATOR: self.coordinator,
            header.COMBINATION: self.combination,
            header.FILLED_BY: self.filled_by,
            header.TODAY: self.today.isoformat(),
        }[name]


def start_from_facts(form: Form, course: Course) -> dict[str, Any]:
    """Return the entries that a new draft of any form begins with: the facts its questions name."""
    found = {item.id: course.fact(item.prefill) for item in form.items if item.prefill}
    return {name: value for name, value in found.items() if value}
