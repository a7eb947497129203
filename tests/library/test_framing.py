"""What surrounds the answers: the head, the marks, the signatures, the evidence of a final one."""

from dataclasses import replace

import pytest

from forms.definition.parties import Party
from forms.documents import reading_order
from forms.documents.drawing import Drawing
from forms.documents.tree import Block, Document, Group, Heading, SealPlace, Signatures, words
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Mark, Outcome, Status, Way
from tests.documents import samples

from . import papers
from .papers import GOALS, REASON, SLUGS

ANSWERED = "tirsdag den 12. maj 2026 kl. 14.0"  # two hours after the document's own time in UTC


def framed(slug: str = GOALS, **changes: object) -> Document:
    tool, given = registry.tool(slug), papers.answers(slug, "example")
    return compose(tool, given, replace(papers.final_frame(tool, given), **changes))


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    return [
        inner
        for block in blocks
        for inner in (flat(block.blocks) if isinstance(block, Group) else [block])
    ]


def evidence(document: Document) -> list[str]:
    """Return what is said from the evidence's heading on."""
    told = reading_order(document)
    return told[told.index("Bevis for underskrifter og segl") :]


def places(document: Document) -> dict[str, list[str]]:
    """Return the facts in each party's place, by name."""
    (signatures,) = [block for block in flat(document.blocks) if isinstance(block, Signatures)]
    return {
        words(place.name): [f"{words(label)}: {words(value)}" for label, value in place.facts]
        for place in signatures.places
    }


@pytest.mark.parametrize(
    ("status", "demonstration", "marks"),
    [
        (Status.DRAFT, False, ("UDKAST",)),
        (Status.DRAFT, True, ("UDKAST", "DEMONSTRATION")),
        (Status.FOR_SIGNATURE, False, ("UDKAST TIL UNDERSKRIFT",)),
        (Status.FINAL, False, ()),
        (Status.FINAL, True, ("DEMONSTRATION",)),
    ],
)
def test_it_is_a_draft_until_all_have_signed(status, demonstration, marks):
    assert framed(status=status, demonstration=demonstration).marks == marks


@pytest.mark.parametrize("slug", SLUGS)
def test_the_head_says_what_it_is_whom_it_is_about_and_which_version(slug):
    document = framed(slug)
    told = reading_order(document)
    assert words(document.title) == registry.tool(slug).form.title
    assert {"Eksempel Kommune", "Sofie Eksempel", "14. september 2007", "EX-2026-0417"} <= set(told)
    assert told[-2:] == [papers.FRAME.identifier, "Version 2"]


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("status", [Status.DRAFT, Status.FOR_SIGNATURE])
def test_there_is_no_evidence_and_no_seal_before_the_end(slug, status):
    document = framed(slug, status=status)
    assert "Bevis for underskrifter og segl" not in reading_order(document)
    assert not any(isinstance(block, SealPlace) for block in flat(document.blocks))


def test_before_anybody_has_answered_each_party_has_an_empty_place():
    assert places(framed(marks=None, status=Status.FOR_SIGNATURE)) == {
        name: ["Måde: Ikke underskrevet"]
        for name in ("Sofie Eksempel", "Karin Eksempel", "Jonas Eksempel", "Mette Eksempel")
    }


def test_each_place_says_how_when_and_why_not():
    assert places(framed()) == {
        "Sofie Eksempel": ["Måde: Tegnet på skærmen", f"Tidspunkt: {ANSWERED}0"],
        "Karin Eksempel": ["Måde: Navnet skrevet på skærmen", f"Tidspunkt: {ANSWERED}1"],
        "Jonas Eksempel": [
            "Måde: Ønsker ikke at underskrive",
            f"Tidspunkt: {ANSWERED}2",
            f"Begrundelse: {REASON}",
        ],
        "Mette Eksempel": ["Måde: Ikke underskrevet"],
    }


def test_what_was_drawn_is_a_picture_that_is_told_and_what_was_typed_is_text():
    (signatures,) = [b for b in flat(framed().blocks) if isinstance(b, Signatures)]
    drawn, typed, declined, waiting = signatures.places
    assert isinstance(drawn.mark, Drawing)
    assert drawn.mark_alternative == "Håndtegnet underskrift: Sofie Eksempel"
    assert words(typed.mark) == "Karin Eksempel"
    assert declined.mark is None
    assert waiting.mark is None


def test_a_no_without_a_reason_says_so():
    party = Party("youth_signs", 0, "Den unge", "Sofie Eksempel")
    mark = Mark(party=party, outcome=Outcome.DECLINED, at=samples.MOMENT)
    assert places(framed(marks=(mark,)))["Sofie Eksempel"][-1] == "Begrundelse: Ingen begrundelse"


