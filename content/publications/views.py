"""Fetching a publication: a page that says how far it is, and its two files."""

import logging
from typing import TypeVar

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Site

from .addresses import address_of, file_address, page_at
from .background import see_to
from .making import ask, ask_again, kept
from .models import Publication
from .selection import Selection, select

logger = logging.getLogger(__name__)

Answer = TypeVar("Answer", bound=HttpResponseBase)

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

_ENDINGS = {"pdf": "pdf", "word": "docx"}


def _selected(request: HttpRequest, path: str) -> tuple[Site, Selection]:
    """Return what there is to publish at a path for who asks; raise Http404 for nothing."""
    site = Site.find_for_request(request)
    page = page_at(site, path) if site else None
    found = select(page, site, lambda one: one.accept_request(request)) if page else None
    if site is None or found is None:
        raise Http404("nothing to publish here")
    return site, found


@require_http_methods(["GET", "HEAD", "POST"])
def publication(request: HttpRequest, path: str) -> HttpResponse:
    """Show a publication: ready to be fetched, on its way, or what went wrong. POST: try again."""
    site, selection = _selected(request, path)
    if request.method == "HEAD":
        return HttpResponse()
    found = ask(selection)
    if request.method == "POST":
        ask_again(found)
    see_to(found, len(selection.pages))
    found = ask(selection)
    if request.method == "POST":
        return redirect(address_of(site, selection.root))
    page = selection.root.specific
    user = request.user
    editor = user.is_authenticated and page.permissions_for_user(user).can_edit()
    said = {"page": page, "path": path, "publication": found, "count": len(selection.pages)}
    said |= {kind: file_address(site, page, ending) for kind, ending in _ENDINGS.items()}
    said |= {"editor": editor}
    response = render(request, "publications/publication.html", said)
    return _unindexed(response)


@require_safe
def progress(request: HttpRequest, path: str) -> JsonResponse:
    """Tell how far a publication is: `{"state": …, "percent": …}`."""
    _, selection = _selected(request, path)
    found = kept(selection)
    if found is None:  # the pages changed meanwhile: the page asks for them anew
        return _unindexed(JsonResponse({"state": "changed", "percent": 0}))
    see_to(found, len(selection.pages))
    return _unindexed(JsonResponse({"state": found.state, "percent": found.percent}))


@require_safe
def file(request: HttpRequest, path: str, slug: str, kind: str) -> HttpResponseBase:
    """Answer with a file made from the pages as they are now, or lead to where it is made."""
    site, selection = _selected(request, path)
    if slug != selection.root.slug:
        raise Http404("no such file")
    found = kept(selection)
    if found is None or not found.is_made or not _content(found, kind):
        return redirect(address_of(site, selection.root))
    day = f"{timezone.localtime(found.made_at):%Y-%m-%d}" if found.made_at else ""
    response = FileResponse(
        default_storage.open(_name(found, kind)),
        as_attachment=True,
        filename=f"{slug}-{day}.{kind}",
        content_type=_TYPES[kind],
    )
    response["ETag"] = f'"{found.made_from}-{kind}"'
    return _unindexed(response)


def _name(found: Publication, kind: str) -> str:
    return found.pdf if kind == "pdf" else found.word


def _content(found: Publication, kind: str) -> bool:
    """Tell whether the file is there; one that the storage has lost is made anew."""
    if default_storage.exists(_name(found, kind)):
        return True
    logger.error("publication %s: %s is gone", found.pk, _name(found, kind))
    found.delete()
    return False


def _unindexed(response: Answer) -> Answer:
    """Keep an answer out of search engines and shared caches: it changes with the pages."""
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, no_cache=True)
    return response
