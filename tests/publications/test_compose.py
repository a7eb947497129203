"""Pages become a publication: every kind of block, links, appendices; and only what may be seen."""

import json
from datetime import date

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from wagtail.documents.models import Document as File
from wagtail.images.models import Image
from wagtail.models import Page, PageViewRestriction, Site

from content.blocks.body import BodyBlock
from content.models import (
    ChecklistPage,
    GlossaryPage,
    GlossaryTerm,
    HandbookPage,
    ServicePackagePage,
)
from content.publications.body import BodyReader, Setting
from content.publications.compose import CompositionError, compose
from content.publications.selection import select
from content.publications.ways import Ways
from forms.documents import Fonts, reading_order, render_docx, render_pdf
from forms.documents.book import Aside, Photograph
from forms.documents.tree import CheckList, Document, Figure, Heading, headings_of, words
from forms.organisation.models import Letterhead

from . import samples

pytestmark = pytest.mark.django_db


def composed(root: Page):
    site = Site.objects.get(is_default_site=True)
    selection = select(root, site)
    assert selection
    return compose(selection, site)


def read(document: Document) -> str:
    return " ".join(" ".join(reading_order(document)).split())


def titles(document: Document) -> list[tuple[int, str]]:
    return [(one.level, words(one.told)) for one in headings_of(document.blocks) if one.listed]


def test_every_kind_of_block_that_editors_have_is_known():
    reader = BodyReader(HandbookPage(), 2, Setting(Ways((), ""), "#000000"))
    assert set(reader.kinds) == set(BodyBlock().child_blocks)


def test_every_block_says_in_the_publication_what_it_says_on_the_page(loaded):
    said = read(composed(samples.full_handbook()).document)
    for words_ in (
        "Se den anden side, nedenfor og kilden.",
        "inderst",
        "En kasse. Tegning",
        "Kilde: Eget",
        "Figur K Klippet. Se figuren på",
        "Forløbet Fase 1 Først Begynd. Fase 2 Siden",
        "73 % fik en bolig Kilde: Guide",
        "Roller Hvem Gør hvad Koordinator Leder mødet",
        "Foldet Udfoldet.",
        "Viden Vid Hvad vi ved. Kilde: Guide",
        "Case Det skete.",
        "Citat »Luft i hovedet« En medarbejder Kilde: Guide",
        "Tjekliste Før mødet Ikke afkrydset Sted Ikke afkrydset Tid",
        "Redskab Netværkskortlægning",
    ):
        assert words_ in said


def test_both_files_are_made_from_every_block(loaded):
    document = composed(samples.full_handbook()).document
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    assert render_pdf(document, fonts).pages > 5
    assert render_docx(document, fonts).startswith(b"PK")


def test_a_heading_that_leads_to_the_pages_below_is_left_out(loaded):
    assert "Læs videre" not in read(composed(samples.full_handbook()).document)


def test_a_figure_that_cannot_be_drawn_stands_as_text_and_is_reported(loaded):
    (caution,) = composed(samples.full_handbook()).cautions
    assert "»Klip« på siden »Første«" in caution
    assert "clipPath" in caution


def test_a_drawing_is_lines_and_a_photograph_is_points(loaded):
    document = composed(samples.full_handbook()).document
    drawn = [one for one in document.blocks if isinstance(one, Figure)]
    assert [isinstance(one.drawing, Photograph) for one in drawn] == [False, True]
    assert drawn[1].alternative == ""


def test_a_picture_whose_file_is_gone_stops_the_publication_by_name(loaded):
    section = samples.full_handbook()
    photo = Image.objects.get(title="Foto")
    photo.file.storage.delete(photo.file.name)
    with pytest.raises(CompositionError, match="»Første«: Filen til billedet »Foto« mangler"):
        composed(section)


