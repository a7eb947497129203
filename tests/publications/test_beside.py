"""Publications made by other processes: so what is written must be there for them to see."""

import os
import signal
import subprocess
import sys
import time
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page, Site

from content.models import SectionPage
from content.publications import background
from content.publications.making import ask
from content.publications.models import SILENT, Publication
from content.publications.selection import select
from forms.organisation.models import Letterhead

from . import samples


def chosen(root: Page):
    found = select(root, Site.objects.get(is_default_site=True))
    assert found
    return found


@pytest.fixture
def apart(django_db_setup: None, django_db_blocker, tmp_path, monkeypatch):
    """Let other processes see the same database and the same files; take it all away afterwards."""
    stored = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "media")},
    }
    with django_db_blocker.unblock():
        if connection.vendor != "sqlite":
            pytest.skip("another process finds SQLite's file by its name")
        environment = {
            "DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}",
            "DATA": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "tests.publications.settings_apart",
            "PYTHONPATH": str(settings.ROOT),
        }
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        with override_settings(STORAGES={**settings.STORAGES, "default": stored}):
            section = samples.handbook()
            try:
                yield section
            finally:
                Publication.objects.all().delete()
                Letterhead.objects.all().delete()
                SectionPage.objects.get(pk=section.pk).delete()


def waits_for(condition, seconds: float = 240) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "nothing happened"
        time.sleep(0.2)


def state_of(publication: Publication) -> str:
    publication.refresh_from_db()
    return str(publication.state)


def test_a_process_of_its_own_makes_what_waits_and_ends(apart):
    publication = ask(chosen(apart))
    background.start()
    (process,) = background._started
    background.start()  # no second one while the first is at work
    assert background._started == [process]
    waits_for(lambda: process.poll() is not None)
    assert process.returncode == 0
    assert state_of(publication) == "made"
    assert default_storage.open(publication.pdf).read(4) == b"%PDF"


def test_the_work_of_a_killed_process_is_taken_up_by_another(apart, tmp_path):
    publication = ask(chosen(apart))
    pause = tmp_path / "pause"
    pause.touch()
    command = [sys.executable, str(settings.ROOT / "manage.py"), "make_publications"]
    process = subprocess.Popen(command, cwd=settings.ROOT, env=os.environ | {"PAUSE": str(pause)})
    waits_for(lambda: state_of(publication) == "making")
    process.send_signal(signal.SIGKILL)
    process.wait()
    pause.unlink()
    assert state_of(publication) == "making"  # nobody has been told
    Publication.objects.update(beat_at=timezone.now() - SILENT - timedelta(seconds=1))
    publication.refresh_from_db()
    assert publication.needs_a_maker
    assert background.make_all() == 1
    assert state_of(publication) == "made"
    assert publication.tries == 2


def test_two_makers_at_once_make_it_once(apart):
    publication = ask(chosen(apart))
    counts = []
    together = Barrier(2)

    def work() -> None:
        together.wait()
        counts.append(background.make_all())
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(counts) == [0, 1]
    assert state_of(publication) == "made"


def test_a_maker_is_heard_of_while_it_is_busy(apart, monkeypatch):
    publication = ask(chosen(apart))
    long_ago = timezone.now() - timedelta(hours=1)
    Publication.objects.update(beat_at=long_ago)
    monkeypatch.setattr(background, "_BEAT", 0.05)
    with background.beating(publication.pk):
        waits_for(lambda: Publication.objects.get(pk=publication.pk).beat_at > long_ago)
