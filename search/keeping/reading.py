"""Reading the site: what has changed since last, or everything anew.

Nobody tells search of a change. It compares the stamps of what there is with those of what it read,
when somebody searches, and so follows pages, courses, drafts and documents alike (see
docs/decisions/).
"""

import json
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import timedelta
from itertools import groupby

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from search.analysis.synonyms import phrase_of
from search.entries import Entry, from_data
from search.models import Change, EntryName, KeptEntry, KeptOwner, KeptWord, Reading
from search.sources.registry import SOURCES, source_of

from .lexicon import analyzer_of, lexicon_from
from .words import count_words

Progress = Callable[[str, int, int], None]  # what, how many, of how many
AT_ONCE = 500  # owners, or rows
CHANGES_KEPT = timedelta(days=30)  # an index that is further behind is made anew


def no_progress(what: str, done: int, of: int) -> None:
    """Tell nobody."""


def current_reading() -> Reading:
    """Return what was read, after reading everything where nothing was yet."""
    return Reading.objects.first() or read_everything()


def read_everything(progress: Progress = no_progress) -> Reading:
    """Read the whole site anew, in one transaction: the indexes follow, from a new epoch."""
    with transaction.atomic():
        reading = Reading.objects.select_for_update().first() or Reading()
        stamps = _stamps()
        entries = list(_read(list(stamps), progress))
        reading.epoch = uuid.uuid4()
        reading.lexicon = json.dumps(lexicon_from(entries), ensure_ascii=False)
        reading.save()
        for model in (EntryName, KeptEntry, KeptOwner, KeptWord, Change):
            model.objects.all().delete()
        KeptOwner.objects.bulk_create(
            [KeptOwner(owner=owner, stamp=stamp) for owner, stamp in stamps.items()],
            batch_size=AT_ONCE,
        )
        keep(entries)
        count_words(entries, (), analyzer_of(reading))
    return reading


def read_changes() -> int:
    """Read what has changed, and note the entries that did; return how many owners changed."""
    reading = current_reading()
    if not _changed(_stamps()):
        return 0
    with transaction.atomic():
        reading = Reading.objects.select_for_update().get(pk=reading.pk)
        stamps = _stamps()  # once more, now that nobody else is at it
        changed = _changed(stamps)
        for start in range(0, len(changed), AT_ONCE):
            _read_anew(changed[start : start + AT_ONCE], stamps, reading)
        _forget_old_changes(reading)
        reading.save()
    return len(changed)


def _stamps() -> dict[str, str]:
    found: dict[str, str] = {}
    for source in SOURCES:
        found |= source.stamps()
    return found


def _changed(stamps: Mapping[str, str]) -> list[str]:
    """Return the owners that are new, different or gone."""
    known = dict(KeptOwner.objects.values_list("owner", "stamp"))
    fresh = [owner for owner, stamp in stamps.items() if known.get(owner) != stamp]
    return fresh + [owner for owner in known if owner not in stamps]


def _read(owners: Collection[str], progress: Progress = no_progress) -> Iterable[Entry]:
    """Yield the entries of `owners`, cleaned; the first of two with one key counts."""
    seen: set[str] = set()
    by_source = groupby(sorted(owners), key=lambda owner: owner.partition(":")[0])
    done = 0
    for _, grouped in by_source:
        found = list(grouped)
        for start in range(0, len(found), AT_ONCE):
            batch = found[start : start + AT_ONCE]
            for entry in source_of(batch[0]).entries(batch):
                if entry.key not in seen:
                    seen.add(entry.key)
                    yield entry.cleaned()
            done += len(batch)
            progress("læst", done, len(owners))


def _read_anew(owners: Collection[str], stamps: Mapping[str, str], reading: Reading) -> None:
    """Replace what is kept of `owners`."""
    there = [owner for owner in owners if owner in stamps]
    now = {entry.key: entry for entry in _read(there)}
    rows = {row.key: row for row in KeptEntry.objects.filter(owner__in=owners)}
    gone = [row for key, row in rows.items() if key not in now]
    new = [
        entry for key, entry in now.items() if key not in rows or rows[key].digest != entry.digest()
    ]
    replaced = [rows[entry.key] for entry in new if entry.key in rows]
    before = [from_data(row.data) for row in (*gone, *replaced)]
    KeptEntry.objects.filter(pk__in=[row.pk for row in (*gone, *replaced)]).delete()
    keep(new)
    count_words(new, before, analyzer_of(reading))
    keys = [row.key for row in gone] + [entry.key for entry in new]
    Change.objects.bulk_create([Change(key=key) for key in keys], batch_size=AT_ONCE)
    KeptOwner.objects.filter(owner__in=owners).delete()
    KeptOwner.objects.bulk_create([KeptOwner(owner=owner, stamp=stamps[owner]) for owner in there])


def _forget_old_changes(reading: Reading) -> None:
    old = Change.objects.filter(at__lt=timezone.now() - CHANGES_KEPT)
    last = old.aggregate(Max("pk"))["pk__max"]
    if last is not None:
        old.delete()
        reading.forgotten = last


def keep(entries: Collection[Entry]) -> None:
    """Keep entries that are new; their words and changes are the caller's."""
    rows = [
        KeptEntry(key=entry.key, owner=entry.owner, digest=entry.digest(), data=entry.as_data())
        for entry in entries
    ]
    rows = KeptEntry.objects.bulk_create(rows, batch_size=AT_ONCE)
    names = [
        EntryName(entry=row, phrase=phrase)
        for row, entry in zip(rows, entries, strict=True)
        for phrase in dict.fromkeys(" ".join(phrase_of(name))[:200] for name in entry.names)
        if phrase
    ]
    EntryName.objects.bulk_create(names, batch_size=AT_ONCE)