@pytest.mark.parametrize(("kind", "content"), [("GIF", None), ("PNG", b"intet")])
def test_a_photograph_of_another_kind_is_turned_into_one_that_can_be_kept(loaded, kind, content):
    body = [
        {
            "type": "figure",
            "value": {
                "picture": samples.picture("G", samples.photograph(kind), f"g.{kind.lower()}").pk,
                "alt": "Grå.",
                "decorative": False,
                "caption": "",
                "source": "",
            },
        }
    ]
    section = samples.handbook(body)
    if content is None:
        (figure,) = [b for b in composed(section).document.blocks if isinstance(b, Figure)]
        assert figure.drawing.content.startswith(b"\x89PNG")
        return
    file = Image.objects.get(title="G").file
    name = file.name
    file.storage.delete(name)
    file.storage.save(name, ContentFile(content))
    with pytest.raises(CompositionError, match="kan ikke læses"):
        composed(section)


def test_links_stay_inside_where_the_page_is_inside_and_lead_out_where_it_is_not(loaded):
    document = composed(samples.full_handbook()).document
    links = {
        run.text: run.link
        for block in document.blocks
        for run in (block.text if hasattr(block, "text") else ())
        if run.link
    }
    inside = {words(one.text): f"#{one.anchor}" for one in headings_of(document.blocks)}
    assert links["den anden side"] == inside["Anden"]
    assert links["nedenfor"] == inside["Indad"]
    assert links["kilden"] == "https://example.dk/x"
    (tool,) = [b for b in document.blocks if isinstance(b, Aside) and b.kind == "Redskab"]
    assert tool.title[0].link == f"{settings.PUBLIC_URL}/redskaber/netvaerkskortlaegning/"
    assert words(tool.source) in tool.title[0].link


def test_chapters_are_those_right_below_and_carry_their_numbers(loaded):
    assert titles(composed(samples.handbook()).document) == [
        (2, "Indledning"),
        (2, "1 Første"),
        (3, "1.1 Inderst"),
        (2, "2 Anden"),
        (2, "Kilder"),
        (2, "Om publikationen"),
    ]


def test_a_page_alone_is_a_chapter_whose_headings_are_listed(loaded):
    page = samples.full_handbook().get_children().first().get_children().first()
    document = composed(page).document
    assert titles(document)[0] == (2, "1.1 Inderst")
    assert "Kilder" not in [title for _, title in titles(document)]


def test_the_cover_says_who_and_when_and_where(loaded):
    document = composed(samples.handbook()).document
    assert words(document.title) == "Prøvebogen"
    said = {words(label): words(value) for label, value in document.cover.facts}
    assert said["Udgivet af"] == "Eksempel Kommune"
    assert said["Findes på"].endswith("/proevebogen")
    assert document.version.startswith("Udgave af ")


def test_each_source_is_named_once_with_the_pages_that_build_on_it(loaded):
    said = read(composed(samples.handbook()).document)
    assert "Bruges i: Prøvebogen, 1 Første, 1.1 Inderst, 2 Anden" in said
    assert said.count("Guide til beslutningstagere, 2018.") == 4 + 1


def test_the_glossarys_words_are_explained_where_the_pages_use_them(loaded):
    section = samples.handbook([{"type": "text", "value": "<p>Bostøttens caseload.</p>"}])
    document = composed(section).document
    said = read(document)
    assert "Ordforklaringer" in said
    assert "Kilder" in said.split("Ordforklaringer", 1)[1]


def test_the_glossary_can_be_a_publication_of_its_own(loaded):
    page = GlossaryPage.objects.get()
    said = read(composed(page).document)
    assert "Ordforklaringer" not in said
    assert all(term.term in said for term in page.terms())


def test_a_package_says_its_facts_and_a_checklist_its_questions(loaded):
    package = read(composed(ServicePackagePage.objects.first()).document)
    assert "Formål" in package
    checklist = ChecklistPage.objects.first()
    document = composed(checklist).document
    (questions,) = [block for block in document.blocks if isinstance(block, CheckList)]
    assert len(questions.items) == len(checklist.questions)
    assert all(not item.ticked for item in questions.items)


def test_a_tool_says_what_it_is_for_and_what_happens_with_the_answers(loaded):
    page = Page.objects.get(slug="netvaerkskortlaegning")
    said = read(composed(page).document)
    assert "Hvor lang tid" in said
    assert "Hvad der sker med svarene" in said


