"""Where a request comes from, as far as the proxies before the site can be believed."""

from django.conf import settings
from django.http import HttpRequest


def client_address(request: HttpRequest) -> str:
    """Return the visitor's address: for counting tries at passwords and checks of documents.

    Each proxy adds whom it heard from to the end of `X-Forwarded-For`; what stands before that the
    visitor wrote. So of `PROXY_COUNT` proxies the last that many entries are believed, and none
    where there is no proxy.
    """
    own = str(request.META.get("REMOTE_ADDR", ""))
    count: int = settings.PROXY_COUNT
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    return told[-count] if 0 < count <= len(told) and told[-count] else own
