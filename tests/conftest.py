"""The test database: migrated once for each state of the migrations, then copied."""

import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from tests.databases import make_copies, remove_copies

ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "test-database"
ROOMS = ("site", "search", "content", "forms")
WITH_MIGRATIONS = ("django", "wagtail", "django-taggit", "django-axes")


def migrated_file() -> Path:
    """Return where a database migrated as the code says now is kept, whether it is there or not."""
    state = hashlib.sha256()
    for package in WITH_MIGRATIONS:
        state.update(f"{package} {version(package)}".encode())
    paths = [path for room in ROOMS for path in (ROOT / room).rglob("migrations/*.py")]
    for path in sorted(paths):
        state.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    state.update(" ".join(settings.INSTALLED_APPS).encode())
    return KEPT / f"{state.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings: None) -> bool:
    """Begin from the migrated file where there is one; a server's database is made anew."""
    if connection.vendor != "sqlite":
        return False
    if migrated_file().exists():
        shutil.copyfile(migrated_file(), connection.creation._get_test_db_name())
    return True


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_keepdb: bool, django_db_blocker: Any
) -> Iterator[None]:
    """Keep the database as it is once it has been migrated, before any test, and copy it."""
    kept = migrated_file()
    if django_db_keepdb and not kept.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        own = kept.with_suffix(f".{os.getpid()}")
        # Closed, and not left to the collector: what stays open keeps pages beside the file.
        with (
            closing(sqlite3.connect(connection.settings_dict["NAME"])) as made,
            closing(sqlite3.connect(own)) as copy,
        ):
            made.backup(copy)
        for old in KEPT.glob("*.sqlite3"):
            old.unlink(missing_ok=True)
        own.replace(kept)
    with django_db_blocker.unblock():
        make_copies()
        yield
        remove_copies()
