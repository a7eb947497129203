"""`manage.py documents verify`: what each file is found to be, and the code that sums it up."""

from datetime import datetime
from pathlib import Path

import pytest

from forms.archive.organisation_seal import seal, trust
from forms.checking.verdict_words import PROBLEMS, SENTENCES
from forms.documents import SEAL_FIELD
from forms.signing import Problem, Status, seal_pdf, seal_word
from forms.signing.package import read_package, write_package
from tests.management.running import run
from tests.signing import files

OURS = "DEMONSTRATION Eksempel Kommune"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file of every kind that a check may meet."""
    folder, own = tmp_path_factory.mktemp("filer"), seal()
    stamps = {"time_stamps": own.time_stamps}
    pdf = seal_pdf(
        files.pdf(field=SEAL_FIELD), own.sealer, field=SEAL_FIELD, trust=trust(), **stamps
    ).content
    word = seal_word(files.word(), own.sealer, **stamps).content
    kept = {
        name: part
        for name, part in read_package(word).parts.items()
        if not name.startswith("_xmlsignatures")
    }
    contents = {
        "genuine.pdf": pdf,
        "genuine.docx": word,
        "changed.pdf": pdf + b"\n% mere",
        "foreign.pdf": files.sealed_pdf(),
        "foreign.docx": files.sealed_word(),
        "unsealed.pdf": files.pdf(),
        "unsealed.docx": write_package(kept),
        "unreadable.pdf": b"bare tekst",
        "empty.pdf": b"",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return folder


def verify(*paths):
    return run("documents", "verify", *paths, "--json")


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("genuine.pdf", "genuine", 0),
        ("genuine.docx", "genuine", 0),
        ("changed.pdf", "changed", 1),
        ("foreign.pdf", "foreign", 1),
        ("foreign.docx", "foreign", 1),
        ("unsealed.pdf", "unsealed", 1),
        ("unsealed.docx", "unsealed", 1),
        ("unreadable.pdf", "unreadable", 1),
        ("empty.pdf", "unreadable", 1),
    ],
)
def test_each_file_gets_its_status_and_its_code(folder, name, status, code):
    ran = verify(folder / name)
    (line,) = ran.json
    assert set(line) == {"file", "status", "problems", "signer", "sealed_at", "level"}
    assert line["file"] == str(folder / name)
    assert (line["status"], ran.code) == (status, code)
    assert all(problem in PROBLEMS.values() for problem in line["problems"])


@pytest.mark.parametrize(("name", "level"), [("genuine.pdf", "B-LTA"), ("genuine.docx", "XAdES-T")])
def test_a_genuine_file_says_who_sealed_it_when_and_how(folder, name, level):
    (line,) = verify(folder / name).json
    assert (line["signer"], line["level"], line["problems"]) == (OURS, level, [])
    assert datetime.fromisoformat(line["sealed_at"]).tzinfo is not None


def test_a_problem_is_told_in_danish(folder):
    changed, unsealed = verify(folder / "changed.pdf", folder / "unsealed.docx").json
    assert changed["problems"]
    assert unsealed["problems"] == [PROBLEMS[Problem.SEAL_REMOVED]]
    assert (unsealed["signer"], unsealed["sealed_at"], unsealed["level"]) == (None, None, None)


def test_several_files_are_told_of_in_their_order(folder):
    names = ["foreign.pdf", "genuine.pdf", "unsealed.pdf"]
    ran = verify(*(folder / name for name in names))
    assert [Path(line["file"]).name for line in ran.json] == names
    assert [line["status"] for line in ran.json] == ["foreign", "genuine", "unsealed"]
    assert ran.code == 1
    assert verify(folder / "genuine.pdf", folder / "genuine.docx").code == 0


@pytest.mark.parametrize(
    ("name", "why"), [("findes-ikke.pdf", "den findes ikke"), (".", "det er en mappe")]
)
def test_a_file_that_cannot_be_opened_is_bad_input_and_the_others_are_checked(folder, name, why):
    ran = verify(folder / name, folder / "genuine.pdf")
    assert ran.code == 2
    missing, genuine = ran.json
    assert missing["status"] == "unreadable"
    assert missing["problems"] == [f"Filen kan ikke åbnes: {why}."]
    assert genuine["status"] == "genuine"


def test_people_get_sentences(folder):
    names = ("genuine.pdf", "changed.pdf", "unreadable.pdf")
    ran = run("documents", "verify", *(folder / name for name in names))
    assert f"genuine.pdf: {SENTENCES[Status.GENUINE]}" in ran.out
    assert f"changed.pdf: {SENTENCES[Status.CHANGED]}" in ran.out
    assert ran.out.endswith(f"  {PROBLEMS[Problem.NOT_A_DOCUMENT]}\n")
    assert f"  {OURS}, " in ran.out
    assert any(f"  {problem}" in ran.out for problem in PROBLEMS.values())


def test_a_file_with_an_unspeakable_name_is_checked_too(folder):
    path = folder / "b\udcf8rn.pdf"
    path.write_bytes((folder / "genuine.pdf").read_bytes())
    ran = verify(path)
    ran.out.encode()
    assert ran.json[0]["status"] == "genuine"
