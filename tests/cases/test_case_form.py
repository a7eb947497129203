"""Opening and changing a course: who may, what is checked, and that nothing typed is lost."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from lxml import html

from forms.cases.models import Case, CaseEvent, Unit
from tests.factories import CaseFactory, UnitFactory, UserFactory
from tests.filling.pages import signed_in

pytestmark = pytest.mark.django_db
NEW = "/forloeb/nyt/"


@pytest.fixture
def unit():
    return UnitFactory(name="Ungeindsatsen")


@pytest.fixture
def coordinator(unit):
    """A coordinator of the unit, who may open courses."""
    user = UserFactory(first_name="Karen")
    unit.members.add(user)
    user.user_permissions.add(Permission.objects.get(codename="add_case"))
    return user


@pytest.fixture
def worker(unit):
    user = UserFactory(first_name="Jonas")
    unit.members.add(user)
    return user


@pytest.fixture
def typed(unit, coordinator, worker):
    """What is typed for a course that can be opened."""
    return {
        "young_person": "Sofie Eksempel",
        "birth_date": "14.9.2007",
        "case_number": "EX-2026-0417",
        "unit": unit.pk,
        "coordinator": coordinator.pk,
        "support_worker": worker.pk,
        "combination": "model_cti",
        "step": "3",
    }


@pytest.fixture
def case(unit, coordinator, worker):
    return CaseFactory(unit=unit, coordinator=coordinator, support_worker=worker)


def page_of(response):
    return html.fromstring(response.content.decode())


def fields(response):
    (form,) = page_of(response).xpath("//main//form")
    return dict(form.form_values())


def errors(response):
    """The error summary: each message by the field that its line leads to."""
    links = page_of(response).xpath("//*[@data-module='error-summary']//a")
    return {
        link.get("href").removeprefix("#id_"): link.text_content().split(": ", 1)[1]
        for link in links
    }


def choices(response, name):
    options = page_of(response).xpath(f"//select[@name='{name}']/option")
    return [option.text_content() for option in options]


def change(case, user, **changed):
    """Open the course's form as the user, change these fields and send it."""
    client, address = signed_in(user), f"/forloeb/{case.pk}/ret/"
    return client.post(address, fields(client.get(address)) | changed)


def test_a_course_is_opened_and_its_opener_comes_to_it(coordinator, worker, unit, typed):
    answer = signed_in(coordinator).post(NEW, typed, follow=True)
    case = Case.objects.get()
    assert answer.request["PATH_INFO"] == case.get_absolute_url()
    assert "Forløbet for Sofie Eksempel er oprettet." in answer.content.decode()
    assert (case.birth_date, case.unit, case.support_worker) == (date(2007, 9, 14), unit, worker)
    assert [event.kind for event in case.events.order_by("pk")] == ["created", "read"]


def test_the_opener_is_proposed_as_coordinator(coordinator):
    answer = signed_in(coordinator).get(NEW)
    assert fields(answer)["coordinator"] == str(coordinator.pk)
    assert "closed" not in fields(answer)


def test_a_course_opened_for_a_colleague_is_theirs(coordinator, worker, unit, typed):
    other = UserFactory(first_name="Birthe")
    unit.members.add(other)
    answer = signed_in(coordinator).post(NEW, typed | {"coordinator": other.pk}, follow=True)
    assert (answer.status_code, answer.request["PATH_INFO"]) == (200, "/forloeb/")
    assert Case.objects.get().coordinator == other


