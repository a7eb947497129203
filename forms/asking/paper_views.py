"""The paper way: print a copy, and lay the pages in when they come back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseNotFound
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from forms.archive import scans
from forms.archive.keeping import JPEG, PDF
from forms.archive.models import ScannedSheet, Submission
from forms.archive.printing import TooLongForPaperError, printed_copy
from forms.archive.reaching import submission_for
from forms.archive.scans import Upload
from forms.archive.submitting import NotAwaitingError
from forms.asking.paper_words import KINDS, told_of
from forms.cases.access import StaffRequest, signed_in
from forms.paper.files import MOST_BYTES
from forms.paper.matching import Sheet, Verdict

MOST_FILES = 40
MOST_AT_ONCE = 150_000_000  # bytes of all files of one upload
LEFT_OUT = "paper_left_out"  # in the session: what the last upload could not use
NOT_NOW = "Dokumentet er ikke længere til underskrift."


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the paper as the list shows it: its pictures, or None where it is missing."""

    page: int
    used: tuple[ScannedSheet, ...]
    spare: tuple[ScannedSheet, ...]


@signed_in
@require_http_methods(["GET", "POST"])
def paper(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Show how far the paper is; take in files."""
    submission = submission_for(request, submission_id)
    if submission.status != Submission.Status.AWAITING:
        messages.info(request, NOT_NOW)
        return redirect(submission)
    if request.method == "POST":
        return _take_in(request, submission)
    verdict = scans.judged(submission)
    kept = submission.sheets.defer("picture").in_bulk()
    left_out = request.session.pop(LEFT_OUT, {})
    context = {
        "submission": submission,
        "case": submission.case,
        "verdict": verdict,
        "places": _places(verdict, kept),
        "others": [kept[sheet.key] for sheet in verdict.other_copies],
        "left_out": [{"target": "", "text": text} for text in left_out.get(str(submission.pk), [])],
        "days": scans.KEPT_FOR.days,
        "kinds": KINDS,
        "largest": MOST_BYTES // 1_000_000,
    }
    return render(request, "asking/paper.html", context)


def _take_in(request: StaffRequest, submission: Submission) -> HttpResponse:
    sent = [*request.FILES.getlist("files"), *request.FILES.getlist("photographs")]
    if not sent:
        messages.error(request, "Vælg de filer, der skal lægges ind.")
    elif len(sent) > MOST_FILES or sum(file.size or 0 for file in sent) > MOST_AT_ONCE:
        messages.error(request, f"Det er for meget på én gang. Læg højst {MOST_FILES} filer ind.")
    else:
        try:
            intake = scans.take_in(submission, [_upload(file) for file in sent], request.user)
        except NotAwaitingError:
            return redirect(submission)
        told = told_of(intake, submission, request.user)
        if told.taken:
            messages.success(request, told.taken)
        request.session[LEFT_OUT] = {str(submission.pk): told.left_out}
    return redirect("paper", submission.pk)


def _upload(file: UploadedFile[Any]) -> Upload:
    """Return a file as it was sent; of one that is too large no more than shows it."""
    return Upload(file.name or "Fil uden navn", file.read(MOST_BYTES + 1))


def _places(verdict: Verdict, kept: Mapping[int, ScannedSheet]) -> list[Place]:
    """Return the paper's pages in order, the missing ones among them."""

    def of_page(number: int, sheets: Iterable[Sheet]) -> tuple[ScannedSheet, ...]:
        return tuple(kept[sheet.key] for sheet in sheets if sheet.code.page == number)

    return [
        Place(number, of_page(number, verdict.used), of_page(number, verdict.spare))
        for number in range(1, verdict.pages + 1)
    ]


@signed_in
@require_POST
def paper_copy(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Answer with the copy to print."""
    submission = submission_for(request, submission_id)
    try:
        content = printed_copy(submission, request.user)
    except NotAwaitingError:
        messages.info(request, NOT_NOW)
        return redirect(submission)
    except TooLongForPaperError:
        messages.error(request, "Dokumentet er for langt til papir. Brug en af de andre måder.")
        return redirect("paper", submission.pk)
    name = f"{submission.slug}-papir-{submission.identifier}.pdf"
    return HttpResponse(
        content,
        content_type=PDF,
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )


@signed_in
@require_GET
def sheet_picture(request: StaffRequest, submission_id: UUID, sheet: int) -> HttpResponse:
    """Answer with a page on trial as a picture."""
    submission = submission_for(request, submission_id)
    found = submission.sheets.filter(pk=sheet).first()
    if found is None:  # taken out in another window; the answer is kept as little as the picture
        return HttpResponseNotFound()
    response = HttpResponse(bytes(found.picture), content_type=JPEG)
    response["Content-Security-Policy"] = "default-src 'none'"
    return response


@signed_in
@require_POST
def change_sheet(request: StaffRequest, submission_id: UUID, sheet: int) -> HttpResponse:
    """Take a page out, or use it beside the other picture of the same page."""
    submission = submission_for(request, submission_id)
    found = submission.sheets.filter(pk=sheet)
    if request.POST.get("use"):
        found.update(wanted=True)
    elif found.delete()[0]:
        messages.success(request, "Siden er fjernet.")
    return redirect("paper", submission.pk)
