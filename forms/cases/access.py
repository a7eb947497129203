"""Who may do what with a course; a stranger does not learn that it exists."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.views.decorators.cache import never_cache

from forms.cases.models import Case
from forms.cases.people import User

P = ParamSpec("P")
NOT_SIGNED_IN = 401


class StaffRequest(HttpRequest):
    """A request of somebody signed in."""

    user: User


def signed_in(
    view: Callable[Concatenate[StaffRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let only people signed in see the page, and no cache keep it.

    A form whose sender's session has ended goes to the sign-in page as it is (307), which keeps
    it. What a script saves in the background is told so instead, and the page keeps its text.
    """

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(cast("StaffRequest", request), *args, **kwargs)
        if request.headers.get("HX-Request"):
            return HttpResponse(status=NOT_SIGNED_IN)
        address = (
            f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': request.get_full_path()})}"
        )
        return redirect(address, preserve_request=request.method == "POST")

    return never_cache(guarded)


def case_for(user: User | AnonymousUser, case_id: UUID) -> Case:
    """Return the course; raise Http404 when it is not there for this user."""
    visible = Case.objects.visible_to(user)
    try:
        return visible.select_related("coordinator", "support_worker", "unit").get(pk=case_id)
    except Case.DoesNotExist:
        raise Http404("No such course for this person") from None


def may_change(user: User, case: Case) -> bool:
    """Say whether the user may change the course itself: its coordinator and the unit's leaders."""
    return case.coordinator_id == user.pk or case.unit.leaders.filter(pk=user.pk).exists()
