"""A sealed document is never changed: a new version takes its place, or it is called back."""

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.models import Correction, Event, Submission
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.cases.people import User
from forms.filling import drafts
from forms.filling.models import Draft

TAKEN_BACK = Submission.Status.TAKEN_BACK


class NotSealedError(Exception):
    """The document is not sealed, or does not hold any more."""


class SupersededError(Exception):
    """There is a newer version, which is the one to correct."""


@transaction.atomic
def correct(submission: Submission, actor: User) -> Draft:
    """Return a draft that begins with the document's answers and becomes its next version.

    One that is begun already is gone on with. Raises NotSealedError, and SupersededError where the
    next version is at signing or sealed.
    """
    locked = Submission.objects.select_for_update().select_related("case").get(pk=submission.pk)
    if locked.sealed_at is None:
        raise NotSealedError
    if locked.replacements.exclude(status=TAKEN_BACK).exists():
        raise SupersededError
    begun = Correction.objects.filter(previous=locked, draft__submitted_at=None).first()
    if begun is not None:
        return begun.draft
    form = locked.version.form
    draft = drafts.begin(locked.case, form, locked.answers, author=actor, last_answers={})
    Correction.objects.create(draft=draft, previous=locked)
    note(locked.case, actor, CaseEvent.Kind.DRAFT_STARTED, f"{form.title}, ny version")
    return draft


@transaction.atomic
def call_back(submission: Submission, reason: str, actor: User) -> Submission:
    """Call a sealed document back: it does not hold any more, for the reason given.

    Raises NotSealedError.
    """
    locked = Submission.objects.select_for_update().select_related("case").get(pk=submission.pk)
    if locked.status != Submission.Status.SEALED:
        raise NotSealedError
    locked.status, locked.withdrawn_reason = Submission.Status.WITHDRAWN, reason
    locked.save(update_fields=["status", "withdrawn_reason"])
    events.append(locked, Event.Kind.WITHDRAWN, actor, at=timezone.now())
    note(locked.case, actor, CaseEvent.Kind.WITHDRAWN, locked.title)
    return locked


def chain_of(submission: Submission) -> list[Submission]:
    """Return all versions of the document, the first one first; those taken back are none."""
    first = submission
    while first.previous is not None:
        first = first.previous
    chain = [first]
    following = first.replacements.exclude(status=TAKEN_BACK).first()
    while following is not None:
        chain.append(following)
        following = following.replacements.exclude(status=TAKEN_BACK).first()
    return chain if submission in chain else [*chain, submission]
