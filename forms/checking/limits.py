"""How often anybody may check: so often in a stretch of time, counted for all processes together.

The count stands in the database, which every worker shares and which counts in one statement.
"""

import hmac
import ipaddress
import time
from datetime import UTC, datetime

from axes.helpers import get_client_ip_address
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import HttpRequest

from forms.checking.models import Tally

_NETWORK_OF_ONE = 64  # bits: whoever has one address of IPv6 has that many of them


def seconds_to_wait(request: HttpRequest) -> int:
    """Count a check; return how many seconds to wait, or 0 where it may go on.

    Behind a proxy the address is the one that the sign-in counts by too (`PROXY_COUNT`).
    """
    most, seconds = settings.CHECKS_ALLOWED
    stretch, passed = divmod(int(time.time()), seconds)
    count = _counted(_key(request, stretch), (stretch + 1) * seconds)
    return seconds - passed if count > most else 0


def _key(request: HttpRequest, stretch: int) -> str:
    place = f"{_place(get_client_ip_address(request) or '')}|{stretch}"
    return hmac.new(settings.SECRET_KEY.encode(), place.encode(), "sha256").hexdigest()


def _place(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, _NETWORK_OF_ONE), strict=False))
    return address


def _counted(key: str, end: int) -> int:
    """Add one; two processes that both begin a tally end up with one."""
    mine = Tally.objects.filter(key=key)
    if not mine.update(count=F("count") + 1):
        now = datetime.now(UTC)
        Tally.objects.filter(expires_at__lt=now).delete()
        try:
            with transaction.atomic():
                Tally.objects.create(key=key, count=1, expires_at=datetime.fromtimestamp(end, UTC))
        except IntegrityError:
            mine.update(count=F("count") + 1)
    return mine.values_list("count", flat=True).get()
