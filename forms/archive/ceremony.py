"""The signing ceremony: every party answers once, or is excused; the seal follows."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.models import Event, Party, Submission
from forms.archive.penstrokes import Trace
from forms.archive.submitting import NotAwaitingError
from forms.cases.people import User
from forms.library.frame import Outcome, Way


class AnsweredError(Exception):
    """The party has answered already."""


class ChangedError(Exception):
    """What the party was shown is not what is to be signed."""


class NotTheirTurnError(Exception):
    """Somebody before them has not answered yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnswer:
    """A party's answer, as it came from the page.

    `shown_digest` is that of the preview in the page; `trace`, `typed` and `reason` go with the
    outcomes drawn, typed and declined, and a `reservation` with a signature.
    `identified` says how it was made sure that it was they, in words for the evidence page.
    `written_name` and `written_on` stand on the paper, and `pages` are the SHA-256 of its pages.
    """

    outcome: Outcome
    shown_digest: str
    way: Way = Way.DEVICE
    trace: Trace | None = None
    typed: str = ""
    reason: str = ""
    reservation: str = ""
    identified: str = ""
    written_name: str = ""
    written_on: date | None = None
    pages: tuple[str, ...] = ()


@transaction.atomic
def answer(party: Party, given: PartyAnswer, actor: User | None) -> Submission:
    """Keep a party's answer, once; `actor` is whose device it is, and nobody on the party's own.

    Raises NotAwaitingError, AnsweredError, NotTheirTurnError, or ChangedError when another document
    was shown.
    """
    submission, locked = _waiting(party)
    if not is_their_turn(locked):
        raise NotTheirTurnError
    if given.shown_digest != submission.preview_id:
        raise ChangedError
    locked.outcome, locked.way = given.outcome, given.way
    locked.answered_at = timezone.now()
    locked.strokes = given.trace
    locked.typed, locked.reason = given.typed, given.reason
    locked.reservation, locked.identified = given.reservation, given.identified
    locked.written_name, locked.written_on = given.written_name, given.written_on
    locked.shown_digest = given.shown_digest
    locked.save()
    data: dict[str, Any] = {
        "party": locked.position,
        "name": locked.name,
        "role": locked.role,
        "outcome": str(given.outcome),
        "way": str(given.way),
        "shown": given.shown_digest,
    }
    if given.pages:
        data["pages"] = list(given.pages)
    events.append(submission, Event.Kind.ANSWERED, actor, data, locked.answered_at)
    return submission


@transaction.atomic
def excuse(party: Party, reason: str, actor: User) -> Submission:
    """Ask the party no more; `reason` is printed where the signature would be.

    Raises NotAwaitingError or AnsweredError.
    """
    submission, locked = _waiting(party)
    locked.outcome, locked.answered_at, locked.reason = Outcome.EXCUSED, timezone.now(), reason
    locked.save()
    data = {"party": locked.position, "name": locked.name, "role": locked.role}
    events.append(submission, Event.Kind.EXCUSED, actor, data, locked.answered_at)
    return submission


@transaction.atomic
def set_terms(
    submission: Submission, order: Submission.Order, deadline: date | None, actor: User
) -> Submission:
    """Set in which order the parties are asked, and the last day for answering.

    Raises NotAwaitingError.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.AWAITING:
        raise NotAwaitingError(locked.status)
    if locked.deadline != deadline:
        day = deadline.isoformat() if deadline else ""
        events.append(locked, Event.Kind.DEADLINE_SET, actor, {"deadline": day})
    locked.order, locked.deadline = order, deadline
    locked.save(update_fields=["order", "deadline"])
    return locked


def _waiting(party: Party) -> tuple[Submission, Party]:
    """Lock the document and the party that is to answer; raise when neither waits."""
    submission = Submission.objects.select_for_update().get(pk=party.submission_id)
    if submission.status != Submission.Status.AWAITING:
        raise NotAwaitingError(submission.status)
    locked = Party.objects.select_for_update().get(pk=party.pk)
    if not locked.waiting:
        raise AnsweredError
    return submission, locked


def is_their_turn(party: Party) -> bool:
    """Say whether everybody before the party has answered, where they are asked one by one."""
    if party.submission.order == Submission.Order.TOGETHER:
        return True
    before = party.submission.parties.filter(position__lt=party.position, outcome=Outcome.WAITING)
    return not before.exists()


def next_party(submission: Submission) -> Party | None:
    """Return the first party that has not answered."""
    return submission.parties.filter(outcome=Outcome.WAITING).order_by("position").first()
