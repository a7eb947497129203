"""Copies of the empty test database that are filled once for a run, and stepped into by modules.

To load the starting content takes longer than most modules' tests; what a module does to a copy is
undone when the module ends.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.db import connection, transaction

COPIES = ("content", "search")


def make_copies() -> None:
    """Copy the test database, as it is now, under each name."""
    for name in COPIES:
        connection.close()
        connection.creation.clone_test_db(name, verbosity=0)


def remove_copies() -> None:
    """Remove the copies, on whatever database they are."""
    for name in COPIES:
        connection.creation.destroy_test_db(suffix=name, verbosity=0)


@contextmanager
def inside(name: str) -> Iterator[None]:
    """Let the connection be to the copy of that name, in threads that begin meanwhile too."""
    own = connection.settings_dict["NAME"]
    copy = connection.creation.get_test_db_clone_settings(name)["NAME"]
    _go(copy)
    try:
        yield
    finally:
        _go(own)


def _go(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    cache.clear()  # where Wagtail keeps each site's front page


@contextmanager
def undone() -> Iterator[None]:
    """Undo at the end what is done to the database in the block."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)
