"""Mails about what is overdue: once for each page and deadline, gathered in one a person."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string

from content.models.reminder import Reminder

from .reviews import due_pages, responsible_for
from .tasks import reviewers_of, waiting_tasks

SUBJECT = "Sider, der venter på dig i Fodfæste"


@dataclass(frozen=True, slots=True)
class Overdue:
    """Something that is overdue: which page (its id and title), what kind, and since when."""

    page_id: int
    title: str
    kind: Reminder.Kind
    due: date


def remind(today: date) -> int:
    """Mail everybody what has become overdue since the last time; return the number of mails.

    A mail that cannot be sent raises; then nothing counts as told, and all is tried again.
    """
    lists: dict[User, list[Overdue]] = defaultdict(list)
    with transaction.atomic():
        for overdue, people in _overdue(today):
            if _already_told(overdue):
                continue
            for person in people:
                if person.email:
                    lists[person].append(overdue)
        for person, overdues in lists.items():
            _mail(person, overdues)
    return len(lists)


def _overdue(today: date) -> Iterator[tuple[Overdue, list[User]]]:
    for due in due_pages(today):
        overdue = Overdue(due.page.pk, due.page.title, Reminder.Kind.REVIEW, due.due)
        yield overdue, responsible_for(due.page)
    for task in waiting_tasks():
        if task.late(today):
            overdue = Overdue(task.page.pk, task.page.title, Reminder.Kind.TASK, task.due)
            yield overdue, reviewers_of(task)


def _already_told(overdue: Overdue) -> bool:
    _, new = Reminder.objects.get_or_create(
        page_id=overdue.page_id, kind=overdue.kind, due=overdue.due
    )
    return not new


def _mail(person: User, overdues: list[Overdue]) -> None:
    context = {
        "person": person,
        "reviews": [one for one in overdues if one.kind == Reminder.Kind.REVIEW],
        "tasks": [one for one in overdues if one.kind == Reminder.Kind.TASK],
        "address": settings.WAGTAILADMIN_BASE_URL.rstrip("/"),
    }
    text = render_to_string("content/mail/overdue.txt", context)
    send_mail(SUBJECT, text, None, [person.email])
