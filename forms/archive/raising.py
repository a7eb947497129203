"""Seals that are brought up to their full level, or renewed: each time a new generation of a file.

A service that does not answer never loses a signing: the file is sealed at the level that was
reached and stands in a queue. Services are asked before the database is, so that nobody waits for
both; whatever is killed on the way leaves the file as it was, and can be done again.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db import models, transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.keeping import DamagedFileError, content_of, keep
from forms.archive.models import Event, SealedFile, Submission, WaitingSeal
from forms.archive.organisation_seal import seal, trust
from forms.signing import (
    RevocationDataError,
    Sealed,
    SealingError,
    Status,
    TimeStampError,
    extend_pdf,
    extend_word,
    proven_until,
    verify,
)

logger = logging.getLogger(__name__)

CLAIM = timedelta(minutes=2)  # longer than services are waited for
_LONGEST_ERROR = 300
_IN_PASSING = 2
_EXTENDING = {SealedFile.Kind.PDF: extend_pdf, SealedFile.Kind.WORD: extend_word}


class UnverifiableSealError(SealingError):
    """A file of ours does not pass our own check: it is damaged, or the trust set up wrongly."""


class NoTimeStampServiceError(SealingError):
    """There is no time-stamp service to renew a seal with."""


def require_genuine(content: bytes) -> None:
    """Raise UnverifiableSealError where a file of ours does not pass our own check."""
    verdict = verify(content, trust())
    if verdict.status is not Status.GENUINE:
        raise UnverifiableSealError(f"the seal is {verdict.status}: {verdict.problems}")


def shortfall_of(error: SealingError | None) -> str:
    """Return what was silent, as `SealedFile.shortfall` has it."""
    if isinstance(error, TimeStampError):
        return str(SealedFile.Shortfall.TIME_STAMP)
    return str(SealedFile.Shortfall.REVOCATION) if isinstance(error, RevocationDataError) else ""


def queue_if_short(sealed_file: SealedFile) -> None:
    """Put a file whose seal did not reach its full level into the queue."""
    if sealed_file.shortfall:
        WaitingSeal.objects.create(sealed_file=sealed_file, queued_at=timezone.now())


def current_files(submission: Submission) -> list[SealedFile]:
    """Return a document's files in their newest generation, the whole document's PDF first."""
    found = submission.files.order_by("edition", "-kind", "generation")
    newest = {(each.edition, each.kind): each for each in found}
    return list(newest.values())


def waiting_seals() -> models.QuerySet[WaitingSeal]:
    """Return what stands in the queue, the longest waiting first."""
    return WaitingSeal.objects.filter(done_at__isnull=True)


def renewed(sealed_file: SealedFile, kind: Event.Kind) -> SealedFile:
    """Return the file with its seal brought up or renewed, as its next generation.

    Where another process has done it meanwhile, that one's is returned and nothing is stored.
    Raises SealingError and DamagedFileError.
    """
    stamps = seal().time_stamps
    if stamps is None:
        raise NoTimeStampServiceError("no time-stamp service is configured")
    content = content_of(sealed_file.file)
    require_genuine(content)
    extend = _EXTENDING[SealedFile.Kind(sealed_file.kind)]
    sealed = extend(content, time_stamps=stamps, trust=trust())
    require_genuine(sealed.content)
    return _stored(sealed_file, sealed, kind)


@transaction.atomic
def _stored(before: SealedFile, sealed: Sealed, kind: Event.Kind) -> SealedFile:
    locked = Submission.objects.select_for_update().get(pk=before.submission_id)
    same = locked.files.filter(edition=before.edition, kind=before.kind)
    newest = same.order_by("-generation")[0]
    if newest.generation > before.generation:
        return newest
    stored = keep(sealed.content, before.file.media_type)
    after = SealedFile.objects.create(
        submission=locked,
        edition=before.edition,
        kind=before.kind,
        generation=before.generation + 1,
        file=stored,
        level=sealed.level,
        proven_until=proven_until(sealed.content),
    )
    now = timezone.now()
    WaitingSeal.objects.filter(sealed_file__in=same, done_at__isnull=True).update(done_at=now)
    what = " ".join(part for part in (before.edition, before.kind) if part)
    told = {"file": what, "generation": after.generation, "sha256": stored.sha256}
    events.append(locked, kind, None, told | {"level": str(sealed.level)}, now)
    return after


def bring_up(waiting: WaitingSeal) -> SealedFile | None:
    """Bring one waiting seal up; None where another process is at it, or has done it.

    Raises SealingError and DamagedFileError; what went wrong is written beside it, and it waits on.
    """
    now = timezone.now()
    free = models.Q(claimed_until__isnull=True) | models.Q(claimed_until__lt=now)
    mine = waiting_seals().filter(free, pk=waiting.pk)
    if not mine.update(claimed_until=now + CLAIM, tried_at=now, tries=models.F("tries") + 1):
        return None
    error = ""
    try:
        return renewed(waiting.sealed_file, Event.Kind.BROUGHT_UP)
    except (SealingError, DamagedFileError) as raised:
        error = f"{type(raised).__name__}: {raised}"[:_LONGEST_ERROR]
        raise
    finally:
        WaitingSeal.objects.filter(pk=waiting.pk).update(claimed_until=None, error=error)


@dataclass(frozen=True, slots=True)
class Raised:
    """What became of a waiting seal: the file's next generation, or why there is none yet."""

    before: SealedFile
    after: SealedFile | None
    error: Exception | None = None


def drain(most: int | None = None) -> Iterator[Raised]:
    """Bring waiting seals up, the longest waiting first, and tell of each.

    The first that finds a service silent ends it, since the next would wait as long for the same.
    """
    for waiting in waiting_seals().select_related("sealed_file__file")[:most]:
        try:
            after = bring_up(waiting)
        except (SealingError, DamagedFileError) as error:
            logger.warning("A seal still waits to be brought up: %s", type(error).__name__)
            yield Raised(waiting.sealed_file, None, error)
            if isinstance(error, TimeStampError | RevocationDataError):
                return
        else:
            if after is not None:
                yield Raised(waiting.sealed_file, after)


def drain_some() -> None:
    """Bring a few waiting seals up, where services have just shown that they answer."""
    for _ in drain(_IN_PASSING):
        pass
