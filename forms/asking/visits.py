"""What a browser has opened by a link: kept in a signed cookie of its own.

It is never the session of somebody who is signed in on the same device: the two know nothing of
each other, and neither ends with the other. The cookie goes to the parties' pages alone.
"""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from forms.asking.models import Code, Link

COOKIE = "part"
SALT = "forms.asking.visits"
LASTS = timedelta(hours=2)
SURE_FOR = timedelta(hours=1)  # after the code
MOST = 5  # links that one browser has open


@dataclass(frozen=True, slots=True)
class Visit:
    """A party at their link; `sure` once they have entered a code not long ago."""

    link: Link
    sure: bool


def visit_of(request: HttpRequest, link_id: UUID) -> Visit | None:
    """Return the visit, if this browser has opened the link."""
    opened = _opened(request)
    if str(link_id) not in opened:
        return None
    links = Link.objects.select_related("party__submission__case__coordinator")
    link = links.filter(pk=link_id).first()
    if link is None:
        return None
    entered = Code.objects.filter(pk=opened[str(link_id)], link=link)
    sure = entered.filter(used_at__gt=timezone.now() - SURE_FOR).exists()
    return Visit(link, sure)


def remember(
    request: HttpRequest, response: HttpResponse, link: Link, code: Code | None = None
) -> None:
    """Let the browser go on with the link; with the code that was entered in it, as the party."""
    opened = _opened(request)
    entered = code.pk if code else opened.get(str(link.pk), 0)
    opened.pop(str(link.pk), None)
    kept = dict([*opened.items(), (str(link.pk), entered)][-MOST:])
    response.set_signed_cookie(
        COOKIE,
        ",".join(f"{pk}:{number}" for pk, number in kept.items()),
        salt=SALT,
        max_age=LASTS,
        path=reverse("party_pages"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _opened(request: HttpRequest) -> dict[str, int]:
    """Return the links that the browser has opened, each with the number of the code entered."""
    kept = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=LASTS) or ""
    pairs = (part.split(":") for part in kept.split(",") if part)
    return {pk: int(number) for pk, number in pairs}
