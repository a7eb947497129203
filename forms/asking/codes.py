"""One-time codes: six digits, ten minutes, five tries, sent by the other way than the link."""

import secrets
from datetime import timedelta
from enum import StrEnum

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from forms.archive import events
from forms.archive.models import Event, Submission
from forms.asking.delivering import deliver, masked
from forms.asking.letters import CODE_MINUTES, code_letter
from forms.asking.models import Code, Link

DIGITS = 6
LIFETIME = timedelta(minutes=CODE_MINUTES)
MOST_TRIES = 5
MOST_AN_HOUR = 5
MOST_A_LINK = 10  # then the link must be renewed


class Entered(StrEnum):
    """What came of a code that was typed."""

    RIGHT = "right"
    WRONG = "wrong"
    SPENT = "spent"  # too many wrong tries
    EXPIRED = "expired"
    USED = "used"
    NONE = "none"  # nobody has asked for one


class TooManyCodesError(Exception):
    """So many codes have been sent that somebody may be guessing; `for_good` until a new link."""

    def __init__(self, *, for_good: bool) -> None:
        super().__init__("too many codes")
        self.for_good = for_good


def send_code(link: Link) -> None:
    """Send a new code, which takes the place of any before it.

    Raises TooManyCodesError, or NotSentError when it could not be sent.
    """
    text = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    now = timezone.now()
    with transaction.atomic():
        locked = Link.objects.select_for_update().get(pk=link.pk)
        sent = locked.codes.count()
        if sent >= MOST_A_LINK:
            raise TooManyCodesError(for_good=True)
        if locked.codes.filter(created_at__gt=now - timedelta(hours=1)).count() >= MOST_AN_HOUR:
            raise TooManyCodesError(for_good=False)
        code = Code(link=locked, created_at=now, expires_at=now + LIFETIME)
        code.digest = _digest(locked, text)
        code.save()
    deliver(link.party, link.code_channel, code_letter(link.party, text))
    _note(link, Event.Kind.CODE_SENT, {"to": masked(link.party, link.code_channel)})


def enter_code(link: Link, typed: str) -> tuple[Entered, Code | None]:
    """Try a code; the newest alone counts, each try is counted, and a right one is used up."""
    with transaction.atomic():
        Link.objects.select_for_update().get(pk=link.pk)
        code = link.codes.last()
        outcome = _tried(link, code, "".join(typed.split()))
    if outcome is Entered.RIGHT:
        _note(link, Event.Kind.CODE_ENTERED, {})
    return outcome, code


def _tried(link: Link, code: Code | None, typed: str) -> Entered:
    if code is None:
        return Entered.NONE
    if code.used_at is not None:
        return Entered.USED
    if code.tries >= MOST_TRIES:
        return Entered.SPENT
    now = timezone.now()
    if code.expires_at <= now:
        return Entered.EXPIRED
    code.tries += 1
    right = constant_time_compare(code.digest, _digest(link, typed))
    code.used_at = now if right else None
    code.save(update_fields=["tries", "used_at"])
    if right:
        return Entered.RIGHT
    return Entered.SPENT if code.tries >= MOST_TRIES else Entered.WRONG


def _digest(link: Link, text: str) -> str:
    """Return the keyed digest of a code: without the installation's secret nobody can try all."""
    return salted_hmac("forms.asking.codes", f"{link.pk}:{text}", algorithm="sha256").hexdigest()


@transaction.atomic
def _note(link: Link, kind: Event.Kind, more: dict[str, str]) -> None:
    locked = Submission.objects.select_for_update().get(pk=link.party.submission_id)
    data = {"party": link.party.position, "name": link.party.name, **more}
    events.append(locked, kind, None, data)
