"""Beginning a tool: from its page or its course, with what the course knows already."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from lxml import html

from forms.filling import drafts
from forms.filling.models import Draft
from forms.library import registry
from tests.desk.courses import awaiting, found, sealed, tree
from tests.factories import CaseFactory, UserFactory, draft_with
from tests.filling.pages import signed_in, words

pytestmark = pytest.mark.django_db
MAP, CHECKLIST, GOALS = "netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema"


@pytest.fixture
def case():
    coordinator = UserFactory(first_name="Karen")
    return CaseFactory(coordinator=coordinator, support_worker=UserFactory(first_name="Jonas"))


def example(slug, **other):
    return registry.tool(slug).example_answers() | other


def start(case, slug, user=None):
    """Begin a tool; return the page one comes to."""
    address = f"/forloeb/{case.pk}/begynd/{slug}/"
    return signed_in(user or case.coordinator).post(address, follow=True)


def started(case, slug):
    """What stands in a tool that has just been begun, as typed."""
    start(case, slug)
    return drafts.filled(
        Draft.objects.get(case=case, submitted_at=None, version__slug=slug)
    ).entries()


def test_a_tools_page_asks_whom_it_is_about(case):
    CaseFactory(
        young_person="Asta Eksempel", coordinator=case.coordinator, closed_at=timezone.now()
    )
    CaseFactory(young_person="Bo Eksempel")
    page = tree(signed_in(case.coordinator), f"/redskab/{MAP}/begynd/")
    assert found(page, "//main//button") == ["Sofie Eksempel"]
    (address,) = page.xpath("//main//form/@action")
    answer = signed_in(case.coordinator).post(address, follow=True)
    assert answer.request["PATH_INFO"].endswith("/om-den-unge/")


@pytest.mark.parametrize("may_open", [True, False])
def test_a_tools_page_tells_who_has_no_course_what_to_do(may_open):
    user = UserFactory()
    if may_open:
        user.user_permissions.add(Permission.objects.get(codename="add_case"))
    page = tree(signed_in(user), f"/redskab/{MAP}/begynd/")
    assert ("/forloeb/nyt/" in page.xpath("//main//a/@href")) is may_open
    assert not page.xpath("//main//form")


def test_a_tool_that_is_none_is_told_so(case):
    assert signed_in(case.coordinator).get("/redskab/findes-ikke/begynd/").status_code == 404
    assert start(case, "findes-ikke").status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("slug", list(registry.tools()))
def test_a_tool_begins_with_the_facts_of_the_course_at_its_first_step(case, slug):
    answer = start(case, slug)
    draft = Draft.objects.get()
    first = registry.tool(slug).form.steps[0].id
    assert answer.request["PATH_INFO"] == f"/formularer/{draft.pk}/{first}/"
    entries = drafts.filled(draft).entries()
    assert entries["young_person"] == "Sofie Eksempel"
    assert entries["birth_date"] == "2007-09-14"
    assert entries["coordinator"] == entries["filled_by"] == "Karen Eksempel"
    assert entries["filled_on"] == timezone.localdate().isoformat()
    event = case.events.get()
    assert (event.kind, event.subject) == ("draft_started", draft.version.form.title)


def test_who_begins_it_has_filled_it_in(case):
    start(case, MAP, case.support_worker)
    entries = drafts.filled(Draft.objects.get()).entries()
    assert (entries["filled_by"], entries["coordinator"]) == ("Jonas Eksempel", "Karen Eksempel")


def test_beginning_again_goes_on_with_what_is_begun(case):
    draft = draft_with(case, MAP, example(MAP, misses="x" * 30_000))
    answer = start(case, MAP, case.support_worker)
    assert answer.request["PATH_INFO"] == f"/formularer/{draft.pk}/oensker/"
    assert "Skemaet var begyndt i forvejen." in answer.content.decode()
    assert Draft.objects.count() == 1


def test_a_tool_is_begun_by_pressing_and_not_by_looking(case):
    answer = signed_in(case.coordinator).get(f"/forloeb/{case.pk}/begynd/{MAP}/")
    assert answer.status_code == 405
    assert not Draft.objects.exists()


def test_nothing_is_begun_in_a_course_that_has_ended(case):
    case.closed_at = timezone.now()
    case.save()
    answer = start(case, MAP)
    assert answer.request["PATH_INFO"] == case.get_absolute_url()
    assert "Forløbet er afsluttet." in answer.content.decode()
    assert not Draft.objects.exists()


# --- one tool takes from the other ----------------------------------------------------------------


def test_the_first_map_begins_with_those_whom_the_course_knows(case):
    people = [(row["name"], row["function"]) for row in started(case, MAP)["professional"]]
    assert people == [
        ("Karen Eksempel", "Myndighedskoordinator"),
        ("Jonas Eksempel", "Bostøttemedarbejder"),
    ]


def test_a_course_without_support_names_no_support_worker(case):
    case.combination = "model"
    case.save()
    assert [row["name"] for row in started(case, MAP)["professional"]] == ["Karen Eksempel"]


def expected_team(network):
    team = [row["name"] for row in network["professional"] if row["in_team"] == "yes"]
    adults = [row["name"] for row in network["private"] if row.get("trusted_adult")]
    assert team
    assert adults
    return {*team, *adults}


@pytest.mark.parametrize("how", [sealed, awaiting, draft_with])
def test_the_checklist_takes_its_participants_from_the_map(case, how):
    how(case, MAP)
    entries = started(case, CHECKLIST)
    names = [row["name"] for row in entries["participants"]]
    assert names[0] == "Sofie Eksempel"
    assert set(names) == {"Sofie Eksempel", "Karen Eksempel"} | expected_team(example(MAP))
    assert (entries["meeting_number"], entries["meeting_type"]) == (1, "first")


def test_the_map_under_way_counts_before_the_one_that_is_done(case):
    sealed(case, MAP)
    newcomer = {"name": "Nanna Prøve", "function": "UU-vejleder", "in_team": "yes"}
    draft_with(case, MAP, example(MAP, professional=[newcomer]))
    names = [row["name"] for row in started(case, CHECKLIST)["participants"]]
    assert "Nanna Prøve" in names


def test_the_next_checklist_counts_the_meetings_held(case, time_machine):
    submission = sealed(case, CHECKLIST)
    held = date.fromisoformat(submission.answers["meeting_date"])
    time_machine.move_to(f"{held}T21:00:00+00:00")
    entries = started(case, CHECKLIST)
    assert (entries["meeting_number"], entries["meeting_type"]) == (2, "follow_up")
    assert entries["earlier_meetings"] == [{"date": held.isoformat()}]


@pytest.mark.parametrize("how", [sealed, draft_with])
def test_the_goals_take_meeting_and_participants_from_the_checklist(case, how):
    checklist = example(CHECKLIST)
    how(case, CHECKLIST)
    entries = started(case, GOALS)
    assert entries["meeting_date"] == checklist["meeting_date"]
    assert entries["meeting_number"] == checklist["meeting_number"]
    came = [row["name"] for row in checklist["participants"] if row.get("attended")]
    assert came
    assert [row["name"] for row in entries["participants"]] == came


def test_new_goals_begin_with_the_last_ones_and_show_what_was_agreed_then(case):
    last = example(GOALS)
    sealed(case, CHECKLIST)
    sealed(case, GOALS)
    start(case, GOALS)
    draft = Draft.objects.get(submitted_at=None)
    entries = drafts.filled(draft).entries()
    assert [goal["goal"] for goal in entries["goals"]] == [goal["goal"] for goal in last["goals"]]
    assert entries["meeting_number"] == last["meeting_number"] + 1
    answer = signed_in(case.coordinator).get(f"/formularer/{draft.pk}/maal-og-aftaler/")
    (aside,) = html.fromstring(answer.content.decode()).xpath(
        "//details[contains(@class, 'last-time')]"
    )
    assert words(aside).startswith("Det aftalte I sidst")
    for goal in last["goals"]:
        assert goal["goal"].split("\n")[0] in words(aside)
        for agreement in goal["agreements"]:
            assert agreement["responsible"] in words(aside)


def test_what_was_agreed_then_stays_as_it_was_while_the_new_is_written(case):
    sealed(case, GOALS)
    entries = started(case, GOALS)
    draft = Draft.objects.get(submitted_at=None)
    changed = {"goals": [{**entries["goals"][0], "goal": "Noget helt andet"}]}
    author = case.coordinator
    drafts.save_step(draft, "maal-og-aftaler", changed, based_on=1, author=author, tab="a")
    assert draft.last_answers["goals"] == example(GOALS)["goals"]


def test_the_first_goals_look_back_on_nothing(case):
    start(case, GOALS)
    draft = Draft.objects.get()
    page = tree(signed_in(case.coordinator), f"/formularer/{draft.pk}/maal-og-aftaler/")
    assert "Det aftalte I sidst" not in words(page)
