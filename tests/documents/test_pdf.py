"""What the PDF is besides its words: structure, metadata, links, seal, attachment."""

import hashlib
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from io import BytesIO

import pikepdf
import pytest

from forms.documents import SEAL_FIELD, LogoUnreadableError, SealPlacesError, render_pdf
from forms.documents.tree import (
    Document,
    Figure,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    SealPlace,
    Table,
    plain,
)

from . import samples
from .pdf_reader import StructureReader
from .typefaces import fonts


def opened(document: Document, **options: object) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(render_pdf(document, fonts(), **options).content))


def tags(document: Document, **options: object) -> list[str]:
    reader = StructureReader(render_pdf(document, fonts(), **options).content)
    reader.read()
    return reader.tags


def content_of(pdf: pikepdf.Pdf) -> bytes:
    return b"".join(page.Contents.read_bytes() for page in pdf.pages)


def test_the_title_is_the_only_heading_of_the_first_level():
    assert tags(samples.rich()).count("H1") == 1


def test_no_heading_level_is_skipped():
    blocks = (Heading(4, plain("fire")), Heading(2, plain("to")), Heading(4, plain("fire igen")))
    found = [tag for tag in tags(samples.document(blocks)) if tag.startswith("H")]
    assert found == ["H1", "H2", "H2", "H3"]


def test_everything_painted_is_content_or_artifact():
    depth = 0
    painted = {"TJ", "f", "S", "B", "Do", "f*", "B*"}
    for page in opened(samples.rich()).pages:
        for _, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += (name in {"BDC", "BMC"}) - (name == "EMC")
            assert depth > 0 or name not in painted, name


def test_the_title_the_sender_and_the_subject_stand_in_both_metadata():
    pdf = opened(samples.rich())
    assert str(pdf.docinfo.Title) == "Mål- og aftaleskema"
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == "Mål- og aftaleskema"
        assert xmp["dc:creator"] == ["Eksempel Kommune"]
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")


def test_the_documents_date_is_the_only_time_in_the_file():
    east = timezone(timedelta(hours=2))
    document = samples.document((), date=datetime(2026, 5, 12, 1, 30, tzinfo=east))
    assert str(opened(document).docinfo.CreationDate) == "D:20260511233000Z"


def test_the_language_and_the_title_are_shown():
    pdf = opened(samples.rich())
    root = pdf.Root
    assert str(root.Lang) == "da-DK"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)


def test_the_headings_are_the_readers_table_of_contents():
    with opened(samples.rich()).open_outline() as outline:
        (title,) = outline.root
        assert title.title == "Mål- og aftaleskema"
        assert [child.title for child in title.children][:2] == ["Grundlag", "Mål og aftaler"]
        assert [child.title for child in title.children[1].children] == [
            "Mål 1: En hverdag, der hænger sammen",
            "Mål 2: En hverdag, der hænger sammen",
        ]


def test_a_link_is_tagged_and_says_where_it_leads():
    address = "https://example.dk/håndbog?a=1&b=<2>"
    pdf = opened(samples.document((Paragraph((Run("læs", link=address),)),), verify_address=""))
    (link,) = pdf.pages[0].Annots
    assert str(link.A.URI) == "https://example.dk/h%C3%A5ndbog?a=1&b=%3C2%3E"
    assert str(link.Contents) == address
    assert "/StructParent" in link


def test_a_link_that_is_no_address_is_refused():
    with pytest.raises(ValueError, match="javascript"):
        Run("klik", link="javascript:alert(1)")


def test_foreign_words_carry_their_language():
    pdf = opened(samples.document((Paragraph((Run("Housing First", language="en"),)),)))
    found = [
        str(element.Lang)
        for element in pdf.objects
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.Span
    ]
    assert found == ["en"]


def test_a_table_has_its_headers_and_their_scope():
    found = tags(samples.document((samples.agreement_table(2),), facts=()))
    assert found.count("Table") == found.count("Caption") == 1
    assert found.count("TR") == 3
    assert found.count("TH") == 4 + 2
    assert found.count("TD") == 2 * 3


def test_a_figure_says_its_alternative_and_where_it_stands():
    pdf = opened(samples.document((samples.ring_figure(),)))
    (figure,) = [
        element
        for element in pdf.objects
        if isinstance(element, pikepdf.Dictionary) and element.get("/S") == pikepdf.Name.Figure
    ]
    assert str(figure.Alt).startswith("Netværkskort med Aïsha")
    (layout,) = figure.A
    left, bottom, right, top = (float(edge) for edge in layout.BBox)
    assert 70 <= left < right <= 533
    assert 0 < bottom < top < 842


def test_the_ring_map_is_drawn_as_lines_and_not_as_a_picture():
    pdf = opened(samples.document((samples.ring_figure(),), letterhead=_plain_letterhead()))
    assert "/XObject" not in pdf.pages[0].Resources or not pdf.pages[0].Resources.XObject


def _plain_letterhead() -> Letterhead:
    return Letterhead(municipality="Eksempel Kommune")


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "CMYK", "P", "L", "1", "LA"])
def test_a_logo_of_any_kind_becomes_plain_rgb(mode):
    letterhead = replace(samples.LETTERHEAD, logo=samples.logo(mode))
    pdf = opened(samples.document((), letterhead=letterhead))
    (image,) = pdf.pages[0].Resources.XObject.values()
    assert image.ColorSpace == pikepdf.Name.DeviceRGB
    assert "/SMask" not in image


