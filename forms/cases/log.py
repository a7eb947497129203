"""The log of a course: every change, and every look."""

from datetime import timedelta

from django.utils import timezone

from forms.cases.models import Case, CaseEvent
from forms.cases.people import User

# Looking again within this time is the same look.
SAME_LOOK = timedelta(minutes=30)


def note(case: Case, actor: User | None, kind: CaseEvent.Kind, subject: str = "") -> CaseEvent:
    """Add a line to the log of the course; without an actor nobody was signed in."""
    return CaseEvent.objects.create(case=case, actor=actor, kind=kind, subject=subject)


def note_reading(case: Case, reader: User) -> None:
    """Add that somebody read the course, once for each look."""
    since = timezone.now() - SAME_LOOK
    looks = case.events.filter(actor=reader, kind=CaseEvent.Kind.READ, at__gte=since)
    if not looks.exists():
        note(case, reader, CaseEvent.Kind.READ)
