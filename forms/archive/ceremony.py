"""The signing ceremony on one device: one party after the other answers, and the seal follows."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAnswer:
    """A party's answer, as it came from the page.

    `shown_digest` is that of the preview in the page; `trace`, `typed` and `reason` go with the
    outcomes drawn, typed and declined, and a `reservation` with a signature.
    """

    outcome: Outcome
    shown_digest: str
    way: Way = Way.DEVICE
    trace: Trace | None = None
    typed: str = ""
    reason: str = ""
    reservation: str = ""


@transaction.atomic
def answer(party: Party, given: PartyAnswer, actor: User | None) -> Submission:
    """Keep a party's answer, once; `actor` is whose device it is, and nobody on the party's own.

    Raises NotAwaitingError, AnsweredError, or ChangedError when another document was shown.
    """
    submission = Submission.objects.select_for_update().get(pk=party.submission_id)
    if submission.status != Submission.Status.AWAITING:
        raise NotAwaitingError(submission.status)
    locked = Party.objects.select_for_update().get(pk=party.pk)
    if not locked.waiting:
        raise AnsweredError
    if given.shown_digest != submission.preview_id:
        raise ChangedError
    locked.outcome, locked.way = given.outcome, given.way
    locked.answered_at = timezone.now()
    locked.strokes = given.trace
    locked.typed, locked.reason = given.typed, given.reason
    locked.reservation = given.reservation
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
    events.append(submission, Event.Kind.ANSWERED, actor, data, locked.answered_at)
    return submission


def next_party(submission: Submission) -> Party | None:
    """Return the first party that has not answered."""
    return submission.parties.filter(outcome=Outcome.WAITING).order_by("position").first()
