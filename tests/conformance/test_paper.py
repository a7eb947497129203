"""What veraPDF and Apache POI say of paper: the copy to print, and the appendix it becomes."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from forms.definition.parties import Party
from forms.documents import SEAL_FIELD, render_docx, render_pdf
from forms.documents.paper import MarginCode
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Paper, PaperSheet, Status
from forms.library.on_paper import paper_copy
from forms.paper.reading import read_pages
from forms.signing.authority import create_authority
from forms.signing.configuration import load_trust, open_seal
from forms.signing.pdf import seal_pdf
from forms.signing.verdicts import Status as FileStatus
from forms.signing.verification import verify
from forms.signing.word import seal_word
from tests.documents.typefaces import fonts
from tests.library import papers
from tests.paper import camera

from . import validators

pytestmark = pytest.mark.conformance
CODES = (
    MarginCode("FF7K3M9QXT2B4C1A2B3C4D5E{page:02d}{pages:02d}F", 18, 765, 42),
    MarginCode("FF7K3M9QXT2B4C1A2B3C4D5E{page:02d}{pages:02d}H", 541, 23, 37),
)


def scanned() -> Paper:
    """A signed paper as it comes back: a page in colour, and one in grey."""
    signed = camera.photographed(camera.written_on(camera.sheet(1)))
    grey = camera.turned(camera.sheet(3), 180).convert("L")
    pages = [page for each in (signed, grey) for page in read_pages(camera.jpeg(each))]
    sheets = [
        PaperSheet(number, 2, page.picture, f"{number}" * 64)
        for number, page in enumerate(pages, start=1)
    ]
    return Paper(date(2026, 5, 12), tuple(sheets))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copies of each tool, and documents with an appendix before and after their seal."""
    made = tmp_path_factory.mktemp("paper")
    authority = create_authority(made / "authority", "Eksempel Kommune")
    seal, trust = open_seal(authority.settings()), load_trust(authority.settings())
    for slug in papers.SLUGS:
        tool, given = registry.tool(slug), papers.answers(slug, "hostile")
        waiting = [
            Party("young", number, "Den unge", name) for number, name in enumerate(("A", ""))
        ]
        frame = replace(papers.FRAME, status=Status.FOR_SIGNATURE)
        copy = paper_copy(tool, given, frame, waiting, "1A2B3C4D5E", CODES)
        (made / f"{slug}.copy.pdf").write_bytes(render_pdf(copy, fonts()).content)
    tool, given = registry.tool(papers.GOALS), papers.answers(papers.GOALS, "example")
    final = compose(tool, given, replace(papers.final_frame(tool, given), papers=(scanned(),)))
    unsealed = render_pdf(final, fonts(), seal_field=True).content
    sealed = seal_pdf(
        unsealed, seal.sealer, field=SEAL_FIELD, time_stamps=seal.time_stamps, trust=trust
    ).content
    word = seal_word(render_docx(final, fonts()), seal.sealer, time_stamps=seal.time_stamps).content
    (made / "appendix.pdf").write_bytes(unsealed)
    (made / "appendix.sealed.pdf").write_bytes(sealed)
    (made / "appendix.docx").write_bytes(word)
    for content in (sealed, word):
        assert verify(content, trust).status is FileStatus.GENUINE
    return made


@pytest.mark.parametrize("standard", ["ua1", "2a"])
def test_verapdf_finds_no_failure_in_the_copy_or_the_appendix_before_and_after_the_seal(
    folder, standard
):
    found = validators.verapdf(standard, sorted(folder.glob("*.pdf")))
    assert {path.name: failures for path, failures in found.items() if failures} == {}
    assert len(found) == len(papers.SLUGS) + 2


def test_apache_poi_says_the_word_file_with_the_appendix_is_signed_as_it_is(folder):
    (seals,) = validators.word_seals([folder / "appendix.docx"]).values()
    assert [seal.valid for seal in seals] == [True]
