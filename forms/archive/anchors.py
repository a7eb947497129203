"""Anchors: where the chains of events ended at a moment, signed with the organisation's seal.

Each event has the digest of the one before it, so that none can be changed or taken out unseen; but
a chain that is cut off at its end looks like one that was never longer. An anchor writes down how
long each chain was and its last digest, and nobody can write another without the seal's key.
"""

import hashlib
import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from forms.archive.models import Anchor, Submission
from forms.archive.organisation_seal import seal
from forms.signing import SealingError, Trust, is_signed, is_stamped, sign_statement, stamp_over

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Anchored:
    """A chain as an anchor found it."""

    submission: str
    count: int
    head: str
    anchor: int


def anchor(*, time_stamped: bool = False) -> Anchor | None:
    """Anchor every chain that has grown since the last anchor; None where none has.

    Where another process anchors at the same moment, that one is enough. Raises SealingError.
    """
    try:
        with transaction.atomic():
            return _anchor(time_stamped)
    except IntegrityError:
        return None


def _anchor(time_stamped: bool) -> Anchor | None:
    grown = list(
        Submission.objects.select_for_update()
        .filter(event_count__gt=F("anchored_count"))
        .order_by("pk")
    )
    if not grown:
        return None
    last = Anchor.objects.order_by("-position").first()
    position, at = (last.position + 1 if last else 1), timezone.now()
    statement = canonical(
        {
            "anchor": position,
            "at": at.isoformat(timespec="microseconds"),
            "chains": {str(each.pk): [each.event_count, each.event_head] for each in grown},
            "previous": digest_of(last) if last else "",
        }
    )
    signature = sign_statement(statement, seal().sealer)
    made = Anchor.objects.create(
        position=position,
        at=at,
        statement=statement,
        signature=signature,
        time_stamp=_stamp(signature) if time_stamped else None,
    )
    for each in grown:
        each.anchored_count = each.event_count
    Submission.objects.bulk_update(grown, ["anchored_count"])
    return made


def _stamp(signature: bytes) -> bytes | None:
    """Return a time stamp over an anchor; one that cannot be had now is no reason to wait."""
    stamps = seal().time_stamps
    if stamps is None:
        return None
    try:
        return stamp_over(signature, stamps)
    except SealingError:
        logger.warning("An anchor got no time stamp")
        return None


def canonical(statement: dict[str, Any]) -> bytes:
    """Return canonical JSON (RFC 8785) in UTF-8."""
    text = json.dumps(statement, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def digest_of(found: Anchor) -> str:
    """Return the SHA-256, in hexadecimal, of an anchor's statement."""
    return hashlib.sha256(bytes(found.statement)).hexdigest()


def broken_anchor(trust: Trust) -> int | None:
    """Return the position of the first anchor that does not hold; None when all do."""
    previous = ""
    for place, found in enumerate(Anchor.objects.order_by("position"), start=1):
        if found.position != place or not _holds(found, previous, trust):
            return place
        previous = digest_of(found)
    return None


def _holds(found: Anchor, previous: str, trust: Trust) -> bool:
    statement, signature = bytes(found.statement), bytes(found.signature)
    said = json.loads(statement)
    if (said["anchor"], said["previous"]) != (found.position, previous):
        return False
    if found.time_stamp is not None and not is_stamped(signature, bytes(found.time_stamp)):
        return False
    return is_signed(statement, signature, trust)


def anchored_chains() -> Iterator[Anchored]:
    """Give every chain as every anchor found it, oldest anchor first."""
    for found in Anchor.objects.order_by("position"):
        for submission, (count, head) in json.loads(bytes(found.statement))["chains"].items():
            yield Anchored(submission, count, head, found.position)


def does_not_fit(anchored: Anchored) -> bool:
    """Say whether a chain was cut off before, or changed at, where an anchor found its end."""
    return not (
        Submission.objects.filter(
            pk=anchored.submission,
            events__position=anchored.count,
            events__digest=anchored.head,
        ).exists()
    )