def test_a_party_whose_name_is_not_filled_in_yet_is_seen_to_be_missing():
    assert "Navn mangler" in places(papers.drafted(GOALS, {}))


def test_the_evidence_says_who_answered_how_and_when():
    told = evidence(framed())
    for name, role, how in (
        ("Sofie Eksempel", "Den unge", "Skrev under ved at tegne"),
        ("Karin Eksempel", "Myndighedskoordinator", "Skrev under ved at skrive sit navn"),
        ("Jonas Eksempel", "Ansvarlig for en aftale", "Ønskede ikke at skrive under"),
    ):
        place = told.index(name)
        assert told[place + 1 : place + 3] == [role, how]
        declined = how.startswith("Ønskede")
        assert told[place + 3 + declined].startswith(ANSWERED)
    assert f"Begrundelse: {papers.REASON}" in told
    place = told.index("Mette Eksempel")
    assert told[place + 1 : place + 3] == ["Ansvarlig for en aftale", "Har ikke skrevet under"]


def test_the_evidence_has_the_fingerprint_of_what_each_one_saw():
    told = evidence(framed())
    digest = papers.mark(Party("x", 0, "", ""), Outcome.TYPED).shown_digest
    place = told.index("Set af Sofie Eksempel, Karin Eksempel og Jonas Eksempel (SHA-256)")
    assert told[place + 1] == digest
    assert len(digest) == 64


def test_those_who_saw_different_documents_have_a_fingerprint_each():
    first, second, *_ = papers.final_frame(
        registry.tool(GOALS), papers.answers(GOALS, "example")
    ).marks
    told = evidence(framed(marks=(first, replace(second, shown_digest="b" * 64))))
    assert told[told.index("Set af Karin Eksempel (SHA-256)") + 1] == "b" * 64
    assert "Set af Sofie Eksempel (SHA-256)" in told


def test_without_parties_the_evidence_is_of_the_seal_alone():
    told = evidence(framed(marks=()))
    assert "Parternes svar" not in told
    assert not any("SHA-256" in line for line in told)


def test_the_evidence_names_the_sealer_and_where_anybody_can_check():
    told = evidence(framed())
    assert "forseglet digitalt af Eksempel Kommune" in told[1]
    assert papers.FRAME.verify_address in told[1]
    assert "Segl fra Eksempel Kommune" in told
    assert f"Dokument {papers.FRAME.identifier}" in told


def test_a_demonstration_says_that_it_proves_nothing():
    assert any("beviser ingenting" in line for line in evidence(framed(demonstration=True)))
    assert not any("beviser ingenting" in line for line in evidence(framed(demonstration=False)))


def test_the_evidence_stays_on_one_page():
    last = framed().blocks[-1]
    assert isinstance(last, Group)
    assert isinstance(last.blocks[0], Heading)
    assert isinstance(last.blocks[-1], SealPlace)


@pytest.mark.parametrize("slug", SLUGS)
def test_who_gets_a_copy_and_the_source_stand_after_the_signatures(slug):
    told = reading_order(framed(slug))
    order = [
        told.index("Underskrifter"),
        told.index("Hvem får en kopi"),
        told.index(registry.tool(slug).source),
        told.index("Bevis for underskrifter og segl"),
    ]
    assert order == sorted(order)


def test_the_answers_that_are_embedded_are_those_of_the_frame():
    assert framed(embedded=b'{"maal": []}').data == b'{"maal": []}'


def test_a_reservation_and_who_was_excused_stand_where_the_signature_would_be():
    marks = list(papers.final_frame(registry.tool(GOALS), papers.answers(GOALS, "example")).marks)
    marks[0] = replace(marks[0], way=Way.LINK, reservation="Ikke mål 2", identified="Sms til •• 01")
    marks[1] = replace(marks[1], outcome=Outcome.EXCUSED, typed="", reason="Er rejst")
    document = framed(marks=tuple(marks))
    said = places(document)
    assert "Forbehold: Ikke mål 2" in said["Sofie Eksempel"]
    excused = said["Karin Eksempel"]
    assert {"Måde: Fritaget for at underskrive", "Begrundelse: Er rejst"} <= set(excused)
    told = evidence(document)
    for text in (
        "Med eget link",
        "Sms til •• 01",
        "Forbehold: Ikke mål 2",
        "Blev fritaget for at skrive under",
        "Begrundelse: Er rejst",
    ):
        assert text in told
