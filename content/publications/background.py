"""Making publications beside the answering of requests, by a process that ends with its work.

No service has to be set up: whoever finds a publication that nobody is making starts the process.
It is nobody's child for long, so that a web worker that is stopped takes no work with it.
"""

import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings
from django.db import connection
from django.utils import timezone

from .making import claim, make
from .models import Publication

logger = logging.getLogger(__name__)

QUICK = 3
"""Publications of no more pages are made while the reader waits."""

_BEAT = 5.0  # seconds
_started: list[subprocess.Popen[bytes]] = []


def see_to(publication: Publication, pages: int) -> None:
    """See to it that a publication of so many pages is being made, unless it is made or failed."""
    how = settings.PUBLICATIONS_ARE_MADE
    if not publication.needs_a_maker or how == "by hand":
        return
    if pages <= QUICK or how == "at once":
        claimed = claim(publication.pk)
        if claimed is not None:
            make(claimed)
        return
    start()


def start() -> None:
    """Start the process, unless one that this process has started is still at work."""
    _started[:] = [process for process in _started if process.poll() is None]
    if _started:
        return
    command = [sys.executable, str(settings.ROOT / "manage.py"), "make_publications"]
    _started.append(
        subprocess.Popen(  # noqa: S603 - our own program, with nothing from outside
            command,
            cwd=settings.ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
    )
    logger.info("started %s", _started[-1].pid)


def make_all() -> int:
    """Make what waits until nothing does; return how many there were."""
    count = 0
    while publication := claim():
        make(publication, beating)
        count += 1
    return count


@contextmanager
def beating(publication: int) -> Iterator[None]:
    """Say every few seconds that a publication is being made, whatever its maker is busy with."""
    done = Event()

    def beat() -> None:
        while not done.wait(_BEAT):
            Publication.objects.filter(pk=publication).update(beat_at=timezone.now())
        connection.close()

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
