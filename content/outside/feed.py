"""The feed »Nyt i håndbogen« (Atom)."""

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed
from wagtail.models import Site

from content.models import HomePage

MOST = 30  # pages in the feed and on its page


def newest_of(site: Site | None) -> list[Any]:
    """Return what is new on `site`; nothing where no site answers, or has no front page yet."""
    home = site.root_page.specific if site else None
    return home.newest(MOST) if isinstance(home, HomePage) else []


class NewsFeed(Feed[Any, Any]):
    """The pages last published, for readers that subscribe."""

    feed_type = Atom1Feed
    title = "Nyt i håndbogen – Fodfæste"
    subtitle = "Nye og rettede sider om Samarbejdsmodellen."
    link = "/nyt/"
    feed_url = "/nyt/feed.xml"
    language = "da"

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Site | None:
        """Return the site that is asked."""
        site: Site | None = Site.find_for_request(request)
        return site

    def items(self, obj: Site | None) -> list[Any]:
        """Return the pages."""
        return newest_of(obj)

    def item_title(self, item: Any) -> str:
        """Return a page's title."""
        return str(item.title)

    def item_description(self, item: Any) -> str:
        """Return a page's lead."""
        return str(getattr(item, "lead", ""))

    def item_link(self, item: Any) -> str:
        """Return a page's address."""
        return str(item.url)

    def item_pubdate(self, item: Any) -> datetime | None:
        """Return when it was first published."""
        at: datetime | None = item.first_published_at
        return at

    def item_updateddate(self, item: Any) -> datetime | None:
        """Return when it was last published."""
        at: datetime | None = item.last_published_at
        return at
