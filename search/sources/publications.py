"""Publications: the parts of the site that can be fetched as one PDF and one Word file."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from wagtail.models import Site

from content.models.base import ContentPage
from content.publications.addresses import address_of
from search.entries import Entry

from .pages import ABOUT_THE_SITE, PageSource, live_pages
from .source import ids_of, stamp_of

KIND = "Publikation"


class PublicationSource:
    """The pages with pages below them. A page alone is fetched from itself, and is no news here."""

    name = "publication"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each part, which changes when its first page does."""
        parts = {str(pk) for pk in _parts().values_list("pk", flat=True)}
        pages = PageSource().stamps()
        return {
            f"{self.name}:{pk}": stamp_of(pages[f"{PageSource.name}:{pk}"])
            for pk in parts
            if f"{PageSource.name}:{pk}" in pages
        }

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entry of each part."""
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        places = {f"{PageSource.name}:{pk}" for pk in ids_of(owners)}
        for whole in PageSource().entries(places):
            if site is None or whole.key not in places:
                continue
            pk = whole.key.partition(":")[2]
            page = live_pages().get(pk=pk).specific
            if not isinstance(page, ContentPage):
                continue
            yield Entry(
                key=f"{self.name}:{pk}",
                owner=f"{self.name}:{pk}",
                url=address_of(site, page),
                title=f"{whole.title} som PDF og Word",
                heading="",
                body=f"Hent »{whole.title}« og siderne under som en samlet publikation, "
                "til at printe eller sende.",
                kind=KIND,
                section=whole.section or ABOUT_THE_SITE,
                access=whole.access,
                reviewed=whole.reviewed,
                offer=f"{whole.title} som PDF og Word",
            )


def _parts() -> Any:
    """Return the pages with pages below them; the front page is no part but the whole."""
    return live_pages().filter(numchild__gt=0, depth__gt=2)
