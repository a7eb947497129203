"""The database behind its own back: its triggers taken away, and rows that really are committed."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import SimpleNamespace
from typing import Any

from django.contrib.sessions.models import Session
from django.db import connection

from tests.archive.keepsake import MODELS

WRITTEN_ONCE = import_module("forms.archive.migrations.0002_written_once")
UPKEEP = import_module("forms.archive.migrations.0006_upkeep")


def _editor() -> Any:
    """Return what the migration asks of a schema editor, inside a transaction too."""

    def execute(statement: str, params: Any = None) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, params)

    return SimpleNamespace(connection=connection, execute=execute)


@contextmanager
def _triggers_away() -> Iterator[None]:
    UPKEEP.allow_changes_of_anchors(None, _editor())
    WRITTEN_ONCE.allow_changes(None, _editor())
    yield
    WRITTEN_ONCE.refuse_changes(None, _editor())
    UPKEEP.refuse_changes_of_anchors(None, _editor())


def change(statement: str, *values: Any) -> None:
    """Run a statement as somebody would who has the database and no patience with its triggers."""
    connection.check_constraints()  # PostgreSQL wants those that wait to be checked first
    with _triggers_away(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@contextmanager
def committed_rows() -> Iterator[None]:
    """Let the test commit, for other connections to see, and take all of it away afterwards."""
    try:
        yield
    finally:
        with _triggers_away():
            for model in (Session, *reversed(MODELS)):
                model._default_manager.all().delete()
