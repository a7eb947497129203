"""Letting an index follow what was read: the changes since last in order, or all from the start."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db.models import Max

from search.engines.engine import Engine, EngineAwayError, Place
from search.entries import Entry, from_data
from search.models import Change, KeptEntry, Reading

from .lexicon import analyzer_of
from .locks import only_one
from .reading import Progress, current_reading, no_progress

AT_ONCE = 500  # changes
MOST_IN_PASSING = 3_000  # entries that are indexed while somebody waits for an answer


def follow(engine: Engine) -> None:
    """Bring the index up to date in passing; where another process is at it, leave it to that.

    Raises EngineAwayError when the engine is away, or its index must be made by `rebuild_index`.
    """
    reading = current_reading()
    place = engine.place()
    if _holds_all(place, reading):
        return
    with only_one(_lock(engine), patient=False) as mine:
        if not mine:
            return
        place = engine.place()  # another may have been at it just now
        if place is not None and _is_of(reading, place):
            _catch_up(engine, reading, place)
        elif KeptEntry.objects.count() <= MOST_IN_PASSING:
            _rebuild(engine, reading)
        else:
            message = f"{engine.name} has no index of what was read; run rebuild_index"
            raise EngineAwayError(message)


def rebuild(engine: Engine, progress: Progress = no_progress) -> int:
    """Make the index anew beside the old one, and let it take over; return how many entries."""
    with only_one(_lock(engine), patient=True):
        return _rebuild(engine, current_reading(), progress)


def _lock(engine: Engine) -> Path:
    return Path(settings.SEARCH_FOLDER) / f"{engine.name}.lock"


def _last_change() -> int:
    return Change.objects.aggregate(Max("pk"))["pk__max"] or 0


def _is_of(reading: Reading, place: Place | None) -> bool:
    """Tell whether an index can catch up by the changes that are kept."""
    if place is None or place.epoch != reading.epoch or place.position < reading.forgotten:
        return False
    return place.position <= max(_last_change(), reading.forgotten)


def _holds_all(place: Place | None, reading: Reading) -> bool:
    if place is None or place.epoch != reading.epoch:
        return False
    return place.position == max(_last_change(), reading.forgotten)


def _catch_up(engine: Engine, reading: Reading, place: Place) -> None:
    analyzer = analyzer_of(reading)
    position = place.position
    while batch := list(Change.objects.filter(pk__gt=position).order_by("pk")[:AT_ONCE]):
        keys = list(dict.fromkeys(change.key for change in batch))
        rows = KeptEntry.objects.filter(key__in=keys)
        changed = [from_data(row.data) for row in rows]
        gone = set(keys) - {entry.key for entry in changed}
        position = batch[-1].pk
        engine.apply(changed, gone, analyzer, Place(reading.epoch, position))


def _rebuild(engine: Engine, reading: Reading, progress: Progress | None = None) -> int:
    at = Place(reading.epoch, max(_last_change(), reading.forgotten))
    count = KeptEntry.objects.count()
    engine.rebuild(_entries(engine, count, progress), count, analyzer_of(reading), at)
    return count


def _entries(engine: Engine, count: int, progress: Progress | None) -> Iterator[Entry]:
    for done, data in enumerate(KeptEntry.objects.values_list("data", flat=True).iterator(), 1):
        yield from_data(data)
        if progress and (done % AT_ONCE == 0 or done == count):
            progress(engine.name, done, count)
