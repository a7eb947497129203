"""Where links lead: to another place in the publication, to the site, or out of it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from wagtail.documents.models import Document as File
from wagtail.models import Page

_FOLLOWED = ("https://", "http://", "mailto:")


def anchor_of(page: Any, heading: str = "") -> str:
    """Return the name of a page's place in a publication, or of a heading's on it."""
    return f"p{page.pk}-{heading}" if heading else f"p{page.pk}"


class Ways:
    """The ways from the texts of `pages`, which are all that the publication has.

    `base` is the site's own address, without a slash at its end.
    """

    def __init__(self, pages: Iterable[Any], base: str) -> None:
        self.base = base
        self.inside = {page.pk: page for page in pages}
        self.paths = {_path(page): page for page in self.inside.values()}
        self.places = {
            anchor_of(page, block.value["anchor"])
            for page in self.inside.values()
            for block in page.body
            if block.block_type == "heading" and block.value["anchor"]
        }
        self._addresses: dict[int, str] = {}

    def to_page(self, number: int | None) -> str:
        """Return the way to a page by its id; nothing when it is not there for everybody."""
        if number is None:
            return ""
        if number in self.inside:
            return f"#{anchor_of(self.inside[number])}"
        if number not in self._addresses:
            page = Page.objects.live().public().filter(pk=number).first()
            self._addresses[number] = self.base + _path(page) if page else ""
        return self._addresses[number]

    def address(self, page: Any) -> str:
        """Return a page's address on the site."""
        return self.base + _path(page)

    def to_file(self, number: int) -> str:
        """Return the address of a file for download by its id; nothing when it is gone."""
        file = File.objects.filter(pk=number).first()
        return self.base + urlsplit(file.url).path if file else ""

    def to_address(self, address: str, page: Any) -> str:
        """Return the way to an address that stands in the text of `page`; nothing for a bad one."""
        if address.startswith("#"):
            return self._place(page, address[1:])
        absolute = urljoin(f"{self.base}{_path(page)}", address)
        if not absolute.startswith(_FOLLOWED):
            return ""
        parts = urlsplit(absolute)
        if absolute.startswith(f"{self.base}/") and parts.path in self.paths:
            return self._place(self.paths[parts.path], parts.fragment)
        return absolute

    def _place(self, page: Any, heading: str) -> str:
        anchor = anchor_of(page, heading)
        return f"#{anchor if anchor in self.places else anchor_of(page)}"


def _path(page: Any) -> str:
    """Return a page's address on the site, from the first slash."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts else "/"
