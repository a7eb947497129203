"""`/kontrol/`: anybody may check a document by its id or by its file; no content is shown."""

from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from forms.archive.models import ALPHABET, SealedFile, Submission
from forms.archive.organisation_seal import trust
from forms.archive.verdict_words import in_words
from forms.signing import verify

LARGEST = 50 * 1024 * 1024  # bytes
NOT_FOUND = 404
UNFINISHED = 422


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What anybody may know of a document: that it is sealed, when, and its files' digests."""

    identifier: str
    title: str
    sealed_at: Any
    files: list[SealedFile]


class CheckForm(django_forms.Form):
    """A document's id, or its file."""

    identifier = django_forms.CharField(label="Dokumentets nummer", required=False, max_length=60)
    file = django_forms.FileField(label="Dokumentets fil", required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two, and for a file of a sensible size."""
        cleaned: dict[str, Any] = super().clean() or {}
        file = cleaned.get("file")
        if file is not None and file.size > LARGEST:
            self.add_error("file", "Filen er for stor. Den må højst fylde 50 MB.")
        elif file is None and cleaned.get("identifier") == "":
            self.add_error("identifier", "Skriv dokumentets nummer, eller vælg en fil.")
        return cleaned


@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for an id or a file; a file is read here and now, and kept nowhere."""
    form = CheckForm(request.POST or None, request.FILES or None)
    if not form.is_valid():
        status = UNFINISHED if form.is_bound else 200
        return render(request, "archive/check.html", {"form": form}, status=status)
    file = form.cleaned_data["file"]
    if file is None:
        return redirect("verify_identifier", normalised(form.cleaned_data["identifier"]) or "-")
    verdict = verify(file.read(), trust())
    context = {"form": CheckForm(), "verdict": verdict, "words": in_words(verdict)}
    return render(request, "archive/check.html", context)


@never_cache
@require_http_methods(["GET"])
def check_identifier(request: HttpRequest, identifier: str) -> HttpResponse:
    """Say whether a document of this id is sealed here, and when; nothing of what it says."""
    wanted = normalised(identifier)
    known = known_document(wanted) if wanted else None
    context = {
        "form": CheckForm(initial={"identifier": identifier if known is None else wanted}),
        "known": known,
        "asked": identifier,
    }
    status = 200 if known else NOT_FOUND
    return render(request, "archive/check.html", context, status=status)


def known_document(identifier: str) -> KnownDocument | None:
    """Return what anybody may know of the sealed document of this id."""
    sealed = Submission.objects.filter(status=Submission.Status.SEALED, identifier=identifier)
    found = sealed.first()
    if found is None:
        return None
    files = list(found.files.order_by("edition", "-kind"))
    return KnownDocument(found.identifier, found.title, found.sealed_at, files)


def normalised(typed: str) -> str:
    """Return an id as it is stored from what somebody typed: any case, any dashes, O for 0."""
    letters = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    kept = "".join(letter for letter in letters if letter in ALPHABET)
    code = kept.removeprefix("FF") if len(kept) > 12 else kept
    return f"FF-{code[:4]}-{code[4:8]}-{code[8:]}" if len(code) == 12 else ""