def test_the_logo_is_decoration_since_the_name_stands_beside_it():
    assert "Figure" not in tags(samples.document(()))


def test_a_logo_that_is_no_picture_is_refused():
    with pytest.raises(LogoUnreadableError):
        render_pdf(
            samples.document((), letterhead=replace(samples.LETTERHEAD, logo=b"GIF89a?")), fonts()
        )


def test_the_seals_field_is_empty_tagged_and_named():
    pdf = opened(samples.document((samples.SEAL,)), seal_field=True)
    (field,) = pdf.Root.AcroForm.Fields
    assert str(field.T) == SEAL_FIELD
    assert pikepdf.Name.Sig == field.FT
    assert str(field.TU) == "Forseglet af Eksempel Kommune"
    assert "/V" not in field
    assert field.AP.N.read_bytes() == b""
    assert "Form" in tags(samples.document((samples.SEAL,)), seal_field=True)


def test_without_a_field_there_is_no_form():
    pdf = opened(samples.document((samples.SEAL,)))
    assert "/AcroForm" not in pdf.Root


@pytest.mark.parametrize("places", [0, 2])
def test_a_document_for_sealing_has_one_place_for_the_seal(places):
    blocks = (SealPlace(plain("Segl")),) * places
    with pytest.raises(SealPlacesError):
        render_pdf(samples.document(blocks), fonts(), seal_field=True)


def test_the_answers_travel_inside_a_pdf_a_3():
    pdf = opened(samples.rich(), standard="3a")
    (name,) = pdf.attachments
    assert name == "svar.json"
    assert pdf.attachments[name].get_file().read_bytes() == b'{"maal": []}'
    (associated,) = pdf.Root.AF
    assert associated.AFRelationship == pikepdf.Name.Data
    with pdf.open_metadata() as xmp:
        assert xmp["pdfaid:part"] == "3"


def test_a_pdf_a_2_carries_nothing_inside():
    assert not opened(samples.rich()).attachments


def test_another_standard_is_refused():
    with pytest.raises(ValueError, match="1b"):
        render_pdf(samples.minimal(), fonts(), standard="1b")


def test_all_fonts_are_embedded_and_say_what_their_glyphs_mean():
    pdf = opened(samples.hostile())
    faces = pdf.pages[0].Resources.Font
    assert len(faces) >= 6
    for face in faces.values():
        assert "/ToUnicode" in face
        assert "/FontFile2" in face.DescendantFonts[0].FontDescriptor


def test_no_glyph_is_the_one_for_nothing():
    for page in opened(samples.hostile()).pages:
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "TJ":
                for part in operands[0]:
                    if isinstance(part, pikepdf.String):
                        codes = bytes(part)
                        assert all(codes[at : at + 2] != b"\0\0" for at in range(0, len(codes), 2))


def test_the_page_count_is_the_files():
    rendered = render_pdf(samples.huge(), fonts())
    assert rendered.pages == len(pikepdf.open(BytesIO(rendered.content)).pages)


def test_the_qr_code_stands_on_the_last_page_alone():
    pdf = opened(samples.huge())
    black = [b"0 0 0 rg" in page.Contents.read_bytes() for page in pdf.pages]
    assert black[-1]
    assert not any(black[:-1])


def test_other_words_make_another_file():
    digests = {
        hashlib.sha256(
            render_pdf(samples.document((Paragraph(plain(words)),)), fonts()).content
        ).digest()
        for words in ("ja", "nej")
    }
    assert len(digests) == 2


def test_an_empty_table_still_has_its_headers():
    table = Table(plain("Tom"), samples.agreement_table().columns, ())
    assert tags(samples.document((table,), facts=())).count("TH") == 4


def test_a_drawing_larger_than_the_page_is_scaled_to_it():
    wide = Figure(replace(samples.signed_by_hand(), width=3000.0, height=9000.0), "stor")
    assert render_pdf(samples.document((wide,)), fonts()).pages == 2


@pytest.mark.parametrize("lines", range(28, 52, 2))
def test_a_signature_never_stands_on_a_page_without_what_is_signed(lines):
    blocks = (
        *(Paragraph(plain(f"Linje {number}.")) for number in range(lines)),
        Heading(2, plain("Underskrifter")),
        samples.signatures(),
    )
    reader = StructureReader(render_pdf(samples.document(blocks), fonts()).content)
    (signed,) = [page for page in reader.texts if "Aïsha Sørensen-Ærø" in _later(page)]
    assert any(text.startswith("Linje") for text in signed.values())
    assert "Bo Eksempel" in signed.values()


def _later(page: dict[int, str]) -> list[str]:
    """Return what stands on a page below the facts, where the name stands too."""
    texts = list(page.values())
    return texts[texts.index("Sagsnummer") + 5 :] if "Sagsnummer" in texts else texts


def test_a_goal_and_its_agreements_stand_on_one_page_where_they_fit():
    blocks = tuple(samples.goal(number, rows=5) for number in range(1, 7))
    reader = StructureReader(render_pdf(samples.document(blocks), fonts()).content)
    pages = [list(page.values()) for page in reader.texts]
    for number in range(1, 7):
        (own,) = [p for p in pages if any(text.startswith(f"Mål {number}:") for text in p)]
        at = next(i for i, text in enumerate(own) if text.startswith(f"Mål {number}:"))
        assert "5. juni 2026" in own[at:]
