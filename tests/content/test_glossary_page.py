"""The page with all the words, and the words in the admin."""

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from lxml import html

from content.alphabet import alphabetical
from content.loading import load_content
from content.models import GlossaryPage, GlossaryTerm, HandbookPage
from content.starting.terms import read_terms
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_the_page_has_every_word_under_its_letter_with_an_address(loaded, client):
    page = html.fromstring(client.get("/ordliste/").content.decode())
    terms = [" ".join(dt.text_content().split()) for dt in page.xpath("//dl/div/dt")]
    assert terms == sorted((source.term for source in read_terms()), key=alphabetical)
    for term in GlossaryTerm.objects.all():
        (entry,) = page.xpath(f"//div[@id='{term.slug}']")
        assert term.explanation in " ".join(entry.text_content().split())
    for link in page.xpath("//nav[@aria-label='Bogstaver']//a/@href"):
        assert page.xpath(f"//h2[@id='{link[1:]}']")


def test_a_word_leads_to_the_page_about_it_only_while_that_is_public(loaded, client):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    GlossaryTerm.objects.update(related_page=page, changed_at=timezone.now())
    assert page.url in client.get("/ordliste/").content.decode()
    page.unpublish()
    assert page.url not in client.get("/ordliste/").content.decode()


def test_the_glossary_is_found_by_search_word_by_word(loaded):
    passages = {p.heading: p for p in GlossaryPage.objects.get().passages()}
    assert passages["ICM"].anchor == "icm"
    assert "Intensive Case Management" in passages["ICM"].text


def test_an_editor_writes_a_word_in_the_admin_and_a_reader_without_role_may_not(loaded, client):
    stranger, editor = UserFactory(), UserFactory()
    editor.groups.add(Group.objects.get(name="Redaktør"))
    fields = {
        "term": "Bofællesskab",
        "explanation": "Flere bor sammen.",
        "synonyms": "",
        "slug": "",
    }
    address = "/admin/snippets/content/glossaryterm/add/"
    client.force_login(stranger)
    assert client.post(address, fields).status_code == 302
    assert not GlossaryTerm.objects.filter(term="Bofællesskab").exists()
    client.force_login(editor)
    client.post(address, fields)
    term = GlossaryTerm.objects.get(term="Bofællesskab")
    assert term.slug == "bofaellesskab"
    assert term.latest_revision_id


def test_loading_says_what_it_left_of_the_glossary(loaded, capsys):
    GlossaryTerm.objects.get(slug="icm").delete()
    left = [outcome for outcome in load_content().terms if outcome.did == "left"]
    assert [(outcome.source.name, outcome.why) for outcome in left] == [
        ("ordliste: ICM", "slettet i redaktionen")
    ]
