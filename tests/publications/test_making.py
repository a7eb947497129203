"""Who asks shares the work, what falls silent is taken up, and nothing old passes as new."""

import time
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.test import override_settings
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction, Site

from content.publications import background, making, selection
from content.publications.compose import CompositionError
from content.publications.making import MOST_TRIES, ask, ask_again, claim, kept, make
from content.publications.models import SILENT, Publication
from content.publications.selection import select

from . import samples

pytestmark = pytest.mark.django_db


def chosen(root: Page):
    found = select(root, Site.objects.get(is_default_site=True))
    assert found
    return found


def made(root: Page) -> Publication:
    publication = ask(chosen(root))
    claimed = claim(publication.pk)
    assert claimed
    make(claimed)
    publication.refresh_from_db()
    return publication


def change(root: Page) -> None:
    page = root.get_children().last().specific
    page.lead = f"Rettet {time.monotonic()}."
    page.save_revision().publish()


def test_two_who_ask_share_one_publication(loaded):
    section = samples.handbook()
    assert ask(chosen(section)) == ask(chosen(section))
    assert Publication.objects.count() == 1


def test_both_files_are_kept_with_what_is_known_of_them(loaded):
    publication = made(samples.handbook())
    assert publication.is_made
    assert publication.percent == 100
    assert publication.pages > 4
    for name, size, begins in (
        (publication.pdf, publication.pdf_size, b"%PDF"),
        (publication.word, publication.word_size, b"PK"),
    ):
        content = default_storage.open(name).read()
        assert len(content) == size
        assert content.startswith(begins)
    assert publication.made_from in publication.pdf


def test_a_change_in_a_page_asks_for_another_and_throws_the_old_away(loaded):
    section = samples.handbook()
    old = made(section)
    change(section)
    assert kept(chosen(section)) is None
    new = made(section)
    assert new.pk != old.pk
    assert not Publication.objects.filter(pk=old.pk).exists()
    assert not default_storage.exists(old.pdf)
    assert default_storage.exists(new.pdf)


def test_a_claim_is_given_once(loaded):
    publication = ask(chosen(samples.handbook()))
    assert claim(publication.pk)
    assert claim(publication.pk) is None
    assert claim() is None


def test_the_eldest_is_taken_first(loaded):
    section = samples.handbook()
    first, second = (ask(chosen(page)) for page in (section, section.get_children().first()))
    assert claim() == first
    assert claim() == second


def test_one_that_has_fallen_silent_is_taken_up_again_and_in_the_end_given_up(loaded, caplog):
    publication = ask(chosen(samples.handbook()))
    for _ in range(MOST_TRIES):
        assert claim(publication.pk)
        long_ago = timezone.now() - SILENT - timedelta(seconds=1)
        Publication.objects.update(beat_at=long_ago)
        publication.refresh_from_db()
        assert publication.needs_a_maker
    assert claim(publication.pk) is None
    publication.refresh_from_db()
    assert publication.has_failed
    assert "afbrudt" in publication.problem
    assert "given up" in caplog.text


def test_what_goes_wrong_is_logged_and_told_and_can_be_tried_again(loaded, monkeypatch, caplog):
    section = samples.handbook()

    def fails(*args: object) -> None:
        raise RuntimeError("skrifttypen er væk")

    with monkeypatch.context() as patched:
        patched.setattr(making, "render_pdf", fails)
        publication = made(section)
    assert publication.has_failed
    assert publication.problem
    assert "skrifttypen er væk" in caplog.text
    assert not publication.needs_a_maker  # it is not begun again by itself
    ask_again(publication)
    assert publication.needs_a_maker
    assert made(section).is_made


def test_a_page_that_cannot_be_read_is_named_to_the_editors(loaded, monkeypatch):
    def fails(*args: object) -> None:
        raise CompositionError("Siden »Første«: Billedet mangler.")

    monkeypatch.setattr(making, "compose", fails)
    publication = made(samples.handbook())
    assert publication.problem == "Siden »Første«: Billedet mangler."


def test_one_whose_pages_changed_before_it_was_begun_is_dropped(loaded):
    section = samples.handbook()
    publication = ask(chosen(section))
    change(section)
    claimed = claim(publication.pk)
    make(claimed)
    assert not Publication.objects.exists()


def test_one_whose_pages_changed_while_it_was_made_is_dropped(loaded, monkeypatch):
    section = samples.handbook()
    publication = ask(chosen(section))
    written = making.render_docx

    def changing(*args):
        change(section)
        return written(*args)

    monkeypatch.setattr(making, "render_docx", changing)
    make(claim(publication.pk))
    assert not Publication.objects.exists()


def test_what_the_staff_may_see_is_kept_apart(loaded):
    section = samples.handbook()
    page = section.get_children().first()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    site = Site.objects.get(is_default_site=True)
    public, staff = select(section, site), select(section, site, lambda _: True)
    assert ask(public) != ask(staff)
    for one in (public, staff):
        make(claim(ask(one).pk))
    assert kept(staff).pages > kept(public).pages


@override_settings(PUBLICATIONS_ARE_MADE="beside")
def test_few_pages_are_made_at_once_and_many_beside(loaded, monkeypatch):
    section = samples.handbook()
    leaf = section.get_children().last()
    started = []
    monkeypatch.setattr(background, "start", lambda: started.append(True))
    small, large = ask(chosen(leaf)), ask(chosen(section))
    background.see_to(small, 1)
    small.refresh_from_db()
    assert small.is_made
    assert not started
    background.see_to(large, 4)
    assert started
    background.see_to(small, 1)  # nothing more to do
    assert len(started) == 1


@override_settings(PUBLICATIONS_ARE_MADE="at once")
def test_where_all_are_made_at_once_none_waits(loaded):
    publication = ask(chosen(samples.handbook()))
    background.see_to(publication, 4)
    publication.refresh_from_db()
    assert publication.is_made


def test_new_code_makes_new_publications(loaded, monkeypatch):
    section = samples.handbook()
    before = chosen(section).state
    monkeypatch.setattr(selection, "program", lambda: "another")
    assert chosen(section).state != before
