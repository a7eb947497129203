"""Pages sent compressed, where that can tell nobody anything."""

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class PublicPagesCompressed(GZipMiddleware):
    """Compresses pages for visitors who have no session, but those that must not be stored.

    How long a compressed page is can give away what stands in it to somebody who makes the visitor
    ask for it again and again (BREACH); what these pages say, everybody may read. Those of a party
    who came by a link, and the forms that signing in carries along, are never stored. Style sheets
    and scripts lie compressed already, and documents gain nothing.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress the page, or leave it."""
        is_page = response.get("Content-Type", "").startswith("text/html")
        own = "no-store" in response.get("Cache-Control", "")
        if not is_page or own or settings.SESSION_COOKIE_NAME in request.COOKIES:
            return response
        return super().process_response(request, response)
