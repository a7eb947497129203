"""What time brings: documents that were left unsealed, messages not sent yet, and reminders.

All of it can be run at any moment, by several at once, and again after it was killed.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from forms.archive import events
from forms.archive.ceremony import is_their_turn
from forms.archive.models import Event, Party, Submission
from forms.archive.raising import drain
from forms.archive.sealing import seal_when_all_have_answered
from forms.asking.following_up import follow_up
from forms.asking.inviting import Dispatch, send_link
from forms.asking.letters import overdue_letter, reminder_letter
from forms.asking.links import live_links
from forms.asking.models import Channel, Link
from forms.asking.standing import overdue
from forms.library.frame import Outcome
from forms.messages import NotSentError, send_email
from forms.signing import SealingError

logger = logging.getLogger(__name__)
LATE_NEWS = timedelta(days=7)  # after which nobody is told any more of what was taken back


@dataclass(frozen=True, slots=True)
class Done:
    """What an upkeep did, and how much of it could not be done now."""

    sealed: int = 0
    brought_up: int = 0  # seals, to their full level
    reminded: int = 0
    failed: int = 0


def catch_up() -> Done:
    """Seal what everybody has answered, bring seals up, and send what is due."""
    sealed, brought_up, failed = 0, 0, 0
    for submission in left_unsealed():
        try:
            sealed += seal_when_all_have_answered(submission, None)
        except SealingError:
            logger.exception("Sealing %s failed", submission.identifier)
            failed += 1
    for raised in drain():
        brought_up += raised.after is not None
        failed += raised.error is not None
    for submission in _with_news():
        failed += follow_up(submission)
    return Done(sealed=sealed, brought_up=brought_up, failed=failed)


def left_unsealed() -> list[Submission]:
    """Return the documents that everybody has answered and that are not sealed."""
    awaiting = Submission.objects.filter(status=Submission.Status.AWAITING)
    return list(awaiting.exclude(parties__outcome=Outcome.WAITING))


def _with_news() -> Iterator[Submission]:
    since = timezone.now() - timedelta(days=settings.FILES_LINK_DAYS)
    status = Submission.Status
    recent = Q(status=status.SEALED, sealed_at__gte=since)
    void = Q(
        status__in=(status.TAKEN_BACK, status.WITHDRAWN),
        events__kind__in=(Event.Kind.TAKEN_BACK, Event.Kind.WITHDRAWN),
        events__at__gte=timezone.now() - LATE_NEWS,
    )
    found = Submission.objects.filter(Q(status=status.AWAITING) | recent | void).distinct()
    yield from found.order_by("created_at")


def remind(today: date) -> Done:
    """Remind who has a link and has not answered, and tell coordinators of deadlines passed.

    Each party is reminded once for each of the days in `REMIND_DAYS_BEFORE`, whenever this is run.
    """
    reminded, failed = 0, 0
    with_deadline = Submission.objects.filter(
        status=Submission.Status.AWAITING, deadline__isnull=False
    )
    for submission in with_deadline.select_related("case__coordinator"):
        for party in submission.parties.filter(outcome=Outcome.WAITING):
            party.submission = submission
            try:
                reminded += _remind(party, today)
            except NotSentError as error:
                logger.warning("No reminder for %s: %s", submission.identifier, error)
                failed += 1
        if overdue(submission, today):
            failed += not _tell_coordinator(submission)
    return Done(reminded=reminded, failed=failed)


def _remind(party: Party, today: date) -> bool:
    """Send the reminder that is due, if the party has been asked and was not reminded of it."""
    deadline = party.submission.deadline
    invitation = getattr(party, "invitation", None)
    if deadline is None or invitation is None or not is_their_turn(party):
        return False
    left = (deadline - today).days
    due = [days for days in settings.REMIND_DAYS_BEFORE if 0 <= left <= days]
    asked = party.links.filter(purpose=Link.Purpose.SIGN, closed_at=None, sent_at__isnull=False)
    first = asked.order_by("sent_at").first()
    if not due or first is None or first.sent_at is None:
        return False
    fresh = timezone.localtime(first.sent_at).date() >= today
    if fresh and live_links(party, Link.Purpose.SIGN, timezone.now()):
        return False  # whoever was asked today needs no reminder today
    dispatch = Dispatch(
        letter=reminder_letter,
        kind=Event.Kind.REMINDED,
        reminder=f"{deadline.isoformat()}:{min(due)}",
    )
    return send_link(party, Channel(invitation.channel), dispatch)


def _tell_coordinator(submission: Submission) -> bool:
    """Tell the coordinator once that the deadline has passed; say whether all is well."""
    address = submission.case.coordinator.email
    if not address or not _note_overdue(submission):
        return True
    letter = overdue_letter(
        submission, settings.PUBLIC_URL + reverse("signing", args=[submission.pk])
    )
    try:
        send_email(address, letter.subject, letter.text)
    except NotSentError:
        return False
    return True


@transaction.atomic
def _note_overdue(submission: Submission) -> bool:
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    day = str(locked.deadline)
    told = locked.events.filter(kind=Event.Kind.TOLD)
    if any(event.data == {"about": "overdue", "deadline": day} for event in told):
        return False
    events.append(locked, Event.Kind.TOLD, None, {"about": "overdue", "deadline": day})
    return True
