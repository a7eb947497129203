"""Receiving a reader's answer, and not too many of them.

A flood is stopped by counting answers, never by looking at where they come from: no address, no
cookie and no fingerprint of a reader is read or kept.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from content.models import PageFeedback

AN_HOUR = timedelta(hours=1)
MOST_OF_A_PAGE, MOST_OF_ALL = 20, 200  # answers in an hour
KEPT = timedelta(days=365)


class TooManyAnswersError(Exception):
    """More answers have come in an hour than people give."""


def receive(page: Any, useful: bool, text: str) -> PageFeedback:
    """Keep an answer for a year; raise TooManyAnswersError when there is a flood of them."""
    now = timezone.now()
    lately = PageFeedback.objects.filter(at__gt=now - AN_HOUR)
    if lately.count() >= MOST_OF_ALL or lately.filter(page=page).count() >= MOST_OF_A_PAGE:
        raise TooManyAnswersError
    PageFeedback.objects.filter(at__lt=now - KEPT).delete()
    return PageFeedback.objects.create(page_id=page.pk, useful=useful, text=text)
