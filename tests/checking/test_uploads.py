"""A file that is checked lies in memory alone, and leaves no trace; no input is a 500."""

import logging
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.checking import uploads
from forms.checking.uploads import LARGEST
from tests.checking.doors import URL, at_the_site, page_of
from tests.signing import files
from tests.signing.test_verification import mangled

pytestmark = pytest.mark.django_db
SECRET = b"Sofie bor hos sin moster"


def test_no_temporary_file_is_made(monkeypatch, tmp_path, house):
    def refuse(*arguments: object, **named: object) -> None:
        raise AssertionError("a temporary file was made")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    opened = []
    monkeypatch.setattr(os, "open", lambda *given, **named: opened.append(given))
    large = files.sealed_pdf() + bytes(8 << 20)  # beyond what Django itself keeps in memory
    assert at_the_site(large)["status"] == "changed"
    assert opened == []
    assert list(tmp_path.iterdir()) == []


def test_neither_the_file_nor_its_name_is_logged(caplog, capfd, house):
    caplog.set_level(logging.DEBUG)
    for content in (SECRET, b"%PDF-1.7\n" + SECRET, files.sealed_pdf() + SECRET):
        page_of(content, "Sofie Eksempel aftale.pdf")
    kept = caplog.text + "".join(capfd.readouterr())
    assert "Sofie" not in kept
    assert "moster" not in kept


def test_what_is_too_large_is_refused_before_it_is_read(monkeypatch):
    read = []
    monkeypatch.setattr(uploads, "InMemory", lambda request: read.append(request))
    answer = at_the_site(b"%PDF-1.7" + bytes(LARGEST + (1 << 20)))
    assert answer["result"] == "too-large"
    assert read == []


def test_what_only_turns_out_to_be_too_large_is_let_go(monkeypatch):
    monkeypatch.setattr(uploads, "LARGEST", 200_000)
    monkeypatch.setattr(uploads, "_AROUND", 10 << 20)
    assert at_the_site(bytes(300_000))["result"] == "too-large"
    answer = page_of(bytes(300_000))
    assert answer.status_code == 413
    assert "Filen er for stor." in answer.content.decode()


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("multipart/form-data", b""),
        ("multipart/form-data; boundary=x", b"--x\r\nvr\xf8vl"),
        ("multipart/form-data; boundary=x", b"--y--"),
        ("multipart/form-data; boundary=", b"x"),
        ("multipart/form-data; boundary=" + "x" * 500, b"x"),
        ("multipart/form-data; boundary=x; charset=findes-ikke", b"--x--"),
        ("application/json", b"{"),
        ("application/x-www-form-urlencoded", b"&".join(b"a%d=1" % n for n in range(20_000))),
        ("application/x-www-form-urlencoded", b"identifier=" + b"x" * (3 << 20)),
        ("application/x-www-form-urlencoded", b"identifier=%00%ff"),
        ("", b""),
    ],
)
@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_what_is_no_proper_form_is_answered_all_the_same(content_type, body, accept):
    answer = Client(raise_request_exception=False).generic(
        "POST", URL, body, content_type=content_type, headers={"accept": accept}
    )
    assert answer.status_code in (302, 400, 404, 422)
    if accept == "application/json":
        assert answer.json()["error"]["message"] if answer.status_code != 404 else answer.json()


def test_several_files_are_too_many_or_the_last_counts(house):
    sent = [SimpleUploadedFile(f"{n}.pdf", b"x") for n in range(3)]
    assert Client().post(URL, {"file": sent}).status_code == 200
    many = {f"f{n}": SimpleUploadedFile("a.pdf", b"x") for n in range(200)}
    assert Client().post(URL, many).status_code == 400


_FUZZ = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@_FUZZ
@given(content=st.binary(max_size=3000), start=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\3\4"]))
def test_noise_is_answered(house, content, start):
    assert at_the_site(start + content)["status"] != "genuine"


@_FUZZ
@given(data=st.data())
def test_a_mangled_file_is_answered(house, data):
    made = data.draw(
        st.sampled_from(
            [files.sealed_pdf(), files.renewed_pdf(), files.sealed_word(), files.renewed_word()]
        )
    )
    answer = at_the_site(data.draw(mangled(made)))
    assert answer["sentence"]


@_FUZZ
@given(number=st.text(max_size=80))
def test_whatever_is_typed_as_a_number_is_answered(house, number):
    answer = Client(raise_request_exception=False).post(URL, {"identifier": number})
    assert answer.status_code in (302, 422)
    answer = Client(raise_request_exception=False).get(f"{URL}x/", {"format": "json", "q": number})
    assert answer.status_code == 404


BOMB = """
import io, resource, zipfile, django
django.setup()
from django.conf import settings
from forms.signing import Trust, verify
def bomb(count, size):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.xml", bytes(size))
    return target.getvalue()
contents = [bomb(40, 30_000_000), bomb(1, 400_000_000)]
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for content in contents:
    verify(content, Trust(()))
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(after - before)
"""


def test_a_bomb_is_put_out_before_it_fills_the_memory():
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.testing",
        "PYTHONPATH": f"{root}:{root / 'site'}",
    }
    ended = subprocess.run(
        [sys.executable, "-c", BOMB], env=environment, capture_output=True, check=True, text=True
    )
    grown = int(ended.stdout.split()[-1]) * 1024
    assert grown < 300 << 20
