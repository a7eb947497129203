"""Links that lead nowhere: to pages that are gone or not published, and to addresses elsewhere."""

import ipaddress
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
from django.utils import timezone
from wagtail.models import Page

from content.models.base import ContentPage
from content.models.link import ExternalLink
from content.proofreading.notices import dead_links
from content.proofreading.texts import links_in

PATIENCE = 10  # seconds
TRIED_AGAIN_AFTER = timedelta(days=6)
REFUSES_ROBOTS = (401, 403, 405, 429)  # there, but not for programs
AGENT = {"User-Agent": "Fodfaeste-linkkontrol"}
BAD_REQUEST, NOT_FOUND, GONE = 400, 404, 410
NOT_OUTSIDE = "Adressen ligger ikke på det åbne internet."
NO_ANSWER = "Adressen svarer ikke."


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """A link that leads nowhere: on which page, and what is wrong, as editors read it."""

    page: Any
    problem: str


def broken_links() -> list[BrokenLink]:
    """Return every broken link on a published page, by page in the tree's order."""
    known = {link.url: link for link in ExternalLink.objects.exclude(problem="")}
    found = []
    for page in _pages():
        found += [BrokenLink(page, text) for text in dead_links(page.body)]
        for words, url in _external(page):
            if url in known:
                found.append(BrokenLink(page, f"Linket »{words}« til {url}: {known[url].problem}"))
    return found


def check_external(now: Any = None) -> tuple[int, int]:
    """Try the addresses that pages link to; return how many were tried and how many are broken.

    An address that answered within the last days is not troubled again; one that no page links to
    any longer is forgotten.
    """
    now = now or timezone.now()
    wanted = {url for page in _pages() for _, url in _external(page)}
    ExternalLink.objects.exclude(url__in=wanted).delete()
    fresh = ExternalLink.objects.filter(problem="", checked_at__gt=now - TRIED_AGAIN_AFTER)
    due = sorted(wanted - set(fresh.values_list("url", flat=True)))
    broken = 0
    for url in due:
        status, problem = answer_of(url)
        broken += bool(problem)
        ExternalLink.objects.update_or_create(
            url=url, defaults={"checked_at": now, "status": status, "problem": problem}
        )
    return len(due), broken


def answer_of(url: str) -> tuple[int | None, str]:
    """Ask an address; return its HTTP status, None without an answer, and what is wrong."""
    if not _outside(url):
        return None, NOT_OUTSIDE
    try:
        # Where it leads on to is not followed: that could be an address inside our own network.
        with requests.get(
            url, timeout=PATIENCE, stream=True, headers=AGENT, allow_redirects=False
        ) as answer:
            status = answer.status_code
    except requests.RequestException:
        return None, NO_ANSWER
    if status < BAD_REQUEST or status in REFUSES_ROBOTS:
        return status, ""
    gone = status in (NOT_FOUND, GONE)
    return status, "Siden findes ikke længere." if gone else f"Adressen svarer med fejl {status}."


def _outside(url: str) -> bool:
    """Say whether the address is on the open internet: none of our own is reached by it."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443)
    except OSError:
        return True  # it will not answer, and is told so
    return all(ipaddress.ip_address(entry[4][0]).is_global for entry in found)


def _pages() -> Iterator[Any]:
    for page in Page.objects.live().order_by("path").specific():
        if isinstance(page, ContentPage):
            yield page


def _external(page: Any) -> Iterator[tuple[str, str]]:
    for block in page.body:
        for words, attributes in links_in(block.value):
            url = attributes.get("href", "")
            if url.startswith(("http://", "https://")):
                yield words, url
