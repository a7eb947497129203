"""Pages past the day by which they are to be read through again, and whom that concerns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from wagtail.models import get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from content.models.base import ContentPage


@dataclass(frozen=True, slots=True)
class DuePage:
    """A published page that is to be read through, and since when."""

    page: Any
    due: date


def due_pages(today: date) -> list[DuePage]:
    """Return the published pages whose day of review has come, the longest overdue first."""
    found = (
        DuePage(page, page.review_due)
        for model in get_page_models()
        if issubclass(model, ContentPage)
        for page in model.objects.live().filter(review_due__lte=today).select_related("owner")
    )
    return sorted(found, key=lambda due: (due.due, due.page.title))


def responsible_for(page: Any) -> list[User]:
    """Return whom a page's review concerns: its owner, else those who may publish it."""
    if page.owner is not None and page.owner.is_active:
        return [page.owner]
    policy = PagePermissionPolicy()
    may = policy.users_with_permission_for_instance("publish", page).filter(is_active=True)
    return list(may.order_by("username"))


def due_for(user: User, today: date) -> Iterator[DuePage]:
    """Yield the pages that the user is to read through."""
    for due in due_pages(today):
        if user in responsible_for(due.page):
            yield due
