"""Answers that were given with a pen: the paper is kept for good, and each is kept once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from forms.archive import events
from forms.archive.ceremony import PartyAnswer, answer
from forms.archive.keeping import JPEG, keep
from forms.archive.models import Event, PaperPage, Submission
from forms.archive.scans import judged
from forms.archive.submitting import NotAwaitingError
from forms.cases.people import User
from forms.library.frame import Outcome, Way


class PagesMissingError(Exception):
    """Not every page of the paper is there."""


class PagesChangedError(Exception):
    """Other pages are there than those that were looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenAnswer:
    """What the paper shows of one party; a `reason` goes with a no, a `reservation` with a yes.

    `name` and `day` are as they stand on the paper.
    """

    signed: bool
    name: str = ""
    day: date | None = None
    reservation: str = ""
    reason: str = ""


@transaction.atomic
def answer_on_paper(
    submission: Submission, given: Mapping[int, PenAnswer], looked_at: tuple[int, ...], actor: User
) -> Submission:
    """Keep what the paper shows of the parties, by their position, and the paper itself.

    `looked_at` are the keys of the pages that `actor` saw. All of it is kept or nothing. Raises
    NotAwaitingError, PagesMissingError, PagesChangedError, AnsweredError or NotTheirTurnError.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.AWAITING:
        raise NotAwaitingError(locked.status)
    verdict = judged(locked)
    if not verdict.complete:
        raise PagesMissingError
    keys = tuple(sheet.key for sheet in verdict.used)
    if keys != looked_at:
        raise PagesChangedError
    pages = _keep(locked, keys)
    digests = tuple(page.file_id for page in pages)
    data = {"pages": list(digests), "parties": sorted(given)}
    events.append(locked, Event.Kind.SCANNED, actor, data)
    for party in locked.parties.filter(position__in=given).order_by("position"):
        answer(party, _as_answer(given[party.position], locked.preview_id, digests), actor)
    locked.sheets.all().delete()
    return locked


def _keep(submission: Submission, keys: tuple[int, ...]) -> list[PaperPage]:
    """Store the pages in their order; return them."""
    last = submission.paper_pages.aggregate(last=Max("reading"))["last"] or 0
    sheets = submission.sheets.in_bulk(keys)
    return [
        PaperPage.objects.create(
            submission=submission,
            reading=last + 1,
            position=position,
            page=sheets[key].page,
            pages=sheets[key].pages,
            file=keep(bytes(sheets[key].picture), JPEG),
        )
        for position, key in enumerate(keys, start=1)
    ]


def _as_answer(pen: PenAnswer, shown: str, pages: tuple[str, ...]) -> PartyAnswer:
    return PartyAnswer(
        outcome=Outcome.ON_PAPER if pen.signed else Outcome.DECLINED,
        shown_digest=shown,
        way=Way.PAPER,
        reason="" if pen.signed else pen.reason,
        reservation=pen.reservation if pen.signed else "",
        written_name=pen.name,
        written_on=pen.day,
        pages=pages,
    )
