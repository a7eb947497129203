"""Beginning and closing a round."""

import hashlib
import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags

from content.models import ChecklistPage
from forms.cases.models import Unit
from forms.cases.people import User

from .models import Round


def wording_of(page: ChecklistPage) -> list[dict[str, str]]:
    """Return a checklist's questions as a round keeps them."""
    return [
        {
            "id": str(block.id),
            "question": block.value["question"],
            "help": block.value.get("help") or "",
        }
        for block in page.questions
    ]


def digest_of(wording: list[dict[str, str]]) -> str:
    """Return the SHA-256 of a wording."""
    return hashlib.sha256(json.dumps(wording, sort_keys=True).encode()).hexdigest()


def has_newer_wording(round_: Round) -> bool:
    """Tell whether an editor has changed the checklist since the round began."""
    page: Any = round_.page
    return page is not None and page.live and digest_of(wording_of(page)) != round_.digest


def in_progress(page: ChecklistPage, unit: Unit) -> Round | None:
    """Return the unit's round of the checklist that can still be answered."""
    return Round.objects.in_progress().filter(page=page, unit=unit).first()


@transaction.atomic
def begin(page: ChecklistPage, unit: Unit, by: User, team: str = "") -> Round:
    """Begin a round with the checklist as it is now; the one in progress is closed."""
    Unit.objects.select_for_update().get(pk=unit.pk)  # two presses of the button begin one round
    before = in_progress(page, unit)
    if before is not None:
        close(before, by)
    wording = wording_of(page)
    return Round.objects.create(
        page=page,
        unit=unit,
        team=team,
        title=f"{page.number} {page.title}".strip(),
        source=" ".join(strip_tags(page.source).split()),
        wording=wording,
        digest=digest_of(wording),
        started_by=by,
    )


def close(round_: Round, by: User) -> None:
    """Close a round: its answers stand from now on. A closed one stays as it was closed."""
    if round_.closed_at is None:
        round_.closed_at, round_.closed_by = timezone.now(), by
        round_.save(update_fields=["closed_at", "closed_by"])
