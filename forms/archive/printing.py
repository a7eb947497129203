"""The copy of a frozen document that is printed and signed with a pen."""

from django.db import transaction

from forms.archive import events
from forms.archive.framing import frame_for
from forms.archive.models import Event, Submission
from forms.archive.submitting import NotAwaitingError, fonts
from forms.cases.people import User
from forms.documents import render_pdf
from forms.documents.paper import MarginCode
from forms.library import registry
from forms.library.frame import Outcome, Status
from forms.library.on_paper import paper_copy
from forms.paper.codes import MOST_PAGES, PLACES, content, short_digest

MILLIMETRE = 72 / 25.4


class TooLongForPaperError(Exception):
    """The document has more pages than a code can count."""


@transaction.atomic
def printed_copy(submission: Submission, actor: User) -> bytes:
    """Return the copy as a PDF, with a place for each party that still waits, and log it.

    Raises NotAwaitingError, or TooLongForPaperError.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.AWAITING:
        raise NotAwaitingError(locked.status)
    waiting = list(locked.parties.filter(outcome=Outcome.WAITING).order_by("position"))
    document = paper_copy(
        registry.tool(locked.slug),
        locked.answers,
        frame_for(locked, Status.FOR_SIGNATURE),
        [party.mark().party for party in waiting],
        short_digest(locked.preview_id),
        _codes(locked),
    )
    rendered = render_pdf(document, fonts())
    if rendered.pages > MOST_PAGES:
        raise TooLongForPaperError(rendered.pages)
    data = {"pages": rendered.pages, "parties": [party.position for party in waiting]}
    events.append(locked, Event.Kind.PRINTED, actor, data)
    return rendered.content


def _codes(submission: Submission) -> tuple[MarginCode, ...]:
    return tuple(
        MarginCode(
            content(submission.identifier, submission.preview_id, corner),
            place.left * MILLIMETRE,
            place.top * MILLIMETRE,
            place.size * MILLIMETRE,
        )
        for corner, place in PLACES.items()
    )
