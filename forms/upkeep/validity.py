"""What runs out: certificates, revocation lists and the proofs of files, told in good time."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.utils import timezone

from forms.archive.models import SealedFile
from forms.archive.organisation_seal import seal, trust
from forms.archive.raising import waiting_seals
from forms.signing import OwnTimeStamps, common_name
from forms.upkeep.extending import due

WARN_DAYS = 90
LIST_DAYS = 14


class Subject(StrEnum):
    """What has an end."""

    SEAL = "seal"
    CHAIN = "chain"
    TIME_STAMPS = "time-stamps"
    ROOT = "root"
    REVOCATIONS = "revocations"
    FILES = "files"


@dataclass(frozen=True, slots=True)
class Ending:
    """When something ends, and whether that is near enough to do something about it."""

    subject: Subject
    name: str
    ends_at: datetime | None
    near: bool

    @property
    def over(self) -> bool:
        """Whether it has ended."""
        return self.ends_at is not None and self.ends_at < timezone.now()


def endings() -> list[Ending]:
    """Return what has an end, the nearest first. Raises SealingError."""
    own, believed = seal(), trust()
    found = [(Subject.SEAL, own.sealer.certificate)]
    found += [(Subject.CHAIN, each) for each in own.sealer.chain if each not in believed.roots]
    if isinstance(own.time_stamps, OwnTimeStamps):
        found.append((Subject.TIME_STAMPS, own.time_stamps.sealer.certificate))
    found += [(Subject.ROOT, each) for each in (*believed.roots, *believed.time_stamp_roots)]
    ends = [
        _ending(subject, common_name(each), each.not_valid_after_utc, WARN_DAYS)
        for subject, each in found
    ]
    for each in believed.crls:
        name = each.issuer.rfc4514_string()
        ends.append(_ending(Subject.REVOCATIONS, name, each.next_update_utc, LIST_DAYS))
    oldest = SealedFile.objects.filter(pk__in=due(WARN_DAYS)).order_by("proven_until").first()
    if oldest is not None:
        ends.append(_ending(Subject.FILES, str(due(WARN_DAYS).count()), oldest.proven_until, 90))
    return sorted(ends, key=lambda each: each.ends_at or timezone.now())


def waiting() -> int:
    """Return how many seals wait to be brought up."""
    return waiting_seals().count()


def _ending(subject: Subject, name: str, at: datetime | None, days: int) -> Ending:
    near = at is None or at < timezone.now() + timedelta(days=days)
    return Ending(subject, name, at, near)
