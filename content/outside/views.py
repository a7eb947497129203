"""What is new, as a page; the map and the rules for programs."""

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as answer_with_map
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

from .feed import newest_of
from .sitemap import PublicPages

# What only makes sense to a person, or is nobody else's business.
NOT_FOR_PROGRAMS = ("case_list", "rounds", "search", "login")
PREFIXES = ("/formularer/", "/nyttig/", "/redskab/")


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """Show the pages last published."""
    pages = newest_of(Site.find_for_request(request))
    return render(request, "content/news.html", {"pages": pages})


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Answer with the map of the site that is asked."""
    pages = PublicPages(Site.find_for_request(request))
    answer: HttpResponse = answer_with_map(request, {"pages": pages})
    return answer


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell programs what not to fetch, and where the map is."""
    refused = [settings.ADMIN_PATH, *map(reverse, NOT_FOR_PROGRAMS), *PREFIXES]
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in refused),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
