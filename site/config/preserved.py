"""Keeping what somebody typed when a form could not be received, so that it can be sent again.

Nothing is stored: the fields travel in the page and come back when the person presses the button.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core import signing
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

MOST_CHARACTERS = 500_000  # a form with sixty people in it is about a tenth of this
WORTH_SHOWING = 12  # characters: shorter values are choices and dates, quickly made again
SALT = "config.preserved"


@dataclass(frozen=True, slots=True)
class PreservedPost:
    """What was typed and where it goes: `address` is a path on this site."""

    address: str
    fields: tuple[tuple[str, str], ...]
    files: bool = False  # a browser never sends a file twice by itself

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what a person would miss, to be read and copied."""
        return tuple(value for _, value in self.fields if len(value) >= WORTH_SHOWING)


def preserved_from(request: HttpRequest, address: str) -> PreservedPost | None:
    """Return what `request` carried, to be sent to `address`; None where it must not be kept.

    A password is never kept. Neither is anything that did not come from a page of this site:
    otherwise another site could fill in a form here and let the person send it with one press.
    """
    if request.method != "POST" or not _from_this_site(request) or not _is_here(request, address):
        return None
    fields = tuple(_fields(request))
    too_much = sum(len(name) + len(value) for name, value in fields) > MOST_CHARACTERS
    if not fields or too_much or any("password" in name.lower() for name, _ in fields):
        return None
    return PreservedPost(address, fields, files=bool(request.FILES))


def packed(post: PreservedPost) -> str:
    """Return `post` as one signed text, to travel through the sign-in form."""
    return signing.dumps([post.address, post.fields, post.files], salt=SALT, compress=True)


def unpacked(text: str, seconds: int) -> PreservedPost:
    """Return what `packed` made at most `seconds` ago; raise signing.BadSignature otherwise."""
    address, fields, files = signing.loads(text, salt=SALT, max_age=seconds)
    return PreservedPost(address, tuple((name, value) for name, value in fields), files)


def _fields(request: HttpRequest) -> Iterator[tuple[str, str]]:
    for name, values in request.POST.lists():
        if name != "csrfmiddlewaretoken":
            yield from ((name, str(value)) for value in values)


def _from_this_site(request: HttpRequest) -> bool:
    """Tell whether the browser says that a page of this site sent the form."""
    fetched_from = request.headers.get("Sec-Fetch-Site")
    if fetched_from:
        return fetched_from == "same-origin"
    sender = request.headers.get("Origin") or request.headers.get("Referer") or ""
    parts = urlsplit(sender)
    return (parts.scheme, parts.netloc) == (request.scheme, request.get_host())


def _is_here(request: HttpRequest, address: str) -> bool:
    return url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
