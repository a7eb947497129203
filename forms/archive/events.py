"""The events of a document: only ever added, each chained to the one before it."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from forms.archive.models import Event, Submission
from forms.cases.people import User


def append(
    submission: Submission,
    kind: Event.Kind,
    actor: User | None,
    data: dict[str, Any] | None = None,
    at: datetime | None = None,
) -> Event:
    """Add an event. The caller holds the lock on the submission, so that no two take one place."""
    last = submission.events.order_by("-position").first()
    event = Event(
        submission=submission,
        position=last.position + 1 if last else 1,
        kind=kind,
        at=at or timezone.now(),
        actor=actor,
        data=data or {},
        previous=last.digest if last else "",
    )
    event.digest = digest_of(event)
    event.save()
    return event


def digest_of(event: Event) -> str:
    """Return the SHA-256, in hexadecimal, of the event's canonical JSON (RFC 8785) in UTF-8.

    The moment is UTC with microseconds, the actor the user's number, and `previous` the digest of
    the event before it (empty for the first).
    """
    content = {
        "actor": event.actor_id,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "data": event.data,
        "kind": str(event.kind),
        "position": event.position,
        "previous": event.previous,
        "submission": str(event.submission_id),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def broken_at(submission: Submission) -> int | None:
    """Return the place of the first event that does not fit the chain; None when all do."""
    previous = ""
    for place, event in enumerate(submission.events.order_by("position"), start=1):
        fits = event.position == place and event.previous == previous
        if not fits or event.digest != digest_of(event):
            return place
        previous = event.digest
    return None
