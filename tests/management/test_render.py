"""`manage.py forms render`: answers made into files, or every problem with its place."""

import io
import json
import sys
from io import BytesIO

import pikepdf
import pytest

from forms.archive.organisation_seal import trust
from forms.definition import messages
from forms.library import registry
from forms.signing import HttpTimeStamps, Pkcs12File, SealSettings, Status, verify
from tests.archive.service_seal import PASSWORD, write_service_seal
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader
from tests.management.running import run, run_alone

pytestmark = pytest.mark.django_db
CHECKLIST, GOALS = "moedetjekliste", "maal-og-aftaleskema"


@pytest.fixture
def example():
    return registry.tool(GOALS).example_answers()


@pytest.fixture
def render(tmp_path):
    """Render answers to the goals' form from a file; return how it went, and the folder."""

    def made(answers, *options, slug=GOALS):
        file = tmp_path / "svar.json"
        content = answers if isinstance(answers, bytes) else json.dumps(answers).encode()
        file.write_bytes(content)
        return run("forms", "render", slug, file, "--out", tmp_path / "ud", "--json", *options)

    return made


def sent(monkeypatch, content: bytes):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))


def errors(ran):
    """What was wrong, by its place; several things may be wrong in one."""
    assert ran.code == 2
    assert set(ran.json) == {"errors"}
    assert all(set(error) == {"path", "message"} for error in ran.json["errors"])
    return [(error["path"], error["message"]) for error in ran.json["errors"]]


@pytest.mark.parametrize("slug", list(registry.tools()))
def test_both_files_are_made_and_told_of(render, tmp_path, slug):
    ran = render(registry.tool(slug).example_answers(), slug=slug)
    assert (ran.code, ran.err) == (0, "")
    assert set(ran.json) == {"pdf", "docx", "document_id", "pages"}
    assert ran.json["pdf"] == str(tmp_path / "ud" / f"{slug}.pdf")
    assert ran.json["docx"] == str(tmp_path / "ud" / f"{slug}.docx")
    pdf = (tmp_path / "ud" / f"{slug}.pdf").read_bytes()
    assert ran.json["pages"] == len(pikepdf.open(BytesIO(pdf)).pages)
    for said in (
        StructureReader(pdf).read(),
        read_docx((tmp_path / "ud" / f"{slug}.docx").read_bytes()),
    ):
        assert any(ran.json["document_id"] in text for text in said)
        assert any("UDKAST" in text for text in said)


def test_people_get_it_as_lines(example, tmp_path, monkeypatch):
    sent(monkeypatch, json.dumps(example).encode())
    ran = run("forms", "render", GOALS, "-", "--out", tmp_path)
    assert ran.code == 0
    assert "Mål- og aftaleskema, dokument FF-" in ran.out
    assert f"{tmp_path}/{GOALS}.docx" in ran.out


def test_the_files_of_before_are_replaced(render, example, tmp_path):
    first = render(example).json["document_id"]
    second = render(example | {"case_number": "EX-ANDET"}).json["document_id"]
    assert first != second
    said = " ".join(read_docx((tmp_path / "ud" / f"{GOALS}.docx").read_bytes()))
    assert "EX-ANDET" in said
    assert example["case_number"] not in said


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_answers_come_from_standard_input_too(example, tmp_path, monkeypatch, encoding):
    sent(monkeypatch, json.dumps(example, ensure_ascii=False).encode(encoding))
    assert run("forms", "render", GOALS, "-", "--out", tmp_path, "--json").code == 0


def test_it_needs_no_course_no_login_and_no_database(tmp_path):
    answers = json.dumps(registry.tool(CHECKLIST).example_answers()).encode()
    arguments = ("forms", "render", CHECKLIST, "-", "--out", tmp_path / "ud", "--seal", "--json")
    ran = run_alone(tmp_path / "data", *arguments, sent=answers)
    assert ran.code == 0, ran.err
    assert set(ran.json) == {"pdf", "docx", "document_id", "pages"}
    assert "Brevhovedet kunne ikke hentes" in ran.err
    checked = run_alone(tmp_path / "data", "documents", "verify", ran.json["pdf"], "--json")
    assert [line["status"] for line in checked.json] == ["genuine"]


# --- seal and standard ----------------------------------------------------------------------------


@pytest.mark.parametrize("standard", ["2a", "3a"])
def test_sealed_files_are_genuine_and_no_draft(render, example, tmp_path, standard):
    ran = render(example, "--seal", "--pdfa", standard)
    for kind in ("pdf", "docx"):
        content = (tmp_path / "ud" / f"{GOALS}.{kind}").read_bytes()
        assert verify(content, trust()).status is Status.GENUINE
        read = StructureReader(content).read() if kind == "pdf" else read_docx(content)
        assert not any("UDKAST" in text for text in read)
        assert any("DEMONSTRATION" in text for text in read)
    assert ran.json["pages"] > 1