@pytest.mark.parametrize("day", ["14.9.2007", "14-09-2007", "14/9/2007", "2007-09-14"])
def test_a_day_is_typed_as_one_likes(coordinator, typed, day):
    signed_in(coordinator).post(NEW, typed | {"birth_date": day})
    assert Case.objects.get().birth_date == date(2007, 9, 14)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("young_person", "", "Udfyld den unges navn."),
        ("young_person", "x" * 401, "400"),
        ("birth_date", "", "Udfyld fødselsdato."),
        ("birth_date", "31.2.2007", "Skriv datoen som dag, måned og år"),
        ("birth_date", "i går", "Skriv datoen som dag, måned og år"),
        ("unit", "", "Udfyld enhed."),
        ("unit", "999999", "ikke blandt de tilgængelige"),
        ("coordinator", "", "Udfyld myndighedskoordinator."),
        ("coordinator", "999999", "ikke blandt de tilgængelige"),
        ("support_worker", "999999", "ikke blandt de tilgængelige"),
        ("combination", "findes-ikke", "findes-ikke"),
        ("step", "9", "9"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_all_that_was_typed_is_kept(
    coordinator, typed, name, value, message
):
    answer = signed_in(coordinator).post(NEW, typed | {name: value})
    assert answer.status_code == 422
    assert list(errors(answer)) == [name]
    assert message in errors(answer)[name]
    group = page_of(answer).xpath(
        f"//*[@id='id_{name}']/ancestor::div[@class='form-group form-error']"
    )
    assert message in group[0].text_content()
    kept = {key: str(other) for key, other in typed.items() if key != name}
    if name in ("young_person", "birth_date"):
        kept[name] = value
    found = fields(answer)
    assert {key: found.get(key, "") for key in kept} == kept
    assert not Case.objects.exists()


def test_a_birth_date_cannot_lie_ahead_but_may_be_today(coordinator, typed):
    today = timezone.localdate()
    ahead = f"{today + timedelta(days=1):%d.%m.%Y}"
    answer = signed_in(coordinator).post(NEW, typed | {"birth_date": ahead})
    assert errors(answer) == {"birth_date": "Fødselsdatoen kan ikke ligge ude i fremtiden."}
    assert fields(answer)["birth_date"] == ahead
    signed_in(coordinator).post(NEW, typed | {"birth_date": f"{today:%d.%m.%Y}"})
    assert Case.objects.get().birth_date == today


@pytest.mark.parametrize("step", ["4", "6"])
def test_without_support_there_is_neither_a_worker_nor_a_step_of_it(coordinator, typed, step):
    answer = signed_in(coordinator).post(NEW, typed | {"combination": "model", "step": step})
    found = errors(answer)
    assert found["support_worker"].startswith("Indsatsen er uden bostøtte.")
    assert "findes kun i forløb med bostøtte." in found["step"]
    ended = typed | {"combination": "model", "step": "5", "support_worker": ""}
    assert signed_in(coordinator).post(NEW, ended).status_code == 302


def test_one_chooses_among_the_people_of_ones_own_units(coordinator, worker, unit):
    UnitFactory(name="Et andet sted").members.add(UserFactory(first_name="Fremmed"))
    unit.members.add(UserFactory(first_name="Forhenværende", is_active=False))
    answer = signed_in(coordinator).get(NEW)
    assert choices(answer, "unit")[1:] == ["Ungeindsatsen"]
    assert choices(answer, "coordinator")[1:] == ["Jonas Eksempel", "Karen Eksempel"]
    assert choices(answer, "support_worker")[1:] == choices(answer, "coordinator")[1:]


def test_somebody_without_a_name_is_called_by_the_user_name(coordinator, unit):
    unit.members.add(UserFactory(first_name="", last_name="", username="u1234"))
    assert "u1234" in choices(signed_in(coordinator).get(NEW), "coordinator")


def test_a_leader_who_opens_a_course_has_the_units_that_they_lead(unit, worker):
    leader = UserFactory()
    unit.leaders.add(leader)
    leader.user_permissions.add(Permission.objects.get(codename="add_case"))
    assert choices(signed_in(leader).get(NEW), "unit")[1:] == ["Ungeindsatsen"]


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_open_courses_is_told_so(worker, typed, method):
    assert getattr(signed_in(worker), method)(NEW, typed).status_code == 403
    assert not Case.objects.exists()


# --- changing -------------------------------------------------------------------------------------


def test_nothing_changed_is_nothing_noted(case):
    assert change(case, case.coordinator).status_code == 302
    assert not case.events.exists()


def test_a_change_is_noted_by_what_was_changed_not_by_its_words(case):
    change(case, case.coordinator, young_person="Sofie Prøve", birth_date="15.9.2007")
    case.refresh_from_db()
    assert (case.young_person, case.birth_date) == ("Sofie Prøve", date(2007, 9, 15))
    event = case.events.get(kind=CaseEvent.Kind.CHANGED)
    assert (event.actor, event.subject) == (case.coordinator, "Den unges navn, Fødselsdato")


def test_a_mistake_keeps_the_course_as_it_is_and_the_page_about_it(case):
    answer = change(case, case.coordinator, young_person="", birth_date="14.9.2999")
    assert (answer.status_code, set(errors(answer))) == (422, {"young_person", "birth_date"})
    assert "Sofie Eksempel" in page_of(answer).xpath(
        "string(//nav[contains(@class, 'breadcrumb')])"
    )
    case.refresh_from_db()
    assert case.young_person == "Sofie Eksempel"


def test_a_course_is_ended_and_opened_again(case):
    change(case, case.coordinator, closed="on")
    case.refresh_from_db()
    ended = case.closed_at
    assert ended is not None
    change(case, case.coordinator, case_number="EX-1")
    case.refresh_from_db()
    assert case.closed_at == ended
    client, address = signed_in(case.coordinator), f"/forloeb/{case.pk}/ret/"
    data = fields(client.get(address))
    assert data.pop("closed") == "on"
    client.post(address, data)
    case.refresh_from_db()
    assert case.closed_at is None


def test_who_hands_a_course_over_does_not_see_it_any_more(case, worker, unit):
    other = UserFactory()
    unit.members.add(other)
    answer = change(case, case.coordinator, coordinator=other.pk)
    assert answer.headers["Location"] == "/forloeb/"
    assert signed_in(case.coordinator).get(case.get_absolute_url()).status_code == 404


def test_who_stands_on_a_course_stays_a_choice_wherever_they_work(case, worker, unit):
    unit.members.clear()
    worker.is_active = False
    worker.save()
    assert change(case, case.coordinator, case_number="EX-1").status_code == 302
    case.refresh_from_db()
    assert (case.unit, case.support_worker, case.case_number) == (unit, worker, "EX-1")
    assert Unit.objects.get() == unit


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_support_worker_sees_the_course_but_does_not_change_it(case, method):
    answer = getattr(signed_in(case.support_worker), method)(f"/forloeb/{case.pk}/ret/")
    assert answer.status_code == 403


def test_a_leader_set_over_the_unit_changes_its_courses(case, unit):
    leader = UserFactory()
    unit.leaders.add(leader)
    answer = change(case, leader, step="4")
    assert answer.headers["Location"] == case.get_absolute_url()
    case.refresh_from_db()
    assert case.step == 4
