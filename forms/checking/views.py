"""`/kontrol/`: anybody may check a document by its number or its file; no content is shown.

It reads no session and changes nothing, so there is nothing that a forged request could do, and no
CSRF token is asked for: programs and people post alike. See decision 40.
"""

from typing import Any

from django import forms as django_forms
from django.core.exceptions import (
    BadRequest,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from forms.archive.models import ALPHABET
from forms.checking import answers, known
from forms.checking.examining import Examined, examine, too_large
from forms.checking.limits import seconds_to_wait
from forms.checking.uploads import TooLargeError, take_in_memory
from forms.checking.words import (
    LEVELS,
    WORDS,
    place_among_versions,
    problems_of,
    signer_is_proven,
    words_of_number,
)

BAD_REQUEST, NOT_FOUND, TOO_LARGE, UNFINISHED, TOO_MANY = 400, 404, 413, 422, 429
TOO_OFTEN = "For mange forsøg. Vent {minutes}, og prøv så igen."
UNREAD = "Filen kom ikke hel frem. Prøv igen."
NOTHING = "Skriv dokumentets nummer, eller vælg en fil."
_TEMPLATE = "checking/check.html"


class CheckForm(django_forms.Form):
    """A document's number, or its file."""

    identifier = django_forms.CharField(label="Dokumentets nummer", required=False, max_length=60)
    file = django_forms.FileField(label="Dokumentets fil", required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Ask for one of the two."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("file") is None and cleaned.get("identifier") == "":
            self.add_error("identifier", NOTHING)
        return cleaned


@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """Ask for a number or a file; a file is read here and now, and kept nowhere."""
    if request.method == "GET":
        if not _wants_json(request):
            return render(request, _TEMPLATE, {"form": CheckForm()})
        return _error(request, "nothing-given", NOTHING, UNFINISHED)
    if wait := seconds_to_wait(request):
        return _too_often(request, wait)
    try:
        take_in_memory(request)
    except TooLargeError:
        return _of_file(request, too_large(), TOO_LARGE)
    except (
        BadRequest,
        MultiPartParserError,
        RequestDataTooBig,
        SuspiciousOperation,
        UnreadablePostError,
    ):
        return _error(request, "bad-request", UNREAD, BAD_REQUEST)
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return _unfinished(request, form)
    file = form.cleaned_data["file"]
    if file is not None:
        return _of_file(request, examine(file.read()))
    asked = form.cleaned_data["identifier"]
    if _wants_json(request):
        return _of_number(request, asked)
    return redirect("verify_identifier", normalised(asked) or "-")


@never_cache
@require_GET
def check_identifier(request: HttpRequest, identifier: str) -> HttpResponse:
    """Say whether a document of this number is sealed here, and when; nothing of what it says."""
    if wait := seconds_to_wait(request):
        return _too_often(request, wait)
    return _of_number(request, identifier)


@require_GET
def answers_schema(request: HttpRequest) -> HttpResponse:
    """Answer with the JSON Schema of the answers."""
    return JsonResponse(
        answers.schema(),
        content_type="application/schema+json",
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )


def normalised(typed: str) -> str:
    """Return a number as it is stored from what somebody typed: any case, any dashes, O for 0."""
    letters = typed.upper().replace("O", "0").replace("I", "1").replace("L", "1")
    kept = "".join(letter for letter in letters if letter in ALPHABET)
    code = kept.removeprefix("FF") if len(kept) > 12 else kept
    return f"FF-{code[:4]}-{code[4:8]}-{code[8:]}" if len(code) == 12 else ""


def _of_file(request: HttpRequest, examined: Examined, status: int = 200) -> HttpResponse:
    if _wants_json(request):
        return _json(answers.of_file(examined), status)
    verdict, document = examined.verdict, examined.document
    context = {
        "form": CheckForm(),
        "words": WORDS[examined.kind],
        "result": examined.kind,
        "problems": [text for _, text in problems_of(examined)],
        "verdict": verdict,
        "signer_proven": signer_is_proven(examined),
        "level": LEVELS.get(verdict.level) if verdict.level else None,
        "document": document,
        "claimed": document is not None and verdict.status != "genuine",
        "versions": place_among_versions(document) if document is not None else "",
    }
    return render(request, _TEMPLATE, context, status=status)


def _of_number(request: HttpRequest, asked: str) -> HttpResponse:
    wanted = normalised(asked)
    document = known.by_identifier(wanted) if wanted else None
    status = 200 if document else NOT_FOUND
    if _wants_json(request):
        return _json(answers.of_number(asked, document), status)
    context = {
        "form": CheckForm(initial={"identifier": asked if document is None else wanted}),
        "words": words_of_number(document),
        "by_number": True,
        "document": document,
        "versions": place_among_versions(document) if document else "",
    }
    return render(request, _TEMPLATE, context, status=status)


def _too_often(request: HttpRequest, wait: int) -> HttpResponse:
    minutes = -(-wait // 60)
    message = TOO_OFTEN.format(minutes="et minut" if minutes == 1 else f"{minutes} minutter")
    response = _error(request, "too-many-checks", message, TOO_MANY, wait)
    response.headers["Retry-After"] = str(wait)
    return response


def _unfinished(request: HttpRequest, form: CheckForm) -> HttpResponse:
    if _wants_json(request):
        first = next(iter(form.errors.values()))[0]
        return _json(answers.of_error("nothing-given", str(first)), UNFINISHED)
    return render(request, _TEMPLATE, {"form": form}, status=UNFINISHED)


def _error(
    request: HttpRequest, code: str, message: str, status: int, wait: int | None = None
) -> HttpResponse:
    if _wants_json(request):
        return _json(answers.of_error(code, message, wait), status)
    context = {"form": CheckForm(), "error": message}
    return render(request, _TEMPLATE, context, status=status)


def _json(answer: dict[str, Any], status: int) -> HttpResponse:
    return JsonResponse(answer, status=status, json_dumps_params={"ensure_ascii": False})


def _wants_json(request: HttpRequest) -> bool:
    if request.GET.get("format") == "json":
        return True
    preferred = request.get_preferred_type(["text/html", "application/json"])
    return preferred == "application/json"
