"""One table of attacks, tried on every kind of sealed file at both doors: each is found at both."""

from collections.abc import Callable
from pathlib import Path

import pytest

from forms.signing.sealed import Level
from tests.checking.doors import at_the_command_line, at_the_site, page_of
from tests.signing import files
from tests.signing.pdf_attacks import ATTACKS as PDF_ATTACKS
from tests.signing.word_attacks import ARCHIVE_ATTACKS
from tests.signing.word_attacks import ATTACKS as WORD_ATTACKS

pytestmark = pytest.mark.usefixtures("house")
Made = Callable[[], bytes]

PDFS: dict[str, Made] = {
    "pdf as sealed": files.sealed_pdf,
    "pdf below its level": lambda: files.sealed_pdf(Level.B_B),
    "pdf renewed": files.renewed_pdf,
}
WORDS: dict[str, Made] = {
    "word as sealed": lambda: files.sealed_word(Level.XADES_A),
    "word below its level": lambda: files.sealed_word(Level.XADES_EPES),
    "word renewed": files.renewed_word,
}
# What only is an attack where there is a time stamp, or several.
_STAMPED = {"time_stamp_over_something_else"}
TABLE = [
    *((file, name) for file in PDFS for name in PDF_ATTACKS),
    *(
        (file, name)
        for file in WORDS
        for name in WORD_ATTACKS
        if name not in _STAMPED or "below" not in file
    ),
    *(("word renewed", name) for name in ARCHIVE_ATTACKS),
]


@pytest.mark.parametrize(("file", "name"), TABLE)
def test_every_attack_is_found_at_both_doors(file: str, name: str, tmp_path: Path) -> None:
    attack = {**PDF_ATTACKS, **WORD_ATTACKS, **ARCHIVE_ATTACKS}[name]
    if file in PDFS:
        attack = PDF_ATTACKS[name]
    attacked = attack((PDFS | WORDS)[file]())
    answer = at_the_site(attacked)
    assert answer["status"] in ("changed", "unsealed")
    assert not answer["result"].startswith("genuine")
    assert answer["advice"]
    code, said = at_the_command_line(attacked, tmp_path)
    assert (code, said["status"]) == (1, answer["status"])


@pytest.mark.parametrize("file", [*PDFS, *WORDS])
def test_and_what_nobody_touched_is_genuine_at_both(file: str, tmp_path: Path) -> None:
    content = (PDFS | WORDS)[file]()
    assert at_the_site(content)["status"] == "genuine"
    assert at_the_command_line(content, tmp_path)[0] == 0


@pytest.mark.parametrize("name", ["added_page", "contents_zeroed", "twice", "hidden_content"])
def test_people_get_a_page_and_not_an_error(name: str) -> None:
    page = page_of(PDF_ATTACKS[name](files.renewed_pdf())).content.decode()
    assert "Det kan du gøre nu" in page
    assert "verdict-bad" in page
