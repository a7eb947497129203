"""What goes into a publication: the live pages of a part of the site that its reader may see."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Max
from wagtail.models import Page, PageViewRestriction, Site

from content.models import GlossaryTerm
from content.models.base import ContentPage
from forms import documents
from forms.organisation.models import Letterhead

Accept = Callable[[PageViewRestriction], bool]
"""Says whether a reader has passed what keeps pages from the public."""

_OF_A_PAGE = ("live_revision_id", "last_published_at", "url_path")
_ROOMS = (Path(__file__).parent, Path(documents.__file__).parent)


@dataclass(frozen=True, slots=True)
class Selection:
    """The pages of a publication in reading order, the first the one it is made from.

    `audience` names what its readers have passed: nothing for the public. `state` is a SHA-256 of
    all that the files are made from: pages, letterhead, glossary, and the program itself.
    """

    root: Any
    pages: tuple[int, ...]
    audience: str
    state: str


def nobody(restriction: PageViewRestriction) -> bool:
    """Let nobody past: what is for the public."""
    del restriction
    return False


def select(root: Page, site: Site, accept: Accept = nobody) -> Selection | None:
    """Return what of `root` and below it may be read; None where `root` itself may not.

    Pages that are not live, and all below them, are left out, as are those that `accept` does not
    let the reader past.
    """
    passed, closed = _restrictions(root, accept)
    rows = (
        Page.objects.descendant_of(root, inclusive=True)
        .order_by("path")
        .values_list("pk", "path", "live", "content_type_id", *_OF_A_PAGE)
    )
    kinds = _kinds()
    kept: list[tuple[Any, ...]] = []
    for row in rows:
        _, path, live, kind = row[:4]
        if not live or kind not in kinds:
            closed.append(path)
        if not path.startswith(tuple(closed)):
            kept.append(row)
    if not kept or kept[0][0] != root.pk:
        return None
    audience = ",".join(map(str, sorted(passed)))
    said = [[str(part) for part in row] for row in kept]
    state = _digest(said, audience, _of_site(site))
    return Selection(root, tuple(row[0] for row in kept), audience, state)


def _kinds() -> set[int]:
    """Return the content types of the pages with text."""
    kinds = ContentType.objects.get_for_models(*ContentPage.__subclasses__())
    return {kind.pk for kind in kinds.values()}


def _restrictions(root: Page, accept: Accept) -> tuple[list[int], list[str]]:
    """Return the restrictions passed, by id, and the paths that are closed."""
    passed: list[int] = []
    closed: list[str] = []
    for restriction in PageViewRestriction.objects.select_related("page"):
        path = restriction.page.path
        if not (path.startswith(root.path) or root.path.startswith(path)):
            continue
        if accept(restriction):
            passed.append(restriction.pk)
        else:
            closed.append(path)
    return passed, closed


def _of_site(site: Site) -> list[str]:
    """Return what the files have of the whole site: who publishes, and the glossary."""
    head = Letterhead.for_site(site)
    logo = head.logo.file.name if head.logo else ""  # each file that is uploaded has its own
    terms = GlossaryTerm.objects.aggregate(Count("pk"), Max("changed_at"))
    return [head.municipality, head.unit, head.accent_colour, logo, *map(str, terms.values())]


def _digest(*parts: Any) -> str:
    said = json.dumps([*parts, program()], ensure_ascii=False).encode()
    return hashlib.sha256(said).hexdigest()


@cache
def program() -> str:
    """Return a SHA-256 of the program that makes publications: new code makes new files."""
    files = sorted(file for room in _ROOMS for file in room.rglob("*.py"))
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()
