"""The page where a developer reads what would have gone out."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from forms.messages.developer import messages_kept

MOST = 50


@never_cache
@require_GET
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the newest messages; there is no such page where messages really go out."""
    if not settings.DEVELOPER_MAILBOX:
        raise Http404("Messages go out here")
    return render(request, "messages/mailbox.html", {"kept": messages_kept()[:MOST]})