@pytest.mark.parametrize("seal", [[], ["--seal"]])
def test_pdfa_3a_carries_the_answers_and_2a_does_not(render, example, tmp_path, seal):
    def carried(*options):
        render(example, *options, *seal)
        pdf = pikepdf.open(BytesIO((tmp_path / "ud" / f"{GOALS}.pdf").read_bytes()))
        return {name: file.get_file().read_bytes() for name, file in pdf.attachments.items()}

    (attached,) = carried("--pdfa", "3a").values()
    assert json.loads(attached) == example
    assert carried("--pdfa", "2a") == carried() == {}


def test_a_seal_that_cannot_be_made_leaves_no_files(render, example, tmp_path, seal_with):
    write_service_seal(tmp_path)
    key = Pkcs12File(tmp_path / "seal.p12", PASSWORD)
    clock = HttpTimeStamps("http://127.0.0.1:9/", seconds=2)
    seal_with(SealSettings(key, (tmp_path / "root.pem",), clock))
    ((path, message),) = errors(render(example, "--seal"))
    assert path == ""
    assert message.startswith("Filerne kunne ikke forsegles: ")
    assert not (tmp_path / "ud").exists()


# --- bad input ------------------------------------------------------------------------------------


def test_every_problem_is_told_with_its_place(render, example):
    goals = example["goals"]
    goals[0]["agreements"][0] |= {"responsible": "", "due": "i morgen"}
    found = errors(
        render(example | {"young_person": "", "birth_date": 14, "goals": goals, "ukendt/~": 1})
    )
    assert set(found) >= {
        ("/young_person", messages.REQUIRED),
        ("/birth_date", messages.DATE),
        ("/goals/0/agreements/0/responsible", messages.REQUIRED),
        ("/goals/0/agreements/0/due", messages.DATE),
        ("/ukendt~1~0", messages.FIELD_UNKNOWN),
    }


def test_people_get_the_problems_as_lines(example, tmp_path, monkeypatch):
    sent(monkeypatch, json.dumps(example | {"young_person": ""}).encode())
    ran = run("forms", "render", GOALS, "-", "--out", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert f"/young_person: {messages.REQUIRED}" in ran.err.splitlines()


@pytest.mark.parametrize("answers", [[], "tekst", 7, None, True])
def test_answers_that_are_no_object_are_bad_input(render, answers):
    assert ("", messages.OBJECT_EXPECTED) in errors(render(answers))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "linje 1, tegn 1"),
        (b'{"young_person":\n  "Sofie",,}', "linje 2, tegn 11"),
        ('{"young_person": "Sørén"}'.encode("latin-1"), "JSON i UTF-8"),
        (b"[" * 100_000, "JSON i UTF-8"),
        (b"1" * 5_000, "JSON i UTF-8"),
    ],
)
def test_what_is_no_json_is_bad_input(render, content, said):
    ((path, message),) = errors(render(content))
    assert path == ""
    assert said in message


def test_characters_that_no_file_can_hold_are_told_of(render, example):
    content = json.dumps(example | {"young_person": "Sofie \ud800"}).encode()
    assert errors(render(content)) == [("/young_person", messages.BROKEN_CHARACTER)]


def test_numbers_that_are_none_are_told_of(render):
    example = registry.tool(CHECKLIST).example_answers()
    for number in (float("nan"), float("inf")):
        found = errors(render(example | {"meeting_number": number}, slug=CHECKLIST))
        assert [path for path, _ in found] == ["/meeting_number"]


@pytest.mark.parametrize(
    ("name", "why"), [("findes-ikke.json", "den findes ikke"), (".", "det er en mappe")]
)
def test_a_file_that_cannot_be_read_is_bad_input(tmp_path, name, why):
    file = tmp_path / name
    ((path, message),) = errors(run("forms", "render", GOALS, file, "--out", tmp_path, "--json"))
    assert (path, message) == ("", f"Filen {file} kan ikke læses: {why}.")


@pytest.mark.parametrize("place", ["optaget", "optaget/ud"])
def test_a_folder_that_cannot_be_written_is_bad_input(example, tmp_path, monkeypatch, place):
    (tmp_path / "optaget").write_text("her ligger en fil")
    sent(monkeypatch, json.dumps(example).encode())
    out = tmp_path / place
    ((path, message),) = errors(run("forms", "render", GOALS, "-", "--out", out, "--json"))
    why = "der ligger en fil, hvor der skulle være en mappe"
    assert (path, message) == ("", f"Filerne kunne ikke skrives i {out}: {why}.")
