"""Archive time stamps are renewed before they run out; stopped anywhere, it can go on."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from forms.archive import events, raising
from forms.archive.models import Anchor, Event, SealedFile
from forms.archive.organisation_seal import seal_settings, trust
from forms.signing import HttpTimeStamps, Status, verify
from forms.upkeep.extending import due, extend
from tests.archive import acting, database
from tests.management.running import run
from tests.signing import stamp_server

pytestmark = pytest.mark.django_db


def test_only_what_runs_out_within_so_many_days_is_due(sealed):
    end = sealed.files.first().proven_until
    days = (end - timezone.now()).days
    assert not due(days - 1).exists()
    assert due(days + 1).count() == 2
    assert due(None).count() == 2
    database.change("UPDATE archive_sealedfile SET proven_until = NULL WHERE kind = %s", "pdf")
    assert [found.kind for found in due(0)] == ["pdf"]


def test_every_file_gets_a_new_generation_that_is_genuine_and_the_old_ones_stay(sealed_map):
    before = {found.pk: found.file_id for found in sealed_map.files.all()}
    ran = run("documents", "extend", "--all", "--json")
    assert (ran.code, ran.json["left"], len(ran.json["files"])) == (0, 0, 4)
    for found in raising.current_files(sealed_map):
        assert found.generation == 2
        verdict = verify(bytes(found.file.content), trust())
        assert (verdict.status, verdict.level) == (Status.GENUINE, found.level)
    for pk, digest in before.items():
        assert SealedFile.objects.get(pk=pk).file_id == digest
    assert sealed_map.events.filter(kind=Event.Kind.EXTENDED).count() == 4
    assert events.broken_at(sealed_map) is None
    assert Anchor.objects.last().time_stamp is not None


def test_and_a_third_on_top_of_the_second(sealed):
    for generation in (2, 3):
        assert run("documents", "extend", "--all", "--json").code == 0
        assert {found.generation for found in raising.current_files(sealed)} == {generation}


def test_where_nothing_is_due_nothing_is_done(sealed):
    ran = run("documents", "extend")
    assert (ran.code, ran.out) == (0, "0 segl fornyet, 0 fejlede, 0 venter.\n")
    assert not SealedFile.objects.filter(generation=2).exists()


def test_progress_is_told_as_it_goes(sealed):
    ran = run("documents", "extend", "--all")
    assert "1 af 2: " in ran.err
    assert f"{sealed.identifier} pdf: B-LTA" in ran.err
    assert ran.out == "2 segl fornyet, 0 fejlede, 0 venter.\n"


def test_stopped_between_two_files_it_goes_on_with_the_rest(sealed):
    soon = timezone.now() + timedelta(days=5)
    database.change("UPDATE archive_sealedfile SET proven_until = %s", soon)
    files = extend(due(30))
    next(files)
    files.close()  # as if the process had been killed here
    assert SealedFile.objects.filter(generation=2).count() == 1
    assert run("documents", "extend", "--days", 30, "--json").json["left"] == 0
    assert SealedFile.objects.filter(generation=2).count() == 2


def test_a_service_that_falls_silent_ends_it_and_the_rest_is_still_due(sealed, seal_with):
    own = raising.seal().time_stamps
    answers = [stamp_server.honest(own)] * 2 + [stamp_server.failing] * 20

    def answer(handler, query):
        answers.pop(0)(handler, query)

    with stamp_server.serving(answer) as url:
        seal_with(replace(seal_settings(), time_stamps=HttpTimeStamps(url, seconds=2)))
        ran = run("documents", "extend", "--all", "--json")
    assert ran.code == 1
    assert (len(ran.json["files"]), ran.json["left"]) == (2, 0)
    assert ran.json["files"][1]["error"].startswith("TimeStampUnavailableError")
    assert SealedFile.objects.filter(generation=2).count() == 1


def test_a_damaged_file_is_named_and_the_others_are_renewed_all_the_same(sealed):
    damaged = sealed.files.get(kind="pdf")
    database.change(
        "UPDATE archive_storedfile SET content = %s WHERE sha256 = %s", b"x", damaged.file_id
    )
    ran = run("documents", "extend", "--all", "--json")
    assert ran.code == 1
    errors = {line["kind"]: line["error"] for line in ran.json["files"]}
    assert errors["docx"] is None
    assert errors["pdf"].startswith("DamagedFileError")


def test_without_a_service_it_cannot_be_done(sealed, seal_with):
    seal_with(replace(seal_settings(), time_stamps=None))
    ran = run("documents", "extend", "--all", "--json")
    assert ran.code == 2
    assert "error" in ran.json
    assert "Det kunne ikke gøres." in ran.err


def test_catching_up_brings_up_what_waits_and_says_how_it_went(answered, seal_with):
    own, settings = raising.seal().time_stamps, seal_settings()
    with stamp_server.switching(stamp_server.honest(own)) as (url, switch):
        seal_with(replace(settings, time_stamps=HttpTimeStamps(url, seconds=2)))
        switch(stamp_server.failing)
        acting.sealed_now(answered)
        ran = run("documents", "catch-up", "--json")
        assert (ran.code, ran.json["left"]) == (1, 2)
        switch(None)
        ran = run("documents", "catch-up")
        assert (ran.code, ran.out) == (0, "2 segl fornyet, 0 fejlede, 0 venter.\n")
        ran = run("documents", "catch-up", "--json")
        assert (ran.code, ran.json) == (0, {"files": [], "left": 0})
