"""The site's map for search engines: every public page."""

from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from wagtail.models import Site


class PublicPages(Sitemap[Any]):
    """Every public page of the site that is asked, with when it was last published."""

    def __init__(self, site: Site | None) -> None:
        self.site = site

    def items(self) -> list[Any]:
        """Return the pages in the tree's order."""
        if self.site is None:
            return []
        below = self.site.root_page.get_descendants(inclusive=True)
        return list(below.live().public().order_by("path").defer_streamfields())

    def location(self, item: Any) -> str:
        """Return a page's path."""
        return str(item.url)

    def lastmod(self, item: Any) -> datetime | None:
        """Return when it was last published."""
        at: datetime | None = item.last_published_at
        return at
