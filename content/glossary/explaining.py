"""A page's markup with the glossary's words explained, worked out once for each version of both."""

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Max
from wagtail.models import Page

from content.models import GlossaryTerm

from .marking import Entry, Marked, Words, place_of

KEPT = 24 * 60 * 60  # seconds


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a word means: `place` is its id on the page, `page` is where to read more, or None."""

    place: str
    slug: str
    term: str
    text: str
    page: Any | None


@dataclass(frozen=True, slots=True)
class Explained:
    """Markup with words marked, and what the words mean."""

    markup: str
    explanations: tuple[Explanation, ...]


def explained(markup: str, page: int | None) -> Explained:
    """Return `markup`, of the page with this id, with the first of each word explained.

    What it costs is one small query and a look in the cache, and a query for the words found.
    """
    marked = _marked(markup, page)
    return Explained(marked.markup, _explanations(marked.slugs))


def _marked(markup: str, page: int | None) -> Marked:
    version = _version()
    said = hashlib.sha256(f"{version}\n{page}\n{markup}".encode()).hexdigest()
    found: Marked | None = cache.get(f"explained-{said}")
    if found is None:
        found = _words(version).mark(markup, page)
        cache.set(f"explained-{said}", found, KEPT)
    return found


def _version() -> str:
    """Return what changes when the glossary does."""
    state = GlossaryTerm.objects.aggregate(Count("pk"), Max("changed_at"))
    return f"{state['pk__count']} {state['changed_at__max']}"


@lru_cache(maxsize=2)
def _words(version: str) -> Words:
    """Return the glossary as of `version`, ready for looking; kept in the process."""
    terms = GlossaryTerm.objects.order_by("slug")
    return Words(Entry(t.slug, (t.term, *t.also), t.related_page_id) for t in terms)


def _explanations(slugs: tuple[str, ...]) -> tuple[Explanation, ...]:
    if not slugs:
        return ()
    terms = {term.slug: term for term in GlossaryTerm.objects.filter(slug__in=slugs)}
    about = {term.related_page_id for term in terms.values()}
    pages = {page.pk: page for page in Page.objects.filter(pk__in=about).live().public()}
    return tuple(
        Explanation(
            place=place_of(slug),
            slug=slug,
            term=terms[slug].term,
            text=terms[slug].explanation,
            page=pages.get(terms[slug].related_page_id),
        )
        for slug in slugs
        if slug in terms
    )
