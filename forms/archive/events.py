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
    submission.event_count, submission.event_head = event.position, event.digest
    submission.save(update_fields=["event_count", "event_head"])
    return event


def digest_of(event: Event) -> str:
    """Return the SHA-256, in hexadecimal, of the event's canonical JSON; see `canonical`."""
    return hashlib.sha256(canonical(event)).hexdigest()


def canonical(event: Event) -> bytes:
    """Return the event's canonical JSON (RFC 8785) in UTF-8.

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
    return text.encode()


def broken_at(submission: Submission) -> int | None:
    """Return the place of the first event that does not fit the chain; None when all do.

    Events that were cut off at the chain's end are missed too: the document knows how many there
    are, and the last one's digest. `anchors` sees it where that was changed as well.
    """
    # Read before the events, so that one which is added meanwhile is only one more.
    ends = Submission.objects.values_list("event_count", "event_head").get(pk=submission.pk)
    previous, place = "", 0
    for place, event in enumerate(submission.events.order_by("position"), start=1):
        fits = event.position == place and event.previous == previous
        ended_otherwise = place == ends[0] and event.digest != ends[1]
        if not fits or event.digest != digest_of(event) or ended_otherwise:
            return place
        previous = event.digest
    return None if place >= ends[0] else place + 1
