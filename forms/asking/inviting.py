"""Asking a party by link: where to, sending, renewing and closing.

A message leaves the house outside any transaction, so that nobody waits for a mail server with the
document locked. The link is stored first, unsent and good for nothing; then it is sent; then it is
marked as sent, with its event. Killed in between, it is sent anew after a while.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.ceremony import AnsweredError, is_their_turn
from forms.archive.models import Event, Party, Submission
from forms.archive.submitting import NotAwaitingError
from forms.asking.delivering import deliver, masked
from forms.asking.letters import Letter, ask_letter
from forms.asking.links import address_of, live_links, make_link
from forms.asking.models import Channel, Invitation, Link
from forms.cases.people import User
from forms.messages import NotSentError

BEING_SENT = timedelta(minutes=5)  # what is unsent for longer was lost on its way


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a party is reached (`phone` in E.164), and by which way their link goes."""

    email: str
    phone: str
    channel: Channel


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A link to send: what it opens, in which letter, and the event that says so.

    `renewing` closes the links before it. `reminder` names a reminder, which is sent once.
    """

    purpose: Link.Purpose = Link.Purpose.SIGN
    letter: Callable[[Link, str], Letter] = ask_letter
    kind: Event.Kind = Event.Kind.LINK_SENT
    renewing: bool = False
    reminder: str = ""


@transaction.atomic
def invite(party: Party, contact: Contact, actor: User) -> None:
    """Keep where the party is reached, and that they are to be asked by link.

    Raises NotAwaitingError or AnsweredError.
    """
    locked = _locked_party(party)
    locked.email, locked.phone = contact.email, contact.phone
    locked.save(update_fields=["email", "phone"])
    Invitation.objects.update_or_create(
        party=locked, defaults={"channel": contact.channel, "created_by": actor}
    )


def send_link(
    party: Party, channel: Channel, dispatch: Dispatch, actor: User | None = None
) -> bool:
    """Send the party a link; say whether one was sent now, for another may be on its way.

    Raises NotSentError, and leaves everything as it was.
    """
    claimed = _claim(party, channel, dispatch)
    if claimed is None:
        return False
    link, token = claimed
    try:
        deliver(link.party, channel, dispatch.letter(link, address_of(token)))
    except NotSentError:
        link.delete()
        raise
    _mark_sent(link, dispatch, actor)
    return True


@transaction.atomic
def close_links(party: Party, actor: User) -> None:
    """Withdraw the party's links; they are not asked by link any more."""
    submission = Submission.objects.select_for_update().get(pk=party.submission_id)
    Invitation.objects.filter(party=party).delete()
    open_links = party.links.filter(closed_at=None, purpose=Link.Purpose.SIGN)
    if open_links.update(closed_at=timezone.now()):
        events.append(submission, Event.Kind.LINK_WITHDRAWN, actor, _about(party))


@transaction.atomic
def _claim(party: Party, channel: Channel, dispatch: Dispatch) -> tuple[Link, str] | None:
    """Store an unsent link, unless there is one already or the party is not to be asked now."""
    Submission.objects.select_for_update().get(pk=party.submission_id)
    fresh = Party.objects.select_related("submission__case__coordinator").get(pk=party.pk)
    now = timezone.now()
    same = fresh.links.filter(purpose=dispatch.purpose, reminder=dispatch.reminder)
    unsent = same.filter(sent_at=None)
    unsent.filter(created_at__lte=now - BEING_SENT).delete()
    if unsent.exists() or not _wanted(fresh, dispatch):
        return None
    if dispatch.reminder:
        if same.exists():
            return None
    elif not dispatch.renewing and live_links(fresh, dispatch.purpose, now):
        return None
    link, token = make_link(fresh, dispatch.purpose, channel)
    link.reminder = dispatch.reminder
    link.save()
    return link, token


def _wanted(party: Party, dispatch: Dispatch) -> bool:
    """Say whether the document is where such a link leads."""
    status = party.submission.status
    if dispatch.purpose == Link.Purpose.FILES:
        return status == Submission.Status.SEALED
    waiting = status == Submission.Status.AWAITING and party.waiting
    return waiting and is_their_turn(party)


@transaction.atomic
def _mark_sent(link: Link, dispatch: Dispatch, actor: User | None) -> None:
    submission = Submission.objects.select_for_update().get(pk=link.party.submission_id)
    link.sent_at = timezone.now()
    link.save(update_fields=["sent_at"])
    if dispatch.renewing:
        older = link.party.links.filter(purpose=link.purpose, closed_at=None).exclude(pk=link.pk)
        older.update(closed_at=link.sent_at)
    more = {"channel": str(link.channel), "to": masked(link.party, Channel(link.channel))}
    if dispatch.reminder:
        more["reminder"] = dispatch.reminder
    if link.purpose == Link.Purpose.FILES:
        more["opens"] = "files"
    events.append(submission, dispatch.kind, actor, _about(link.party) | more, link.sent_at)


def _locked_party(party: Party) -> Party:
    submission = Submission.objects.select_for_update().get(pk=party.submission_id)
    if submission.status != Submission.Status.AWAITING:
        raise NotAwaitingError(submission.status)
    locked = Party.objects.select_for_update().get(pk=party.pk)
    if not locked.waiting:
        raise AnsweredError
    return locked


def _about(party: Party) -> dict[str, object]:
    return {"party": party.position, "name": party.name}
