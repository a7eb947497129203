"""Tags for every page of the site: icons, the breadcrumb, the menus and the letterhead."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Page, Site

from content.models import GlossaryPage, SectionPage, StandardPage
from forms.organisation.models import Letterhead

register = template.Library()
Context = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: a menu's or a breadcrumb's link. Without `url` it is where one is."""

    title: str
    url: str = ""
    active: bool = False  # one is there, or somewhere below it
    current: bool = False  # one is exactly there


@register.simple_tag
def icon(name: str, label: str = "", classes: str = "") -> SafeString:
    """Draw one of DKFDS's icons. With a `label` it is an image that says it; else decoration."""
    address = static("dkfds/img/all-svg-icons.svg")
    said = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon-svg {}" focusable="false" {}><use href="{}#{}"></use></svg>',
        classes,
        SafeString(said),
        address,
        name,
    )


@register.inclusion_tag("partials/breadcrumb.html")
def breadcrumbs(*titles_and_urls: object) -> dict[str, Sequence[Place]]:
    """Show the way from the front page: title, url, title, url …; the last title has no url.

    {% breadcrumbs "Mine forløb" "case_list" case.young_person case.get_absolute_url "Kladde" %}

    A url may also be the name of an address that takes no arguments.
    """
    *above, here = [str(part) for part in titles_and_urls]
    pairs = zip(above[::2], above[1::2], strict=True)
    steps = [Place(title, resolve_url(url)) for title, url in pairs]
    return {"places": [Place("Forside", "/"), *steps, Place(here)]}


@register.inclusion_tag("partials/breadcrumb.html", takes_context=True)
def page_breadcrumbs(context: Context) -> dict[str, Sequence[Place]]:
    """Show the way from the front page to the editors' page that is shown."""
    page, request = context["page"], context["request"]
    above = page.get_ancestors().live().filter(depth__gt=2).specific()
    places = [Place(step.short_title, step.get_url(request)) for step in above]
    return {"places": [Place("Forside", "/"), *places, Place(page.short_title)]}


@register.simple_tag
def outside_url(path: str) -> str:
    """Return a path on this site as the house is reached from outside."""
    return f"{settings.PUBLIC_URL}{path}"


@register.simple_tag(takes_context=True)
def letterhead(context: Context) -> Letterhead:
    """Return the site's letterhead; an unsaved example where no site answers."""
    request: HttpRequest | None = context.get("request")
    if request is None or Site.find_for_request(request) is None:
        return Letterhead()
    setting: Letterhead = Letterhead.for_request(request)
    return setting


@register.simple_tag(takes_context=True)
def main_menu(context: Context) -> list[Place]:
    """Return the main menu: the sections that editors put there, and the person's courses."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    sections = _children(request, SectionPage.objects.live().in_menu())
    found = [(page.short_title, page.get_url(request)) for page in sections]
    found.append(("Mine forløb", reverse("case_list")))
    return [_place(title, url, request.path) for title, url in found]


@register.simple_tag(takes_context=True)
def footer_menu(context: Context) -> list[Place]:
    """Return the pages about the site itself, and the glossary: those right below the front."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return []
    pages = _children(request, Page.objects.type(StandardPage, GlossaryPage).live().specific())
    return [_place(page.short_title, page.get_url(request), request.path) for page in pages]


@register.simple_tag(takes_context=True)
def may_edit(context: Context, page: Any) -> bool:
    """Tell whether the person signed in may change `page`."""
    user = context["request"].user
    return user.is_authenticated and bool(page.permissions_for_user(user).can_edit())


def _children(request: HttpRequest, pages: Any) -> list[Any]:
    """Return those of `pages` that stand right below the front page, in the editors' order."""
    site = Site.find_for_request(request)
    return list(pages.child_of(site.root_page).order_by("path")) if site else []


def _place(title: str, url: str, path: str) -> Place:
    return Place(title, url, active=path.startswith(url), current=path == url)
