"""Tags for the pages that can be fetched as publications."""

from dataclasses import dataclass
from typing import Any

from django import template
from wagtail.models import Site

from content.models import ToolPage
from content.publications.addresses import address_of, file_address
from content.publications.making import kept
from content.publications.models import Publication
from content.publications.selection import select

register = template.Library()


@dataclass(frozen=True, slots=True)
class Fetching:
    """Where a page's publication is fetched, and what it is, where it is made already."""

    page: str
    pdf: str
    word: str
    publication: Publication | None


@register.inclusion_tag("publications/fetch.html", takes_context=True)
def fetch_publication(context: dict[str, Any], page: Any) -> dict[str, Any]:
    """Show where a page and all below it can be fetched as PDF and Word; nothing for a draft."""
    request = context.get("request")
    site = Site.find_for_request(request) if request else None
    if site is None or not page.live or isinstance(page, ToolPage):
        return {}
    selection = select(page, site, lambda one: one.accept_request(request))
    if selection is None:
        return {}
    found = kept(selection)
    return {
        "fetching": Fetching(
            address_of(site, page),
            file_address(site, page, "pdf"),
            file_address(site, page, "docx"),
            found if found and found.is_made else None,
        )
    }
