"""A course's facts for a new draft: the newest answers of each form, and the meetings held."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from forms.archive.models import Submission
from forms.cases.models import Case
from forms.cases.people import User, full_name
from forms.filling import drafts
from forms.filling.models import Draft
from forms.library.course import Course

CHECKLIST = "moedetjekliste"


def course_of(case: Case, filled_by: User, today: date) -> Course:
    """Return what is known of the course."""
    return Course(
        young_person=case.young_person,
        birth_date=case.birth_date,
        case_number=case.case_number,
        coordinator=full_name(case.coordinator),
        support_worker=full_name(case.support_worker) if case.has_support else "",
        combination=case.combination,
        filled_by=full_name(filled_by),
        today=today,
        latest=latest_answers(case),
        meetings=meetings_held(case, today),
    )


def latest_answers(case: Case) -> dict[str, Mapping[str, Any]]:
    """Return the newest answers of each form, of a document or of a draft under way."""
    found: list[Draft | Submission] = [
        *case.drafts.filter(submitted_at=None).select_related("version"),
        *_kept(case),
    ]
    found.sort(key=lambda filled: filled.created_at)
    return {filled.version.slug: _answers(filled) for filled in found}


def _answers(filled: Draft | Submission) -> Mapping[str, Any]:
    if isinstance(filled, Submission):
        return filled.answers  # type: ignore[no-any-return]
    return drafts.filled(filled).reading.answers


def last_sealed(case: Case, slug: str) -> Mapping[str, Any]:
    """Return the answers of the newest sealed document of a form; empty when there is none."""
    sealed = case.submissions.filter(status=Submission.Status.SEALED, version__slug=slug)
    newest = sealed.order_by("-sealed_at").first()
    return newest.answers if newest else {}


def meetings_held(case: Case, today: date) -> tuple[date, ...]:
    """Return the days of the meetings that checklists tell of, oldest first."""
    checklists = _kept(case).filter(version__slug=CHECKLIST)
    days = {date.fromisoformat(found.answers["meeting_date"]) for found in checklists}
    return tuple(sorted(day for day in days if day <= today))


def _kept(case: Case) -> Any:
    void = (Submission.Status.TAKEN_BACK, Submission.Status.WITHDRAWN)
    return case.submissions.exclude(status__in=void).select_related("version")
