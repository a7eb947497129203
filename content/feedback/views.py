"""The pages behind »Var siden nyttig?«.

The question at the foot of a page is two links, so that pages which are only read set no cookie.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Page

from .feedback_form import ANSWERS, FeedbackForm
from .receiving import TooManyAnswersError, receive

UNFINISHED, TOO_MANY = 422, 429


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask whether a page was useful, and keep the answer."""
    page = _page(page_id)
    if request.method != "POST":
        form = FeedbackForm(initial={"useful": request.GET.get("svar", "")})
        return _asked(request, page, form, 200)
    form = FeedbackForm(request.POST)
    if not form.is_valid():
        return _asked(request, page, form, UNFINISHED)
    if not form.from_a_program:
        said = form.cleaned_data
        try:
            receive(page, said["useful"] == "ja", said["text"].strip())
        except TooManyAnswersError:
            form.add_error(None, "Der er kommet mange svar på kort tid. Prøv igen om en time.")
            return _asked(request, page, form, TOO_MANY)
    return redirect("feedback_thanks", page_id)


@require_safe
def thanks(request: HttpRequest, page_id: int) -> HttpResponse:
    """Thank for the answer."""
    return render(request, "content/feedback/thanks.html", {"page": _page(page_id)})


def _page(page_id: int) -> Any:
    """Return the page; raise Http404 when it is not public or has no text."""
    page = Page.objects.live().public().filter(pk=page_id).specific().first()
    if page is None or not hasattr(page, "lead"):
        raise Http404("No such page")
    return page


def _asked(request: HttpRequest, page: Any, form: FeedbackForm, status: int) -> HttpResponse:
    context = {"page": page, "form": form, "answers": ANSWERS}
    return render(request, "content/feedback/ask.html", context, status=status)
