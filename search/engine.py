"""Asking Wagtail's search in the database which public pages hold the words."""

from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, Site

MOST = 500  # pages looked at for one query


@dataclass(frozen=True, slots=True)
class Found:
    """The pages that hold all the words; where no page does, those that hold some of them."""

    pages: tuple[Any, ...]
    all_words: bool


def find_pages(words: tuple[str, ...], site: Site | None) -> Found:
    """Return the public pages of `site` that hold `words`, best first."""
    if not words or site is None:
        return Found((), all_words=True)
    public = Page.objects.live().public().descendant_of(site.root_page, inclusive=True)
    pages = tuple(public.search(" ".join(words), operator="and")[:MOST])
    if pages:
        return Found(pages, all_words=True)
    return Found(tuple(public.search(" ".join(words), operator="or")[:MOST]), all_words=False)
