"""Who may go through a checklist with a unit, and who sees how far it is."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from content.models import ChecklistPage
from forms.cases.models import Unit
from forms.cases.people import User

from .models import Round


def units_of(user: User) -> "QuerySet[Unit]":
    """Return the units where the user works or is set over."""
    return (Unit.objects.filter(members=user) | Unit.objects.filter(leaders=user)).distinct()


def round_for(user: User, round_id: UUID) -> Round:
    """Return the round; raise Http404 when it is not there for this user."""
    visible = Round.objects.visible_to(user).select_related("unit", "page", "started_by")
    try:
        return visible.get(pk=round_id)
    except Round.DoesNotExist:
        raise Http404("No such round for this person") from None


def unit_led_by(user: User, unit_id: int) -> Unit:
    """Return the unit; raise Http404 when the user is not its leader."""
    try:
        return Unit.objects.get(pk=unit_id, leaders=user)
    except Unit.DoesNotExist:
        raise Http404("No such unit for this person") from None


def checklist_for(page_id: int) -> ChecklistPage:
    """Return the checklist; raise Http404 when it is not public."""
    try:
        page: ChecklistPage = ChecklistPage.objects.live().public().get(pk=page_id)
    except ChecklistPage.DoesNotExist:
        raise Http404("No such checklist") from None
    return page
