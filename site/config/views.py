"""What the site itself answers with: its colour, its pictures, and the page for a stale form."""

import mimetypes

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Site

from forms.organisation.colour import mixed
from forms.organisation.letterhead import letterhead_for

from .accounts import send_again, sign_in_expired
from .preserved import preserved_from

YEAR = 365 * 24 * 60 * 60  # seconds
PICTURES = ("images/", "original_images/")  # where Wagtail keeps them in the media folder


@require_safe
def theme(request: HttpRequest) -> HttpResponse:
    """Answer with the municipality's colour and its shades, as properties for the style sheets."""
    colour = letterhead_for(Site.find_for_request(request)).colour
    shades = {
        "accent": colour,
        "accent-dark": mixed(colour, "#000000", 0.2),
        "accent-darker": mixed(colour, "#000000", 0.35),
        "accent-tint": mixed(colour, "#ffffff", 0.92),
    }
    lines = "".join(f"--{name}:{value};" for name, value in shades.items())
    response = HttpResponse(f":root{{{lines}}}", content_type="text/css; charset=utf-8")
    # The pages ask with the colour in the address, so a new colour is a new address.
    current = request.GET.get("v") == colour.removeprefix("#")
    patch_cache_control(response, public=True, max_age=YEAR if current else 300)
    return response


@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Answer where browsers look for the icon of a page that names none, such as a PDF."""
    return redirect(static("img/favicon-48.png"))


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    """Answer with an editor's picture. Nothing else in the media folder is public."""
    if not name.startswith(PICTURES):
        raise Http404
    try:
        file = default_storage.open(name)
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as reason:
        raise Http404 from reason
    kind, _ = mimetypes.guess_type(name)
    response = FileResponse(file, content_type=kind or "application/octet-stream")
    patch_cache_control(response, public=True, max_age=YEAR)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose CSRF token does not hold, without losing what was typed."""
    if request.path == reverse("login"):
        return sign_in_expired(request)
    if request.path == reverse("logout") and not request.user.is_authenticated:
        return redirect("/")
    post = preserved_from(request, request.get_full_path())
    if post is None:
        return render(request, "403_csrf.html", status=403)
    return send_again(request, post, status=403)
