"""Saving an answer so that two people at once never overwrite each other."""

from dataclasses import dataclass

from django.db import transaction

from forms.cases.people import User
from forms.filling.merging import merge

from .models import AnswerRevision, Round

LONGEST_REMARK = 2000  # characters


class RoundClosedError(Exception):
    """Somebody has closed the round: its answers stand."""


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody has chosen and written for a question: `answer` is a choice's value or empty.

    `based_on` is the number of the revision that they had before them; 0 for none.
    """

    answer: str
    remark: str
    based_on: int


@dataclass(frozen=True, slots=True)
class Saved:
    """What stands now: `revision` is None as long as nobody has answered.

    `wrote` tells whether a revision was added. With `clash` nothing was saved: both have answered,
    and not alike, so a person has to choose.
    """

    revision: AnswerRevision | None
    wrote: bool = False
    clash: bool = False


def current_answers(round_: Round) -> dict[str, AnswerRevision]:
    """Return the revision that stands, by question."""
    revisions = round_.revisions.select_related("by").order_by("number")
    return {revision.question: revision for revision in revisions}


@transaction.atomic
def save_answers(round_: Round, said: dict[str, Said], by: User) -> dict[str, Saved]:
    """Save what one person said to some of the questions; raise RoundClosedError if it is closed.

    Each question is for itself: what clashes in one is no reason to lose another.
    """
    locked = Round.objects.select_for_update().get(pk=round_.pk)
    if locked.closed_at is not None:
        raise RoundClosedError
    current = current_answers(locked)
    return {
        question: _save(locked, question, mine, current.get(question), by)
        for question, mine in said.items()
    }


def _save(
    round_: Round, question: str, mine: Said, current: AnswerRevision | None, by: User
) -> Saved:
    base = None
    if mine.based_on:
        base = round_.revisions.filter(question=question, number=mine.based_on).first()
    merged = merge(
        _entries(base), _entries(current), {"answer": mine.answer, "remark": mine.remark}
    )
    if merged.clashes:
        return Saved(current, clash=True)
    if merged.entries == _entries(current):
        return Saved(current)
    revision = AnswerRevision.objects.create(
        round=round_,
        question=question,
        number=current.number + 1 if current else 1,
        by=by,
        **merged.entries,
    )
    return Saved(revision, wrote=True)


def _entries(revision: AnswerRevision | None) -> dict[str, str]:
    if revision is None:
        return {"answer": "", "remark": ""}
    return {"answer": revision.answer, "remark": revision.remark}
