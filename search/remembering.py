"""Remembering what was searched for, without anything about who did, and for a set time.

A row is one search on one day. Nothing is kept of a search for words that only stand in courses
(they are people's names), nor of digits that may be a CPR number. That a hit was opened is told by
the page with a signed note of the row, which says nothing else.
"""

from datetime import timedelta

from django.core import signing
from django.db.models import F
from django.utils import timezone

from search.entries import PUBLIC, without_cpr
from search.finding import Result
from search.keeping.words import Vocabulary
from search.models import Asked, SearchSettings

LONGEST = 100  # characters
SALT = "search.asked"
NOTE_HOLDS = timedelta(hours=12)


def remember(result: Result) -> str:
    """Count a search; return the note by which a click is counted, or nothing if it is not kept."""
    if not result.slots or _names_people(result):
        return ""
    today = timezone.localdate()
    query = without_cpr(" ".join(result.typed.lower().split()))[:LONGEST]
    if not Asked.objects.filter(day=today).exists():
        forget_the_old()
    row, _ = Asked.objects.get_or_create(day=today, query=query)
    Asked.objects.filter(pk=row.pk).update(times=F("times") + 1, results=result.unfiltered)
    return signing.dumps(row.pk, salt=SALT)


def count_click(note: str) -> bool:
    """Count that a hit was opened; tell whether the note was one of ours."""
    try:
        row = signing.loads(note, salt=SALT, max_age=NOTE_HOLDS)
    except signing.BadSignature:
        return False
    return bool(Asked.objects.filter(pk=row).update(clicks=F("clicks") + 1))


def forget_the_old() -> int:
    """Delete what is older than the administrator's setting says; return how many rows."""
    kept = timedelta(days=SearchSettings.load().days_kept)
    gone, _ = Asked.objects.filter(day__lt=timezone.localdate() - kept).delete()
    return gone


def _names_people(result: Result) -> bool:
    """Tell whether a word that was found stands in no public entry: then it is private."""
    words = {word.stem for slot in result.slots for word in slot.words}
    public = Vocabulary((PUBLIC,))
    public.learn(words)
    unknown = {word for word in words if not public.knows(word)}
    return bool(unknown) and Vocabulary.anywhere(unknown)
