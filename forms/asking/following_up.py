"""What follows when something has happened to a document: the next link, and who is told.

All of it is read from what stands in the database, so that it can be done again at any time: what
was sent is not sent twice, and what was lost on its way is sent by the next upkeep.
"""

import logging
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.ceremony import is_their_turn
from forms.archive.models import Event, Party, Submission
from forms.asking.delivering import deliver, reachable
from forms.asking.inviting import Dispatch, send_link
from forms.asking.letters import (
    CALLED_BACK,
    DONE_WITHOUT_LINK,
    TAKEN_BACK,
    done_letter,
    notice_letter,
)
from forms.asking.models import Channel, Link
from forms.library.frame import Outcome
from forms.messages import NotSentError, sms_offered

logger = logging.getLogger(__name__)
FILES = Dispatch(purpose=Link.Purpose.FILES, letter=done_letter)


def follow_up(submission: Submission) -> int:
    """Send what is due for the document; return how many messages could not be sent."""
    submission = Submission.objects.select_related("case__coordinator").get(pk=submission.pk)
    status = Submission.Status(submission.status)
    failed = 0
    for party in submission.parties.all():
        party.submission = submission
        try:
            if status is Submission.Status.AWAITING:
                _ask(party)
            elif status is Submission.Status.SEALED:
                _tell_done(party)
            elif status is Submission.Status.TAKEN_BACK:
                _tell(party, "taken_back", "Dokumentet er taget tilbage", TAKEN_BACK)
            else:
                _tell(party, "withdrawn", "Dokumentet er kaldt tilbage", CALLED_BACK)
        except NotSentError as error:
            logger.warning("A message about %s was not sent: %s", submission.identifier, error)
            failed += 1
    return failed


def _ask(party: Party) -> None:
    """Send the first link, where the party is to be asked by link and it is their turn."""
    invitation = getattr(party, "invitation", None)
    if invitation is None or not party.waiting or not is_their_turn(party):
        return
    if not party.links.filter(purpose=Link.Purpose.SIGN, sent_at__isnull=False).exists():
        send_link(party, Channel(invitation.channel), Dispatch(), invitation.created_by)


def _tell_done(party: Party) -> None:
    """Send the way to the finished files, once; without two ways to the party only the news."""
    sealed_at = party.submission.sealed_at
    since = timezone.now() - timedelta(days=settings.FILES_LINK_DAYS)
    if party.outcome == Outcome.EXCUSED or sealed_at is None or sealed_at < since:
        return
    if not (party.email and party.phone and sms_offered()):
        _tell(party, "sealed", "Dokumentet er færdigt", DONE_WITHOUT_LINK)
    elif not party.links.filter(purpose=Link.Purpose.FILES, sent_at__isnull=False).exists():
        send_link(party, channel_of(party), FILES)


def channel_of(party: Party) -> Channel:
    """Return the way that the party's links go."""
    invitation = getattr(party, "invitation", None)
    return Channel(invitation.channel) if invitation else Channel.EMAIL


def _tell(party: Party, about: str, subject: str, text: str) -> None:
    """Tell the party something once, if they have been asked or have answered."""
    channel = reachable(party)
    asked = party.answered_at is not None or party.links.filter(sent_at__isnull=False).exists()
    if channel is None or not asked or not _claim(party, about):
        return
    deliver(party, channel, notice_letter(party, subject, text))


@transaction.atomic
def _claim(party: Party, about: str) -> bool:
    """Note that the party is told, unless they have been.

    It is noted before it is sent: a message of no more than news is rather lost than sent twice.
    """
    submission = Submission.objects.select_for_update().get(pk=party.submission_id)
    told = submission.events.filter(kind=Event.Kind.TOLD)
    if any(
        event.data.get("about") == about and event.data["party"] == party.position for event in told
    ):
        return False
    data = {"party": party.position, "name": party.name, "about": about}
    events.append(submission, Event.Kind.TOLD, None, data)
    return True
