"""The search page."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .engine import find_pages
from .excerpts import Excerpt, best_excerpt, marked
from .query import LONGEST, words_in

ON_A_PAGE = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A page in the result."""

    title: SafeString
    url: str
    kind: str
    excerpt: Excerpt | None
    lead: SafeString


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the site says about `q`. Whatever is typed, the answer is an ordinary page."""
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
    words = words_in(typed)
    found = find_pages(words, Site.find_for_request(request))
    paginator = Paginator(found.pages, ON_A_PAGE)
    page = paginator.get_page(request.GET.get("side"))
    context = {
        "typed": typed,
        "words": words,
        "found": found,
        "page_obj": page,
        "hits": [_hit(shown.specific, words, request) for shown in page],
    }
    return render(request, "search/search.html", context)


def _hit(page: Any, words: tuple[str, ...], request: HttpRequest) -> Hit:
    passages = page.passages() if hasattr(page, "passages") else ()
    return Hit(
        title=marked(page.title, words),
        url=page.get_url(request),
        kind=getattr(page, "kind", ""),
        excerpt=best_excerpt(passages, words),
        lead=marked(getattr(page, "lead", ""), words),
    )
