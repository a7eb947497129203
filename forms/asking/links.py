"""Links: made, found again by their token, and alive or not, with the reason."""

import hashlib
import secrets
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from forms.archive.models import Party, Submission
from forms.asking.models import Channel, Link

TOKEN_BYTES = 32  # 256 bits


class LinkState(StrEnum):
    """Whether a link opens anything, or why it does not."""

    ALIVE = "alive"
    UNKNOWN = "unknown"
    EXPIRED = "expired"
    CLOSED = "closed"  # by the coordinator, or because a newer one took its place
    ANSWERED = "answered"
    EXCUSED = "excused"
    TAKEN_BACK = "taken_back"


def make_link(party: Party, purpose: Link.Purpose, channel: Channel) -> tuple[Link, str]:
    """Return a new link that is not stored yet, and the token that is never stored at all."""
    token, now = secrets.token_urlsafe(TOKEN_BYTES), timezone.now()
    days = settings.FILES_LINK_DAYS
    if purpose == Link.Purpose.SIGN:
        days = settings.SIGNING_LINK_DAYS
    link = Link(
        party=party,
        purpose=purpose,
        channel=channel,
        token_hash=hash_of(token),
        preview_digest=party.submission.preview_id,
        created_at=now,
        expires_at=now + timedelta(days=days),
    )
    return link, token


def address_of(token: str) -> str:
    """Return the address that is sent to the party."""
    return settings.PUBLIC_URL + reverse("party_link", args=[token])


def hash_of(token: str) -> str:
    """Return the SHA-256, in hexadecimal, of a token; it has 256 random bits and needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def link_of(token: str) -> Link | None:
    """Return the link of this token."""
    links = Link.objects.select_related("party__submission__case")
    return links.filter(token_hash=hash_of(token)).first()


def live_links(party: Party, purpose: Link.Purpose, now: datetime) -> list[Link]:
    """Return the party's links that have been sent and still open something."""
    sent = party.links.filter(purpose=purpose, closed_at=None, sent_at__isnull=False)
    return [link for link in sent.filter(expires_at__gt=now) if state_of(link) is LinkState.ALIVE]


def state_of(link: Link | None) -> LinkState:
    """Say whether the link opens anything."""
    if link is None or link.sent_at is None:
        return LinkState.UNKNOWN
    submission = link.party.submission
    if submission.status == Submission.Status.TAKEN_BACK:
        return LinkState.TAKEN_BACK
    if link.purpose == Link.Purpose.SIGN:
        if link.party.outcome == "excused":
            return LinkState.EXCUSED
        if not link.party.waiting:
            return LinkState.ANSWERED
        if link.preview_digest != submission.preview_id:
            return LinkState.CLOSED
    if link.closed_at is not None:
        return LinkState.CLOSED
    return LinkState.EXPIRED if link.expires_at <= timezone.now() else LinkState.ALIVE
