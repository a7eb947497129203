"""Who searches, as the access keys that they hold: of those that an entry has, one is enough.

The keys follow the rules by which pages and courses themselves are shown: Wagtail's private pages,
and `forms.cases.access` for courses. Who holds a key is decided when somebody searches, so a new
leader or a new member of a group needs nothing to be read again.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser, User
from wagtail.models import PageViewRestriction

from .entries import PUBLIC

Restrictions = list[PageViewRestriction]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who searches."""

    keys: frozenset[str] = frozenset({PUBLIC})


ANYBODY = Viewer()


def person_key(user_id: int) -> str:
    """Return the key of one person."""
    return f"person:{user_id}"


def leader_key(unit_id: int) -> str:
    """Return the key of those who lead a unit."""
    return f"leder:{unit_id}"


def page_key(page_id: int) -> str:
    """Return the key of those who may see what stands below a private page."""
    return f"side:{page_id}"


def viewer_for(user: User | AnonymousUser, passed: Collection[int] = ()) -> Viewer:
    """Return the viewer that `user` is; `passed` are the private pages' passwords given (ids)."""
    keys = {PUBLIC}
    if user.is_authenticated and user.is_active:
        keys.add(person_key(user.pk))
        keys |= {leader_key(unit) for unit in user.leads.values_list("pk", flat=True)}
    return Viewer(frozenset(keys | _page_keys(user, passed)))


def _page_keys(user: User | AnonymousUser, passed: Collection[int]) -> set[str]:
    """Return the keys of the private pages that `user` may see, and all that is above them."""
    restrictions = list(PageViewRestriction.objects.select_related("page"))
    if not restrictions:
        return set()
    refused = {
        restriction.page.path
        for restriction in restrictions
        if not _accepts(restriction, user, passed)
    }
    return {
        page_key(restriction.page_id)
        for restriction in restrictions
        if not any(restriction.page.path.startswith(path) for path in refused)
    }


def _accepts(
    restriction: PageViewRestriction, user: User | AnonymousUser, passed: Collection[int]
) -> bool:
    """Tell what Wagtail's `accept_request` would, without a request."""
    kind = restriction.restriction_type
    if kind == PageViewRestriction.PASSWORD:
        return restriction.pk in passed
    if kind == PageViewRestriction.LOGIN:
        return user.is_authenticated
    if kind == PageViewRestriction.GROUPS:
        return user.is_superuser or (
            user.is_authenticated and restriction.groups.filter(user=user).exists()
        )
    return True
