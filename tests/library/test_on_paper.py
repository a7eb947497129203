"""The copy for pens, and the appendix that it becomes."""

from dataclasses import replace
from datetime import date

import pytest

from forms.definition.parties import Party
from forms.documents import reading_order
from forms.documents.paper import MarginCode, PenPlaces, ScannedPage
from forms.documents.tree import Document
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Mark, Outcome, Paper, PaperSheet, Status, Way
from forms.library.on_paper import HOW, paper_copy
from tests.documents import samples
from tests.lix import lix

from . import papers

DAY = date(2026, 5, 12)
EASY = 25  # LIX
CODES = (MarginCode("FF{page:02d}{pages:02d}F", 18, 765, 42),)


def copy_for(*names: str, slug: str = papers.GOALS) -> Document:
    waiting = [Party("young", number, "Den unge", name) for number, name in enumerate(names)]
    frame = replace(papers.FRAME, status=Status.FOR_SIGNATURE, demonstration=True)
    given = papers.answers(slug, "example")
    return paper_copy(registry.tool(slug), given, frame, waiting, "1A2B3C4D5E", CODES)


def with_papers(*papers_: Paper, edition: str = "", mark: Mark | None = None) -> list[str]:
    """What a final document with these papers says."""
    tool, given = registry.tool(papers.GOALS), papers.answers(papers.GOALS, "example")
    frame = replace(papers.final_frame(tool, given), papers=papers_)
    if mark is not None:
        frame = replace(frame, marks=(mark,))
    return reading_order(compose(tool, given, frame, edition))


def a_paper(pages: int) -> Paper:
    sheets = [
        PaperSheet(page, pages, samples.photograph(), f"{page}{pages}" + "a" * 62)
        for page in range(1, pages + 1)
    ]
    return Paper(DAY, tuple(sheets))


def on_paper(outcome: Outcome, **facts: object) -> Mark:
    party = Party("young", 1, "Den unge", "Sofie Eksempel")
    return Mark(party=party, outcome=outcome, way=Way.PAPER, at=samples.MOMENT, **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize("slug", papers.SLUGS)
def test_the_copy_says_all_that_is_signed_and_has_a_place_for_each_who_waits(slug):
    said = reading_order(copy_for("Sofie Eksempel", "Bo Eksempel", slug=slug))
    document = reading_order(papers.paper(slug, "example", Status.FOR_SIGNATURE))
    body = document[: document.index("Underskrifter")][4:]
    assert [text for text in body if text not in said] == []
    assert said.count("Underskrift") == 2
    assert said.count("Jeg ønsker ikke at skrive under") == 2


def test_the_copy_has_no_place_for_who_has_answered_and_nothing_of_how(awaited=("Sofie",)):
    copy = copy_for(*awaited)
    (places,) = [block for block in copy.blocks if isinstance(block, PenPlaces)]
    assert [place.name for place in places.places] == ["Sofie"]
    assert "Måde" not in reading_order(copy)


def test_who_has_no_name_yet_writes_it():
    assert "Navn: ______________________________" in reading_order(copy_for(""))


def test_the_copy_says_in_text_what_its_codes_say():
    copy = copy_for("Sofie")
    assert copy.identifier == papers.FRAME.identifier
    assert copy.version == "Version 2 · papir 1A2B3C4D5E"
    assert copy.codes == CODES
    assert copy.marks == ("TIL UNDERSKRIFT PÅ PAPIR", "DEMONSTRATION")


def test_how_to_sign_on_paper_is_easy_to_read():
    assert lix(list(HOW)) <= EASY


def test_the_appendix_says_which_page_each_picture_is_and_its_digest_is_evidence():
    said = with_papers(a_paper(2))
    heading = said.index("Bilag")
    assert said[heading + 1 : heading + 5] == [
        "Bilag: side 1 af 2 af det underskrevne papir, indscannet 12. maj 2026",
        "Side 1 af 2 af det underskrevne papir, indscannet 12. maj 2026",
        "Bilag: side 2 af 2 af det underskrevne papir, indscannet 12. maj 2026",
        "Side 2 af 2 af det underskrevne papir, indscannet 12. maj 2026",
    ]
    evidence = said[said.index("Bevis for underskrifter og segl") :]
    assert "12" + "a" * 62 in evidence
    assert "1 af 2" in evidence


def test_two_papers_stand_one_after_the_other_under_one_heading():
    said = with_papers(a_paper(1), a_paper(2))
    assert said.count("Bilag") == 1
    assert sum(text.startswith("Bilag: side") for text in said) == 3


def test_without_paper_there_is_no_appendix():
    said = with_papers()
    assert "Bilag" not in said
    assert not any("indscannet" in text for text in said)


def test_an_edition_has_the_digests_and_not_the_pictures():
    said = with_papers(a_paper(1), edition="udgave til teamet")
    assert not any(text.startswith("Bilag: side") for text in said)
    assert "11" + "a" * 62 in said


def test_the_signature_says_the_name_and_the_day_that_stand_on_the_paper():
    mark = on_paper(Outcome.ON_PAPER, written_name="S. Eksempel", written_on=DAY)
    said = with_papers(a_paper(1), mark=mark)
    assert said[said.index("Måde") + 1] == "Underskrevet på papir"
    assert said[said.index("Navn på papiret") + 1] == "S. Eksempel"
    assert said[said.index("Dato på papiret") + 1] == "12. maj 2026"


def test_a_no_on_paper_without_name_and_day_says_so():
    said = with_papers(a_paper(1), mark=on_paper(Outcome.DECLINED, reason="Ikke enig"))
    assert said[said.index("Navn på papiret") + 1] == "Intet navn"
    assert said[said.index("Dato på papiret") + 1] == "Ingen dato"
    assert "Ønskede ikke at skrive under" in said
    assert "Svarede på papir, som er bilag" in said


def test_a_scanned_page_and_a_place_for_a_pen_say_only_what_can_be_printed():
    page = ScannedPage(samples.photograph(), "Side\x001", "Side\x07 1")
    assert "\x00" not in page.alternative
    assert "\x07" not in page.caption
