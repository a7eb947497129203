"""Renewing archive time stamps before they run out: each file by itself, so any stop is fine."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from forms.archive.keeping import DamagedFileError
from forms.archive.models import Event, SealedFile
from forms.archive.raising import renewed
from forms.signing import RevocationDataError, SealingError, TimeStampError


@dataclass(frozen=True, slots=True)
class Extended:
    """What became of a file that was due: its next generation, or why there is none."""

    before: SealedFile
    after: SealedFile | None
    error: Exception | None = None


def due(days: int | None) -> QuerySet[SealedFile]:
    """Return the newest generations that prove themselves for no more than so many days.

    None gives every file. What a file was not asked of (`proven_until` is empty) is due, too.
    """
    same = SealedFile.objects.filter(
        submission=OuterRef("submission"), edition=OuterRef("edition"), kind=OuterRef("kind")
    )
    newest = Subquery(same.order_by("-generation").values("pk")[:1])
    found = SealedFile.objects.filter(pk=newest).order_by("proven_until", "pk")
    if days is None:
        return found
    limit = timezone.now() + timedelta(days=days)
    return found.filter(Q(proven_until__isnull=True) | Q(proven_until__lt=limit))


def extend(files: QuerySet[SealedFile]) -> Iterator[Extended]:
    """Renew the seals of these files and tell of each.

    A service that is silent ends it: what was renewed so far stays, and the rest is still due.
    """
    for pk in list(files.values_list("pk", flat=True)):
        before = SealedFile.objects.select_related("file", "submission").get(pk=pk)
        try:
            yield Extended(before, renewed(before, Event.Kind.EXTENDED))
        except (SealingError, DamagedFileError) as error:
            yield Extended(before, None, error)
            if isinstance(error, TimeStampError):
                return


def is_silence(error: Exception | None) -> bool:
    """Say whether something only has to be tried again later."""
    return isinstance(error, TimeStampError | RevocationDataError)
