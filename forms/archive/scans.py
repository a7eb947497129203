"""Scanned pages on trial: taken in, judged, and taken out again until somebody answers by them."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from forms.archive.models import ScannedSheet, Submission
from forms.archive.submitting import NotAwaitingError
from forms.cases.people import User
from forms.paper.codes import Corner, PageCode
from forms.paper.files import Problem
from forms.paper.isolation import read_files
from forms.paper.matching import Sheet, Verdict, matched
from forms.paper.reading import Fault, ReadPage

KEPT_FOR = timedelta(days=30)
MOST_SHEETS = 200  # of one document on trial at once


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent; the name is for people to know it again by, and decides nothing."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be told of a page or a file that was not taken in.

    Exactly one of the facts says why: the file's `problem`, the page's `fault`, the `stranger` that
    it is a page of, or that the same picture was here (`known`). `page` is its place in the file,
    0 for the file as a whole.
    """

    name: str
    page: int = 0
    problem: Problem | None = None
    fault: Fault | None = None
    stranger: PageCode | None = None
    known: bool = False


@dataclass(frozen=True, slots=True)
class Intake:
    """How many pages were taken in, and what is to be told of the others."""

    taken: int
    remarks: tuple[Remark, ...]


def take_in(submission: Submission, uploads: Sequence[Upload], actor: User) -> Intake:
    """Read files and take in the pages of this document's paper.

    Pages of other documents and versions are not kept. Raises NotAwaitingError.
    """
    if submission.status != Submission.Status.AWAITING:
        raise NotAwaitingError(submission.status)
    tidy()
    read = read_files([upload.content for upload in uploads])
    taken, remarks = 0, []
    for upload, file in zip(uploads, read, strict=True):
        for page in file.pages:
            remark = _take(submission, upload.name, page, actor)
            if remark is None:
                taken += 1
            else:
                remarks.append(remark)
        if file.problem is not None:
            remarks.append(Remark(upload.name, problem=file.problem))
    return Intake(taken, tuple(remarks))


@transaction.atomic
def _take(submission: Submission, name: str, page: ReadPage, actor: User) -> Remark | None:
    """Keep a page on trial, or say why not."""
    if page.code is None:
        return Remark(name, page.number, fault=page.fault)
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.AWAITING:
        raise NotAwaitingError(locked.status)
    verdict = matched(locked.identifier, locked.preview_id, [Sheet(0, page.code)])
    if verdict.other_documents or verdict.other_versions:
        return Remark(name, page.number, stranger=page.code)
    digest = hashlib.sha256(page.picture).hexdigest()
    if locked.sheets.filter(picture_digest=digest).exists() or locked.sheets.count() >= MOST_SHEETS:
        return Remark(name, page.number, known=True)
    locked.sheets.create(
        identifier=page.code.identifier,
        digest=page.code.digest,
        page=page.code.page,
        pages=page.code.pages,
        picture=page.picture,
        picture_digest=digest,
        cut=page.cut,
        sharpness=page.sharpness,
        file_name=name[:200],
        file_page=page.number,
        uploaded_by=actor,
    )
    return None


def judged(submission: Submission) -> Verdict:
    """Return what the pages on trial make up."""
    facts = submission.sheets.defer("picture").order_by("pk")
    return matched(submission.identifier, submission.preview_id, map(_sheet, facts))


def _sheet(kept: ScannedSheet) -> Sheet:
    code = PageCode(kept.identifier, kept.digest, kept.page, kept.pages, Corner.FOOT)
    return Sheet(kept.pk, code, kept.cut, kept.sharpness, kept.wanted)


def tidy() -> int:
    """Delete what has been on trial too long or for a document that is done; say how many."""
    old = Q(uploaded_at__lt=timezone.now() - KEPT_FOR)
    done = ~Q(submission__status=Submission.Status.AWAITING)
    deleted, _ = ScannedSheet.objects.filter(old | done).delete()
    return deleted
