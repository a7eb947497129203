"""Making publications: who asks shares the work with all who ask for the same; files are kept.

A row stands for one state of the pages. Whoever claims it makes it; when its maker falls silent,
another claims it again. What was made from an older state is thrown away, never shown as new.
"""

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from time import monotonic
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Site

from forms.documents import Fonts, render_docx, render_pdf

from .compose import CompositionError, compose
from .models import SILENT, Publication
from .selection import Selection, select

logger = logging.getLogger(__name__)

MOST_TRIES = 3
_COMPOSED, _PRINTED, _WRITTEN = 25, 65, 95  # percent, when each is done
_BETWEEN_BEATS = 0.5  # seconds
_INTERRUPTED = "Arbejdet blev afbrudt flere gange, uden at vi kan se hvorfor."
_UNKNOWN = "Der skete en fejl i programmet."

Beating = Callable[[int], AbstractContextManager[None]]
"""Keeps a claim alive by itself meanwhile, given the row's id."""


def kept(selection: Selection) -> Publication | None:
    """Return the publication of a selection as it stands, if anybody has asked for it."""
    return Publication.objects.filter(**_key(selection)).first()


def ask(selection: Selection) -> Publication:
    """Return the publication of a selection; ask for it where nobody has."""
    publication, _ = Publication.objects.get_or_create(**_key(selection))
    return publication


def ask_again(publication: Publication) -> None:
    """Let one that has failed be made once more."""
    Publication.objects.filter(pk=publication.pk, state=Publication.State.FAILED).update(
        state=Publication.State.WAITING, tries=0, problem="", percent=0
    )
    publication.refresh_from_db()


def _key(selection: Selection) -> dict[str, Any]:
    return {
        "page_id": selection.root.pk,
        "audience": selection.audience,
        "made_from": selection.state,
    }


def claim(publication: int | None = None) -> Publication | None:
    """Take one that nobody is making, or that has gone silent: the one given, or the eldest.

    One that was begun too often is given up. Only one claimer gets it, whoever asks at once.
    """
    silent = Q(beat_at=None) | Q(beat_at__lt=timezone.now() - SILENT)
    states = Publication.State
    waiting = Publication.objects.filter(
        Q(state=states.WAITING) | Q(state=states.MAKING) & silent
    ).order_by("asked_at", "pk")
    if publication is not None:
        waiting = waiting.filter(pk=publication)
    for found in waiting:
        same = Publication.objects.filter(pk=found.pk, state=found.state, tries=found.tries)
        if found.tries >= MOST_TRIES:
            logger.error("publication %s of page %s given up", found.pk, found.page_id)
            same.update(state=states.FAILED, problem=_INTERRUPTED)
        elif same.update(state=states.MAKING, tries=F("tries") + 1, beat_at=timezone.now()):
            return Publication.objects.get(pk=found.pk)
    return None


def make(publication: Publication, beating: Beating = lambda _: nullcontext()) -> None:
    """Make a claimed publication; what goes wrong is logged and kept with it."""
    try:
        with beating(publication.pk):
            _make(publication)
    except CompositionError as error:
        logger.warning("publication %s: %s", publication.pk, error)
        _fail(publication, str(error))
    except Exception:
        logger.exception("publication %s of page %s", publication.pk, publication.page_id)
        _fail(publication, _UNKNOWN)


def _fail(publication: Publication, problem: str) -> None:
    Publication.objects.filter(pk=publication.pk).update(
        state=Publication.State.FAILED, problem=problem
    )


def _selection(publication: Publication) -> Selection | None:
    """Return the pages again, if they are still those that were asked for."""
    passed = set(publication.audience.split(","))
    site = _site()
    found = select(publication.page, site, lambda restriction: str(restriction.pk) in passed)
    return found if found and found.state == publication.made_from else None


def _site() -> Site:
    return Site.objects.get(is_default_site=True)


def _make(publication: Publication) -> None:
    selection = _selection(publication)
    if selection is None:
        publication.delete()  # the pages have changed: who asks again asks for something else
        return
    tell = _Telling(publication.pk)
    composed = compose(selection, _site(), lambda done, of: tell(_COMPOSED * done // max(1, of)))
    fonts = Fonts.load(settings.DOCUMENT_FONTS)
    tell(_COMPOSED)
    pdf = render_pdf(composed.document, fonts)
    tell(_PRINTED)
    word = render_docx(composed.document, fonts)
    tell(_WRITTEN)
    if _selection(publication) is None:  # changed meanwhile: some of it may be newer than the rest
        publication.delete()
        return
    folder = f"publications/{publication.made_from}"
    slug = publication.page.slug
    publication.pdf = default_storage.save(f"{folder}/{slug}.pdf", ContentFile(pdf.content))
    publication.word = default_storage.save(f"{folder}/{slug}.docx", ContentFile(word))
    publication.pdf_size, publication.word_size = len(pdf.content), len(word)
    publication.pages, publication.cautions = pdf.pages, list(composed.cautions)
    publication.state, publication.percent = Publication.State.MADE, 100
    publication.made_at, publication.problem = timezone.now(), ""
    publication.save()
    _throw_away_older(publication)


class _Telling:
    """Notes how far a publication is, not too often."""

    def __init__(self, publication: int) -> None:
        self.publication, self.last = publication, 0.0

    def __call__(self, percent: int) -> None:
        if monotonic() - self.last < _BETWEEN_BEATS:
            return
        self.last = monotonic()
        Publication.objects.filter(pk=self.publication).update(
            percent=percent, beat_at=timezone.now()
        )


def _throw_away_older(publication: Publication) -> None:
    older = Publication.objects.filter(
        page=publication.page_id, audience=publication.audience, asked_at__lt=publication.asked_at
    )
    for one in older.exclude(pk=publication.pk).exclude(state=Publication.State.MAKING):
        for name in filter(None, (one.pdf, one.word)):
            default_storage.delete(name)
        one.delete()
