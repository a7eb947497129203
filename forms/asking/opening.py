"""Noting that a link was opened, the first time."""

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.models import Event, Submission
from forms.asking.models import Link


@transaction.atomic
def note_opened(link: Link) -> None:
    """Note the first opening of a link. A mail scanner opens links too: it proves no reading."""
    if link.opened_at is not None:
        return
    submission = Submission.objects.select_for_update().get(pk=link.party.submission_id)
    now = timezone.now()
    if Link.objects.filter(pk=link.pk, opened_at=None).update(opened_at=now):
        data = {"party": link.party.position, "name": link.party.name}
        events.append(submission, Event.Kind.LINK_OPENED, None, data, now)
