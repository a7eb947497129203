"""The demonstration: people to sign in as, and four young people's courses at different points.

Everybody here is an evident example. The days follow the day of set-up, so that the courses are
under way whenever it is.
"""

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group, Permission, User
from django.db import transaction
from django.utils import timezone

from content.models import ChecklistPage
from content.rounds.answering import Said, save_answers
from content.rounds.starting import begin
from forms.archive import ceremony
from forms.archive.ceremony import PartyAnswer
from forms.archive.models import Submission
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import submit
from forms.cases.log import note
from forms.cases.models import Case, CaseEvent, CourseStep, Unit
from forms.filling import drafts
from forms.library import registry
from forms.library.frame import Outcome

PASSWORD = "fodfaeste-demo"  # noqa: S105 - printed on screen; settings for service refuse it
EXAMPLE_MEETING = date(2026, 5, 12)  # the day around which the forms' examples are written
MEETING_WAS = timedelta(days=92)  # before today


# What the leader answered to the first two checklists: an answer and a remark each.
FIRST_ANSWERS = (
    ("yes", ""),
    ("no", "Aftalen med boligselskabet mangler. Den er på dagsordenen i næste måned."),
    ("yes", "Undtagen regionspsykiatrien."),
    ("yes", ""),
)
SECOND_ANSWERS = (("yes", "Direktionen har sagt ja."),)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to sign in as: the user name, the name, what they are, and their groups."""

    username: str
    first_name: str
    role: str
    groups: tuple[str, ...] = ()


COORDINATOR = Person("koordinator", "Karin", "Myndighedskoordinator", ("Koordinator",))
SUPPORT_WORKER = Person("bostoette", "Jonas", "Bostøttemedarbejder")
AUTHOR = Person("forfatter", "Frida", "Forfatter i håndbogen", ("Forfatter · Håndbog",))
READER = Person("laeser", "Leo", "Læser af håndbogen", ("Læser · Håndbog",))
EDITOR = Person("redaktoer", "Ellen", "Redaktør", ("Redaktør",))
APPROVER = Person("godkender", "Gorm", "Godkender", ("Godkender",))
LEADER = Person("leder", "Lise", "Leder af Ungeindsatsen", ("Koordinator",))
ADMINISTRATOR = Person("administrator", "Anders", "Administrator")
PEOPLE = (COORDINATOR, SUPPORT_WORKER, READER, AUTHOR, EDITOR, APPROVER, LEADER, ADMINISTRATOR)


class DemonstrationRefusedError(Exception):
    """The demonstration was asked for where real people work."""


@transaction.atomic
def load_demonstration() -> bool:
    """Make the people and their courses, once; say whether it was now.

    Raises DemonstrationRefusedError where demonstrations are not allowed.
    """
    if not settings.DEMONSTRATION_ALLOWED:
        raise DemonstrationRefusedError("no demonstration in service")
    if User.objects.filter(username=COORDINATOR.username).exists():
        return False
    users = {person.username: _make_user(person) for person in PEOPLE}
    unit = Unit.objects.create(name="Ungeindsatsen")
    unit.members.set([users["koordinator"], users["bostoette"], users["leder"]])
    unit.leaders.set([users["leder"]])
    _under_way(unit, users)
    _half_filled(unit, users)
    _at_signing(unit, users)
    _new(unit, users)
    _checklists(unit, users)
    return True


def _make_user(person: Person) -> User:
    user = User.objects.create_user(
        person.username,
        f"{person.username}@eksempel.dk",
        PASSWORD,
        first_name=person.first_name,
        last_name="Eksempel",
    )
    if person is ADMINISTRATOR:
        user.is_superuser = user.is_staff = True
        user.save()
    for name in person.groups:
        user.groups.add(_group(name))
    return user


def _group(name: str) -> Group:
    """Return the group; that of the coordinators may open and change courses."""
    group, made = Group.objects.get_or_create(name=name)
    if name == "Koordinator" and made:
        wanted = Permission.objects.filter(
            content_type__app_label="cases", codename__in=("add_case", "change_case")
        )
        group.permissions.set(wanted)
    return group


def _under_way(unit: Unit, users: dict[str, User]) -> None:
    """Sofie: everything filled in and sealed at her first meeting, and the next one soon."""
    case = Case.objects.create(
        young_person="Sofie Eksempel",
        birth_date=date(2007, 9, 14),
        case_number="EX-2026-0417",
        unit=unit,
        coordinator=users["koordinator"],
        support_worker=users["bostoette"],
        combination="model_cti",
        step=CourseStep.SUPPORT_STARTS,
    )
    note(case, users["koordinator"], CaseEvent.Kind.CREATED)
    for slug in registry.tools():
        _sealed(case, slug, users["koordinator"])


def _half_filled(unit: Unit, users: dict[str, User]) -> None:
    """Malik, who is seventeen: his network map is begun."""
    today = timezone.localdate()
    case = Case.objects.create(
        young_person="Malik Eksempel",
        birth_date=today.replace(year=today.year - 17, day=1) - timedelta(days=40),
        case_number="EX-2026-0521",
        unit=unit,
        coordinator=users["koordinator"],
        combination="model",
        step=CourseStep.START,
    )
    note(case, users["koordinator"], CaseEvent.Kind.CREATED)
    tool = registry.tool("netvaerkskortlaegning")
    example = _moved(tool.example_answers())
    entries = {
        **example,
        "young_person": case.young_person,
        "birth_date": case.birth_date.isoformat(),
        "case_number": case.case_number,
        "combination": case.combination,
        "filled_on": today.isoformat(),
        "private": [{**row, "trusted_adult": False} for row in example["private"][2:6]],
        "professional": example["professional"][:1],
    }
    draft = drafts.begin(case, tool.form, {}, author=users["koordinator"], last_answers={})
    for step in tool.form.steps[:2]:
        typed = {item.id: entries[item.id] for item in step.items if item.id in entries}
        drafts.save_step(draft, step.id, typed, based_on=0, author=users["koordinator"], tab="")
    note(case, users["koordinator"], CaseEvent.Kind.DRAFT_STARTED, tool.form.title)


def _at_signing(unit: Unit, users: dict[str, User]) -> None:
    """Nora: her goals and agreements wait for signatures, so that every way can be tried."""
    author = users["koordinator"]
    case = Case.objects.create(
        young_person="Nora Eksempel",
        birth_date=date(2006, 6, 21),
        case_number="EX-2026-0588",
        unit=unit,
        coordinator=author,
        support_worker=users["bostoette"],
        combination="model_cti",
        step=CourseStep.START,
    )
    note(case, author, CaseEvent.Kind.CREATED)
    tool = registry.tool("maal-og-aftaleskema")
    told = json.dumps(_moved(tool.example_answers())).replace("Sofie", "Nora")
    own = {"birth_date": case.birth_date.isoformat(), "case_number": case.case_number}
    submission = _submitted(case, tool.form.slug, json.loads(told) | own, author)
    party = submission.parties.get(name=case.young_person)
    party.email, party.phone = "nora@eksempel.dk", "+4520123456"
    party.save(update_fields=["email", "phone"])
    in_ten_days = timezone.localdate() + timedelta(days=10)
    ceremony.set_terms(submission, Submission.Order.TOGETHER, in_ten_days, author)


def _new(unit: Unit, users: dict[str, User]) -> None:
    """Freja: just referred, nothing filled in."""
    case = Case.objects.create(
        young_person="Freja Eksempel",
        birth_date=date(2005, 2, 3),
        case_number="EX-2026-0602",
        unit=unit,
        coordinator=users["koordinator"],
        combination="model_icm",
        support_worker=users["bostoette"],
        step=CourseStep.ASSESSMENT,
    )
    note(case, users["koordinator"], CaseEvent.Kind.CREATED)


def _checklists(unit: Unit, users: dict[str, User]) -> None:
    """The unit is on its way through the first checklists, where the site has any."""
    pages = list(ChecklistPage.objects.live().order_by("path")[:2])
    for page, answers in zip(pages, (FIRST_ANSWERS, SECOND_ANSWERS), strict=False):
        round_ = begin(page, unit, users["leder"], "Ledergruppen")
        given = zip((kept["id"] for kept in round_.wording), answers, strict=False)
        said = {question: Said(answer, remark, 0) for question, (answer, remark) in given}
        save_answers(round_, said, users["leder"])


def _sealed(case: Case, slug: str, author: User) -> None:
    """Fill in a form with its example, let everybody sign, and seal it."""
    answers = _moved(registry.tool(slug).example_answers())
    submission = _submitted(case, slug, answers, author)
    for party in submission.parties.all():
        given = PartyAnswer(
            outcome=Outcome.TYPED, typed=party.name, shown_digest=submission.preview_id
        )
        ceremony.answer(party, given, author)
    seal_when_all_have_answered(Submission.objects.get(pk=submission.pk), author)


def _submitted(case: Case, slug: str, answers: dict[str, Any], author: User) -> Submission:
    """Fill in a form, and send it to signing."""
    tool = registry.tool(slug)
    draft = drafts.begin(case, tool.form, {}, author=author, last_answers={})
    for step in tool.form.steps:
        typed = {item.id: answers[item.id] for item in step.items if item.id in answers}
        drafts.save_step(draft, step.id, typed, based_on=0, author=author, tab="")
    return submit(draft, author)


def _moved(value: Any) -> Any:
    """Return answers with every day moved as far as the example's meeting is to be moved."""
    # In whole weeks, so that meetings stay on working days.
    by = timedelta(weeks=(timezone.localdate() - MEETING_WAS - EXAMPLE_MEETING).days // 7 + 1)
    if isinstance(value, dict):
        return {
            name: inner if name == "birth_date" else _moved(inner) for name, inner in value.items()
        }
    if isinstance(value, list):
        return [_moved(inner) for inner in value]
    try:
        return (date.fromisoformat(value) + by).isoformat()
    except (TypeError, ValueError):
        return value
