"""Bringing the starting content into the site, as often as one likes.

A page is made once, and follows its file as long as nobody has touched it in the site. What an
editor has changed, unpublished or deleted is the editor's from then on.
"""

from pathlib import Path
from typing import Any

from django.db import transaction
from wagtail.models import Page, Site

from content.models import HomePage, LoadedPage

from .build import add_page, fill, kind_of
from .markdown import Find, FindPicture, no_pictures
from .outcome import CHANGED, REMOVED, Outcome
from .source import PAGES, SourcePage, read_pages


def load_pages(
    folder: Path = PAGES, find_picture: FindPicture = no_pictures
) -> tuple[Outcome[SourcePage], ...]:
    """Load every file below `folder`; on a bad one raise StartingContentError, change nothing."""
    sources = read_pages(folder)
    with transaction.atomic():
        return _Loading(sources, find_picture).run()


def page_finder(folder: Path = PAGES) -> Find:
    """Return what finds a loaded page's id by its address in `folder`.

    It gives None for a page that an editor deleted, and raises KeyError for an unknown address.
    """
    ids = dict(LoadedPage.objects.values_list("source", "page_id"))
    found = {source.url: ids.get(source.file) for source in read_pages(folder)}
    return found.__getitem__


class _Loading:
    """One run: which page each file is, and what is done with it."""

    def __init__(self, sources: tuple[SourcePage, ...], find_picture: FindPicture) -> None:
        self.sources, self.find_picture = sources, find_picture
        self.records = {record.source: record for record in LoadedPage.objects.all()}
        self.pages: dict[str, Any] = {}  # by the address in the files; None: an editor removed it
        self.made: set[str] = set()

    def run(self) -> tuple[Outcome[SourcePage], ...]:
        """Make the missing pages first, so that every page can link to every other."""
        for source in self.sources:
            kind_of(source)
            self.pages[source.url] = self.find_or_make(source)
        return tuple(self.settle(source) for source in self.sources)

    def find_or_make(self, source: SourcePage) -> Any | None:
        record = self.records.get(source.file)
        if record is not None:
            return record.page.specific if record.page else None
        if source.parent_url is None:
            parent, existing = Page.get_first_root_node(), HomePage.objects.first()
        else:
            parent = self.pages[source.parent_url]
            if parent is None:
                return None
            existing = parent.get_children().filter(slug=source.slug).first()
        if existing is not None:
            return existing.specific
        self.made.add(source.file)
        page = add_page(parent, source)
        if isinstance(page, HomePage):
            _make_front_page(page)
        return page

    def settle(self, source: SourcePage) -> Outcome[SourcePage]:
        """Bring the page up to its file where it is still ours."""
        page, record = self.pages[source.url], self.records.get(source.file)
        if source.file in self.made:
            self.write(page, source, record)
            return Outcome(source, "made")
        if page is None:
            return Outcome(source, "left", REMOVED)
        if record is None:
            return Outcome(source, "left", "siden fandtes i forvejen")
        if page.latest_revision_id != record.revision or not page.live:
            return Outcome(source, "left", CHANGED)
        if record.digest == source.digest:
            return Outcome(source, "same")
        self.write(page, source, record)
        return Outcome(source, "updated")

    def write(self, page: Any, source: SourcePage, record: LoadedPage | None) -> None:
        """Fill and publish `page`, and remember how it was left."""
        fill(page, source, self.find, self.find_picture)
        revision = page.save_revision(log_action=True)
        revision.publish()
        record = record or LoadedPage(source=source.file)
        record.digest, record.page_id, record.revision = source.digest, page.pk, revision.pk
        record.save()

    def find(self, address: str) -> int | None:
        """Return the id of the page at `address`; None when an editor removed it."""
        page = self.pages[address]
        return None if page is None else int(page.pk)


def _make_front_page(page: HomePage) -> None:
    """Let the site begin at `page`, and remove the page that Wagtail's migrations left there."""
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        Site.objects.create(
            hostname="localhost", site_name="Fodfæste", is_default_site=True, root_page=page
        )
        return
    welcome = site.root_page.specific
    if type(welcome) is Page:
        site.root_page, site.site_name = page, "Fodfæste"
        site.save()
        if not welcome.get_children().exists():
            welcome.delete()
