"""Loading the starting content again, when editors have worked in it."""

import pytest
from wagtail.models import Page, Site

from content.loading import load_content
from content.models import ChecklistPage, HandbookPage, HomePage, LoadedPage
from content.starting.load import load_pages
from content.starting.source import PAGES, read_pages

pytestmark = pytest.mark.django_db


def test_every_file_becomes_a_live_page_at_its_address(loaded):
    for source in read_pages():
        record = LoadedPage.objects.get(source=source.file)
        assert record.page.live
        assert record.page.specific.url == source.url


def test_the_site_begins_at_the_front_page_and_wagtails_welcome_page_is_gone(loaded):
    site = Site.objects.get(is_default_site=True)
    assert isinstance(site.root_page.specific, HomePage)
    assert not Page.objects.exact_type(Page).filter(depth=2).exists()


def test_pages_stand_in_the_order_of_their_files(loaded):
    pages = [page.specific.url for page in HomePage.objects.get().get_descendants(inclusive=True)]
    assert pages == [source.url for source in read_pages()]


def test_loading_twice_changes_nothing(loaded):
    revisions = dict(Page.objects.values_list("pk", "latest_revision_id"))
    again = load_content()
    outcomes = (*again.pages, *again.pictures, *again.terms)
    assert {outcome.did for outcome in outcomes} == {"same"}
    assert again.groups == ()
    assert again.letterhead is False
    assert dict(Page.objects.values_list("pk", "latest_revision_id")) == revisions


def test_a_published_change_of_an_editor_survives(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    page.lead = "Redaktørens egne ord."
    page.save_revision().publish()
    LoadedPage.objects.filter(page=page).update(digest="an older file")
    outcome = next(o for o in load_pages() if o.source.slug == page.slug)
    assert (outcome.did, outcome.why) == ("left", "rettet i redaktionen")
    page.refresh_from_db()
    assert page.lead == "Redaktørens egne ord."


def test_a_draft_of_an_editor_survives(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    page.lead = "Kladde."
    page.save_revision()
    LoadedPage.objects.filter(page=page).update(digest="an older file")
    load_pages()
    assert page.get_latest_revision_as_object().lead == "Kladde."


def test_a_page_that_an_editor_deleted_does_not_come_back(loaded):
    ChecklistPage.objects.get(slug="samarbejde").delete()
    outcome = next(o for o in load_pages() if o.source.slug == "samarbejde")
    assert (outcome.did, outcome.why) == ("left", "slettet i redaktionen")
    assert not ChecklistPage.objects.filter(slug="samarbejde").exists()


def test_a_page_that_an_editor_unpublished_stays_unpublished(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    page.unpublish()
    load_pages()
    page.refresh_from_db()
    assert not page.live


def test_the_files_of_the_repo_are_those_that_are_loaded(loaded):
    assert len(loaded.pages) == len(list(PAGES.rglob("*.md")))
