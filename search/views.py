"""The search page, its suggestions, and the note that a hit was opened."""

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from wagtail.models import PageViewRestriction

from .answering import answers_to
from .finding import LONGEST, MOST, Result, find, passages, typed_text
from .remembering import count_click, remember
from .showing import MOST_PASSAGES, facets_of, filters_in, groups_of, owners_in_order
from .suggesting import suggest
from .viewers import Viewer, viewer_for

ON_A_PAGE = 10
NO_CONTENT = 204


@never_cache
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what the site says about `q`. Whatever is typed, the answer is an ordinary page."""
    typed = typed_text(request.GET.get("q", ""))
    if not typed:
        return render(request, "search/search.html", {"typed": "", "longest": LONGEST})
    viewer = viewer_of(request)
    filters = filters_in(request.GET, timezone.localdate())
    result = find(typed, viewer, filters)
    context = {
        "typed": typed,
        "longest": LONGEST,
        "result": result,
        "filters": filters,
        "facets": facets_of(result, filters, request.GET),
        "narrowed": _without_page(request),
        "answers": answers_to(result, viewer),
        "note": "" if filters or "side" in request.GET else remember(result),
        **_shown(result, viewer, request.GET.get("side")),
    }
    return render(request, "search/search.html", context)


@never_cache
@require_safe
def suggestions(request: HttpRequest) -> JsonResponse:
    """Answer what is typed so far with a few places to go."""
    found = suggest(request.GET.get("q", ""), viewer_of(request))
    return JsonResponse({"suggestions": [asdict(one) for one in found]})


@csrf_exempt  # the note is signed, and counting is all that it does
@require_POST
def opened(request: HttpRequest) -> HttpResponse:
    """Count that a hit was opened. The page sends the note that it got with the hits."""
    return HttpResponse(status=NO_CONTENT if count_click(request.POST.get("note", "")) else 400)


def viewer_of(request: HttpRequest) -> Viewer:
    """Return who searches."""
    passed = request.session.get(PageViewRestriction.passed_view_restrictions_session_key, [])
    return viewer_for(request.user, passed)


def _shown(result: Result, viewer: Viewer, number: str | None) -> dict[str, Any]:
    """Return the groups on one page of the result, and how many there are."""
    page = Paginator(owners_in_order(result.hits), ON_A_PAGE).get_page(number)
    hits = [hit for owner in page for hit in owner[:MOST_PASSAGES]]
    groups = groups_of(page, passages(result, hits, viewer))
    return {"page_obj": page, "groups": groups, "all_ranked": result.total <= MOST}


def _without_page(request: HttpRequest) -> str:
    """Return the address's query without the number of the page, to put another after."""
    pairs = [(name, value) for name, values in request.GET.lists() for value in values]
    return urlencode([(name, value[:LONGEST]) for name, value in pairs if name != "side"])