def test_a_page_says_when_it_was_last_reviewed_and_by_whom(loaded):
    section = samples.handbook()
    page = section.get_children().first().specific
    page.reviewed_on, page.reviewed_by = date(2026, 5, 12), "Fagligt team"
    page.save_revision().publish()
    assert "Sidst gennemgået 12. maj 2026 af Fagligt team." in read(composed(section).document)


def test_an_empty_introduction_makes_no_chapter(loaded):
    section = samples.handbook()
    section.body = json.dumps([])
    section.save_revision().publish()
    assert "Indledning" not in dict(map(reversed, titles(composed(section).document)))


def test_nothing_is_lost_between_the_pages_and_the_publication_of_each_section(loaded):
    for root in Page.objects.get(depth=2).get_children().live():
        document = composed(root).document
        said = [words(one.text) for one in document.blocks if isinstance(one, Heading)]
        for page in root.get_descendants(inclusive=False).live():
            assert page.title in said


# -- Who may see what ------------------------------------------------------------------------------


def chosen(root: Page, accept=None):
    site = Site.objects.get(is_default_site=True)
    found = select(root, site, accept) if accept else select(root, site)
    return found and [Page.objects.get(pk=pk).title for pk in found.pages], found


def test_drafts_and_all_below_them_are_left_out(loaded):
    section = samples.handbook()
    assert chosen(section)[0] == ["Prøvebogen", "Første", "Inderst", "Anden"]
    section.get_children().first().specific.unpublish()
    assert chosen(section)[0] == ["Prøvebogen", "Anden"]
    section.unpublish()
    assert chosen(section)[0] is None


def test_what_is_private_is_left_out_but_for_those_who_have_passed(loaded):
    section = samples.handbook()
    first, second = section.get_children()
    PageViewRestriction.objects.create(page=first, restriction_type="login")
    other = PageViewRestriction.objects.create(page=second, restriction_type="password")
    titles_, public = chosen(section)
    assert titles_ == ["Prøvebogen"]
    assert public.audience == ""
    titles_, staff = chosen(section, lambda restriction: restriction.pk != other.pk)
    assert titles_ == ["Prøvebogen", "Første", "Inderst"]
    assert staff.audience
    assert staff.state != public.state
    assert chosen(first)[0] is None


def test_a_restriction_above_holds_for_what_is_below(loaded):
    section = samples.handbook()
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    below = section.get_children().first()
    assert chosen(below)[0] is None
    assert chosen(below, lambda _: True)[0] == ["Første", "Inderst"]


def test_a_public_publication_does_not_lead_to_private_pages(loaded):
    section = samples.full_handbook()
    tool = Page.objects.get(slug="netvaerkskortlaegning")
    PageViewRestriction.objects.create(page=tool, restriction_type="login")
    document = composed(section).document
    assert not [b for b in document.blocks if isinstance(b, Aside) and b.kind == "Redskab"]


def test_the_state_changes_with_pages_letterhead_and_glossary_and_not_by_itself(loaded):
    section = samples.handbook()
    site = Site.objects.get(is_default_site=True)
    states = [select(section, site).state]
    assert select(section, site).state == states[0]
    page = section.get_children().last().specific
    page.title = "Nyt navn"
    page.save_revision()
    assert select(section, site).state == states[0]  # a draft is nobody's yet
    page.get_latest_revision().publish()
    states.append(select(section, site).state)
    page.delete()
    states.append(select(section, site).state)
    head = Letterhead.for_site(site)
    head.unit = "Et andet center"
    head.save()
    states.append(select(section, site).state)
    GlossaryTerm.objects.first().delete()
    states.append(select(section, site).state)
    assert len(set(states)) == len(states)


def test_a_file_to_download_is_named_and_linked_to_and_one_that_is_gone_leaves_no_trace(loaded):
    file = File.objects.create(title="Vejledning", file=ContentFile(b"abc", name="vejledning.pdf"))
    value = {"document": file.pk, "text": "Til mødet."}
    root = samples.handbook([{"type": "download", "value": value}])
    document = composed(root).document
    assert "Vejledning (PDF). Til mødet." in read(document)
    link = next(
        run.link
        for block in document.blocks
        for run in getattr(block, "text", ())
        if run.text == "Vejledning"
    )
    assert link.endswith(file.url)
    file.delete()
    assert "Vejledning" not in read(composed(root).document)
