"""The proof package: every command in its README is run, with the real openssl alone."""

import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.urls import reverse

from forms.archive import anchors, events
from forms.archive.models import Event, StoredFile
from forms.archive.raising import renewed
from forms.cases.models import CaseEvent
from forms.checking.proof_package import NothingToProveError, fetched, proof_package
from tests.archive import acting
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def unpacked(content: bytes, folder: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(folder)
    return folder


def commands_in(folder: Path) -> list[str]:
    return BLOCK.findall((folder / "LAES-MIG.md").read_text())


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    shell = ["bash", "-o", "pipefail", "-e", "-c", command]
    return subprocess.run(shell, cwd=folder, capture_output=True, text=True, check=False)


def failing(folder: Path) -> list[str]:
    """Run all the README's commands; return those that end badly, with what they say."""
    ran = [(command, run(command, folder)) for command in commands_in(folder)]
    return [f"{command}\n{done.stderr}" for command, done in ran if done.returncode]


@pytest.fixture
def package(sealed, tmp_path) -> Path:
    anchors.anchor(time_stamped=True)
    return unpacked(proof_package(sealed), tmp_path)


def test_every_command_in_the_readme_ends_well(package):
    commands = commands_in(package)
    assert failing(package) == []
    text = "\n".join(commands)
    for word in ("sha256sum -c", "cms -verify", "ts -verify", "openssl verify -crl_check"):
        assert word in text
    assert text.count("ts -verify") == 4
    assert text.count("cms -verify") == 2


def test_also_of_a_document_in_editions_that_was_renewed(sealed_map, tmp_path):
    for found in sealed_map.files.all():
        renewed(found, Event.Kind.EXTENDED)
    folder = unpacked(proof_package(sealed_map), tmp_path)
    assert failing(folder) == []
    assert {path.name for path in folder.glob("dokument*")} == {
        "dokument.pdf",
        "dokument.docx",
        "dokument-team.pdf",
        "dokument-team.docx",
    }


def test_also_where_a_seal_waits_for_its_time_stamp(answered, seal_with, tmp_path):
    acting.sealed_without_a_clock(answered, seal_with)
    folder = unpacked(proof_package(answered), tmp_path)
    assert failing(folder) == []
    assert not list(folder.glob("segl/*.tst"))


@pytest.mark.parametrize(
    "name",
    [
        "dokument.pdf",
        "dokument.docx",
        "segl/dokument.pdf.p7s",
        "segl/dokument.docx.vaerdi",
        "segl/dokument.docx.stemplet-1.bin",
        "haendelser/0002.json",
        "forankring/forankring.json",
    ],
)
def test_what_was_changed_is_found_by_more_than_its_sum(package, name):
    content = bytearray((package / name).read_bytes())
    content[len(content) // 3] ^= 1
    (package / name).write_bytes(bytes(content))
    found = failing(package)
    assert len(found) >= 2
    assert found[0].startswith("sha256sum")


def test_an_event_taken_out_is_missed(package):
    (package / "haendelser" / "0002.json").unlink()
    assert any("forrige" in command for command in failing(package))


def test_what_was_added_to_the_word_file_is_found(package):
    with zipfile.ZipFile(package / "dokument.docx", "a") as archive:
        archive.writestr("word/mere.xml", "<mere/>")
    assert any("find udpakket" in command for command in failing(package))


def test_the_log_of_events_has_their_digests(sealed, package):
    log = json.loads((package / "haendelser.json").read_text())
    assert [event["digest"] for event in log] == list(
        sealed.events.order_by("position").values_list("digest", flat=True)
    )
    assert events.broken_at(sealed) is None


def test_the_same_documents_give_the_same_package(sealed):
    assert proof_package(sealed) == proof_package(sealed)


def test_a_fetcher_who_may_see_one_edition_gets_that_alone(sealed_map, tmp_path):
    folder = unpacked(proof_package(sealed_map, ["team"]), tmp_path)
    assert {path.name for path in folder.glob("dokument*")} == {
        "dokument-team.pdf",
        "dokument-team.docx",
    }
    assert failing(folder) == []


def test_a_document_that_is_not_sealed_has_nothing_to_prove(awaiting, coordinator):
    with pytest.raises(NothingToProveError):
        proof_package(awaiting)
    url = reverse("document_proof", args=[awaiting.pk])
    assert coordinator(awaiting).get(url).status_code == 404


def test_the_courses_people_fetch_it_and_each_fetch_is_logged(sealed, coordinator):
    stored = StoredFile.objects.count()
    answer = coordinator(sealed).get(reverse("document_proof", args=[sealed.pk]))
    assert answer.headers["Content-Type"] == "application/zip"
    assert f'filename="bevis-{sealed.identifier}.zip"' in answer.headers["Content-Disposition"]
    assert zipfile.ZipFile(io.BytesIO(answer.content)).testzip() is None
    event = sealed.events.get(kind=Event.Kind.FETCHED)
    assert (event.data, event.actor) == ({"file": "bevispakke"}, sealed.created_by)
    log = sealed.case.events.get(kind=CaseEvent.Kind.FILE_FETCHED)
    assert log.subject.endswith("(bevispakke)")
    assert StoredFile.objects.count() == stored
    page = acting.text_of(coordinator(sealed).get(sealed.get_absolute_url()))
    assert "Hent en bevispakke" in page


def test_a_party_who_comes_by_a_link_is_logged_without_a_user(sealed):
    fetched(sealed, None, [""])
    assert sealed.events.get(kind=Event.Kind.FETCHED).actor is None


def test_a_stranger_finds_nothing(sealed, client):
    url = reverse("document_proof", args=[sealed.pk])
    assert client.get(url).status_code == 302
    assert acting.signed_in(UserFactory()).get(url).status_code == 404
