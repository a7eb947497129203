"""From a page to the address of its publication, and back."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page, Site


def page_at(site: Site, path: str) -> Page | None:
    """Return the live page at a path without slashes at its ends ("guide/malgruppe"), if any."""
    whole = f"{site.root_page.url_path}{path}/"
    return Page.objects.live().filter(url_path=whole).first()


def path_of(site: Site, page: Any) -> str:
    """Return a page's path on the site, without slashes at its ends."""
    return str(page.url_path).removeprefix(site.root_page.url_path).strip("/")


def address_of(site: Site, page: Any) -> str:
    """Return the address of the page about a publication."""
    return reverse("publication", args=[path_of(site, page)])


def file_address(site: Site, page: Any, kind: str) -> str:
    """Return the address of a publication's file: `kind` is "pdf" or "docx"."""
    return reverse("publication_file", args=[path_of(site, page), page.slug, kind])
