"""The audit finds whatever was done to the archive behind the product's back, and says where."""

import pytest
from django.db import DatabaseError

from forms.archive import anchors, events
from forms.archive.models import Event, SealedFile, Submission
from forms.management import upkeep
from forms.management.upkeep import WRONG
from forms.upkeep.auditing import Wrong
from tests.archive import database
from tests.management.running import run

pytestmark = pytest.mark.django_db


def found(code=1):
    ran = run("documents", "audit", "--json")
    assert ran.code == code
    return {(line["code"], line["where"].split()[0]) for line in ran.json["wrong"]}


def test_an_archive_that_nobody_touched_is_whole(sealed):
    anchors.anchor()
    ran = run("documents", "audit", "--json")
    assert (ran.code, ran.json["wrong"]) == (0, [])
    looked_at = ran.json["looked_at"]
    assert (looked_at["documents"], looked_at["anchors"]) == (1, 1)
    assert len(looked_at["last_anchor"]) == 64


def test_people_are_told_in_words(sealed):
    ran = run("documents", "audit")
    assert ran.out.startswith("Intet er galt.\nSidste forankring: 0")
    assert "Ser på" in ran.err
    database.change("UPDATE archive_submission SET answers_digest = 'x'")
    ran = run("documents", "audit")
    assert (ran.code, ran.out.splitlines()[0]) == (1, "1 fejl fundet.")
    assert f"Et dokuments svar er ændret: {sealed.identifier}" in ran.err


def test_a_renewed_archive_is_whole(sealed):
    run("documents", "extend", "--all")
    assert found(0) == set()


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_changed_file_is_found_by_its_digest_and_by_its_seal(sealed, kind):
    stored = sealed.files.get(kind=kind).file
    content = bytearray(stored.content)
    content[len(content) // 2] ^= 1
    database.change(
        "UPDATE archive_storedfile SET content = %s WHERE sha256 = %s",
        bytes(content),
        stored.sha256,
    )
    assert found() == {
        (Wrong.FILE_DAMAGED, stored.sha256),
        (Wrong.SEAL_NOT_GENUINE, sealed.identifier),
    }


def test_a_preview_that_was_changed_is_found(sealed):
    database.change(
        "UPDATE archive_storedfile SET content = %s WHERE sha256 = %s", b"x", sealed.preview_id
    )
    assert found() == {(Wrong.FILE_DAMAGED, sealed.preview_id)}


def test_a_file_that_is_gone_is_missed_by_its_kind_and_by_its_event(sealed):
    database.change("DELETE FROM archive_sealedfile WHERE kind = %s", "docx")
    assert found() == {
        (Wrong.FILE_MISSING, sealed.identifier),
        (Wrong.EVENT_WITHOUT_FILE, sealed.identifier),
    }


def test_an_earlier_generation_that_is_gone_is_missed(sealed):
    run("documents", "extend", "--all")
    database.change("DELETE FROM archive_sealedfile WHERE generation = 1 AND kind = %s", "pdf")
    assert found() == {
        (Wrong.GENERATION_MISSING, sealed.identifier),
        (Wrong.EVENT_WITHOUT_FILE, sealed.identifier),
    }


def test_a_file_that_came_in_beside_is_found(sealed):
    pdf = sealed.files.get(kind="pdf")
    SealedFile.objects.create(
        submission=sealed, kind="pdf", generation=2, file=sealed.preview_pdf, level=pdf.level
    )
    assert found() == {
        (Wrong.SEAL_NOT_GENUINE, sealed.identifier),
        (Wrong.FILE_WITHOUT_EVENT, sealed.identifier),
    }


def test_a_level_that_is_not_the_files_is_found(sealed):
    database.change("UPDATE archive_sealedfile SET level = 'B-B' WHERE kind = %s", "pdf")
    assert found() == {(Wrong.LEVEL_DIFFERS, sealed.identifier)}


def test_a_changed_event_is_found(sealed):
    database.change("UPDATE archive_event SET kind = 'fetched' WHERE position = 2")
    assert (Wrong.EVENTS_BROKEN, sealed.identifier) in found()


def test_events_cut_off_at_the_end_are_found(sealed):
    events.append(sealed, Event.Kind.FETCHED, None)
    database.change("DELETE FROM archive_event WHERE id = %s", sealed.events.last().pk)
    assert found() == {(Wrong.EVENTS_CUT_OFF, sealed.identifier)}


def test_and_also_where_the_document_was_made_to_forget_them(sealed):
    events.append(sealed, Event.Kind.FETCHED, None)
    anchors.anchor()
    *_, before, last = sealed.events.order_by("position")
    database.change("DELETE FROM archive_event WHERE id = %s", last.pk)
    Submission.objects.update(event_count=before.position, event_head=before.digest)
    assert found() == {(Wrong.EVENTS_CUT_OFF, sealed.identifier)}


def test_a_document_that_is_gone_is_missed_by_its_anchor(sealed):
    anchors.anchor()
    number = str(sealed.pk)
    for table in ("archive_event", "archive_sealedfile", "archive_party"):
        database.change(f"DELETE FROM {table}")  # noqa: S608
    database.change("DELETE FROM archive_submission")
    assert found() == {(Wrong.EVENTS_CUT_OFF, number)}


def test_events_put_in_behind_the_end_are_found(sealed):
    Submission.objects.update(
        event_count=sealed.events.count() - 1,
        event_head=sealed.events.order_by("-position")[1].digest,
    )
    assert found() == {(Wrong.EVENTS_ADDED, sealed.identifier)}


def test_a_changed_anchor_is_found(sealed):
    anchors.anchor()
    database.change("UPDATE archive_anchor SET signature = %s", b"x")
    assert found() == {(Wrong.ANCHOR_BROKEN, "1")}


def test_an_archive_that_cannot_be_read_is_another_matter(sealed, monkeypatch):
    def unreadable():
        raise DatabaseError("no such table")

    monkeypatch.setattr(upkeep.auditing, "extent", unreadable)
    ran = run("documents", "audit", "--json")
    assert (ran.code, ran.json) == (2, {"error": "DatabaseError: no such table"})


def test_there_are_words_for_whatever_can_be_wrong():
    assert set(WRONG) == set(Wrong)
