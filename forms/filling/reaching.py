"""Reaching a draft, for those who may see its course."""

from uuid import UUID

from django.http import Http404, HttpRequest

from forms.cases.access import case_for
from forms.filling.models import Draft


def draft_for(request: HttpRequest, draft_id: UUID) -> Draft:
    """Return the draft; raise Http404 when it is not there for this person."""
    draft = Draft.objects.filter(pk=draft_id).select_related("version").first()
    if draft is None:
        raise Http404("No such draft")
    draft.case = case_for(request.user, draft.case_id)
    return draft
