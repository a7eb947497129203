"""Words explained where they first stand on a page."""

import pytest
from django.template import Context, Template
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from content.glossary.marking import Entry, Words
from content.models import GlossaryTerm, HandbookPage

WORDS = Words(
    [
        Entry("housing-first", ("Housing First", "bolig først"), None),
        Entry("bolig", ("bolig",), 7),
        Entry("icm", ("ICM", "Intensive Case Management"), None),
    ]
)


def marked(markup: str, page: int | None = None) -> str:
    """Return the markup with each marked word in brackets."""
    found = WORDS.mark(markup, page).markup
    return found.replace("</button>", "]").replace('<button type="button" class="term" ', "[")


def words_in(markup: str, page: int | None = None) -> list[str]:
    page_part = html.fromstring(f"<div>{WORDS.mark(markup, page).markup}</div>")
    return [button.text_content() for button in page_part.xpath("//button[@popovertarget]")]


def test_only_the_first_of_a_word_is_marked_whatever_it_is_called():
    assert words_in("<p>ICM og ICM.</p><p>Intensive Case Management</p>") == ["ICM"]
    assert words_in("<p>Intensive Case Management (ICM)</p>") == ["Intensive Case Management"]


def test_the_longest_name_wins():
    assert words_in("<p>Bolig først er en bolig.</p>") == ["Bolig først", "bolig"]


def test_a_word_is_left_where_the_page_means_another_of_that_name():
    words = Words(
        [
            Entry("boligsocial-koordinator", ("boligsocial koordinator",), None),
            Entry("myndighedskoordinator", ("myndighedskoordinator", "koordinator"), None),
        ]
    )
    text = "<p>Koordinatoren siger det. Den boligsociale koordinator er en anden.</p>"
    assert words.mark(text, None).slugs == ("boligsocial-koordinator",)
    assert words.mark("<p>Koordinatoren siger det.</p>", None).slugs == ("myndighedskoordinator",)


def test_the_button_opens_the_explanation_with_its_place():
    assert marked("<p>ICM her.</p>") == '<p>[popovertarget="forklaring-icm">ICM] her.</p>'


def test_a_sign_after_a_word_is_never_left_for_the_next_line():
    tied = '<span class="tied">[popovertarget="forklaring-icm">ICM]),</span>'
    assert marked("<p>(Om ICM), her.</p>") == f"<p>(Om {tied} her.</p>"


@pytest.mark.parametrize(
    "silent",
    [
        "<h2>ICM</h2>",
        '<a href="/">om <b>ICM</b></a>',
        "<button>ICM</button>",
        "<details><summary>ICM</summary></details>",
        "<svg><text>ICM</text></svg>",
        "<table><tr><th>ICM</th></tr></table>",
        "<blockquote><p>ICM</p></blockquote>",
        '<p class="box-title">ICM</p>',
        '<a class="card" href="/"><p>ICM</p></a>',
        '<img alt="ICM">',
    ],
)
def test_headings_links_pictures_and_others_words_are_left_and_do_not_count_as_first(silent):
    found = WORDS.mark(f"{silent}<p>Så ICM.</p>", None)
    assert found.markup.startswith(silent)
    assert found.slugs == ("icm",)


def test_a_page_does_not_explain_what_it_is_about():
    assert words_in("<p>En bolig og ICM</p>", page=7) == ["ICM"]


def test_without_words_nothing_is_marked():
    assert Words([]).mark("<p>ICM</p>", None).markup == "<p>ICM</p>"


@given(st.text(alphabet="<>&;.,'\"abICM =/#x1", max_size=60))
def test_whatever_text_there_is_only_buttons_and_what_ties_them_come_to_it(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    markup = f"<p>{escaped}<br/>{escaped}<img src=x></p>"
    found = WORDS.mark(markup, None).markup
    button = '<button type="button" class="term" popovertarget="forklaring-icm">'
    for tag in (button, "</button>", '<span class="tied">', "</span>"):
        found = found.replace(tag, "")
    assert found == markup


PAGE = Template(
    "{% load reading_tags %}{% explain_terms page %}<p>Om ICM.</p>{% endexplain_terms %}"
)


@pytest.mark.django_db
def test_a_changed_explanation_is_seen_at_once(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    term = GlossaryTerm.objects.get(slug="icm")
    assert term.explanation in PAGE.render(Context({"page": page}))
    term.explanation = "Noget andet."
    term.save()
    shown = html.fromstring(f"<div>{PAGE.render(Context({'page': page}))}</div>")
    (button,) = shown.xpath("//button")
    (told,) = shown.xpath(f"//div[@popover][@id='{button.get('popovertarget')}']")
    assert "Noget andet." in told.text_content()
    assert "/ordliste/#icm" in told.xpath(".//a/@href")
    term.delete()
    assert "<button" not in PAGE.render(Context({"page": page}))


@pytest.mark.django_db
def test_an_explanation_leads_to_its_page_only_while_that_is_public(loaded):
    here = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    about = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    GlossaryTerm.objects.filter(slug="icm").update(related_page=about, changed_at=timezone.now())
    assert about.title in PAGE.render(Context({"page": here}))
    about.unpublish()
    assert about.title not in PAGE.render(Context({"page": here}))


@pytest.mark.django_db
def test_a_page_seen_again_reads_the_words_on_it_and_not_the_whole_glossary(
    loaded, django_assert_max_num_queries
):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    PAGE.render(Context({"page": page}))
    with django_assert_max_num_queries(6) as seen:
        PAGE.render(Context({"page": page}))
    assert sum("synonyms" in query["sql"] for query in seen.captured_queries) == 1


@pytest.mark.django_db
def test_a_chapter_explains_its_words(loaded, client):
    url = "/metodehaandbog/hvorfor-og-virkninger/virkninger-for-de-unge/"
    page = html.fromstring(client.get(url).content.decode())
    targets = page.xpath("//main//button/@popovertarget")
    assert targets
    assert len(targets) == len(set(targets))
    assert set(targets) == set(page.xpath("//main//div[@popover]/@id"))
