"""A device that has been handed to a party: until it is handed back, it shows the signing alone.

The person signed in is the coordinator, but the hands on the screen are somebody else's. What the
coordinator may see of other people's lives is out of reach until the password is given again.
"""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from forms.archive.models import Submission

KEY = "handed_over"
ALWAYS_OPEN = ("/static/", "/media/", "/tema.css")
LOCKED = 423


def hand_over(request: HttpRequest, submission: Submission) -> None:
    """Let the device show nothing but this document's signing."""
    request.session[KEY] = str(submission.pk)


def take_over(request: HttpRequest) -> None:
    """Give the device back to the person signed in."""
    request.session.pop(KEY, None)


def handed_over_for(request: HttpRequest) -> UUID | None:
    """Return the id of the document that the device has been handed over for."""
    held = request.session.get(KEY)
    return UUID(held) if held else None


class HandedOverMiddleware:
    """Sends a handed-over device back to the signing, whatever address it asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer the request, or send it to the signing."""
        held = None if request.path.startswith(ALWAYS_OPEN) else handed_over_for(request)
        if held is None:
            return self.get_response(request)
        signing = reverse("signing", args=[held])
        if request.path.startswith((signing, reverse("logout"))):
            return self.get_response(request)
        if request.headers.get("HX-Request"):  # a page left open in another tab keeps its text
            return HttpResponse(status=LOCKED)
        return redirect(signing)
