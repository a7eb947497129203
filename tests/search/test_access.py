"""Who finds what: nothing of others', in hits, counts, facets, words or suggestions."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import PageViewRestriction

from content.models import HandbookPage
from forms.archive.submitting import submit
from forms.cases.models import Case
from search.finding import find, passages
from search.keeping.words import Vocabulary
from search.models import SearchSettings
from search.suggesting import suggest
from search.viewers import ANYBODY, viewer_for
from tests.factories import CaseFactory, UnitFactory, UserFactory, draft_with

pytestmark = pytest.mark.django_db

SLUG = "maal-og-aftaleskema"


@pytest.fixture
def case():
    """A course with a name that stands nowhere else."""
    return CaseFactory(young_person="Zorbina Eksempel", case_number="EX-2026-7777")


@pytest.fixture
def stranger():
    """Somebody who works elsewhere."""
    return viewer_for(UserFactory())


def owners(query, viewer):
    return {hit.owner.partition(":")[0] for hit in find(query, viewer).hits}


def kinds(query, viewer):
    result = find(query, viewer)
    return {passage.entry.kind for passage in passages(result, result.hits, viewer)}


def test_a_course_is_found_by_those_who_work_on_it_and_lead_its_unit(engine, case):
    worker, leader = UserFactory(), UserFactory()
    case.support_worker = worker
    case.save()
    case.unit.leaders.add(leader)
    for user in (case.coordinator, worker, leader):
        assert kinds("zorbina", viewer_for(user)) == {"Forløb"}
        best, *_ = find("EX-2026-7777", viewer_for(user)).hits
        assert best.owner == f"course:{case.pk}"


def test_drafts_and_documents_are_found_by_form_and_young_person(engine, case):
    draft_with(case, "moedetjekliste", {})
    submit(draft_with(case, SLUG), case.coordinator)
    viewer = viewer_for(case.coordinator)
    assert kinds("zorbina", viewer) == {"Forløb", "Kladde", "Dokument"}
    assert "Dokument" in kinds("aftaleskema zorbina", viewer)


@pytest.mark.parametrize("query", ["zorbina", "zorbinna", "EX-2026-7777", "zorbin"])
def test_a_stranger_learns_nothing(engine, case, stranger, query):
    submit(draft_with(case, SLUG), case.coordinator)
    assert find(query, viewer_for(case.coordinator)).total
    for viewer in (stranger, ANYBODY, viewer_for(AnonymousUser())):
        result = find(query, viewer)
        assert not {"course", "draft", "document"} & owners(query, viewer)
        assert not {"Forløb", "Kladde", "Dokument"} & set(result.facets.get("kind", {}))
        assert "Mine forløb" not in result.facets.get("section", {})
        assert "zorbina" not in result.did_you_mean
        assert all("Zorbina" not in offered.label for offered in suggest("zor", viewer))


def test_a_strangers_typing_error_is_not_put_right_by_a_name(engine, case, stranger):
    assert find("zorbinna", viewer_for(case.coordinator)).did_you_mean == "zorbina"
    assert not find("zorbinna", stranger).did_you_mean
    assert not Vocabulary(stranger.keys).knows("zorbina")


def test_who_is_taken_off_a_course_finds_it_no_more(engine, case):
    before = case.coordinator
    assert owners("zorbina", viewer_for(before)) == {"course"}
    case.coordinator = UserFactory()
    case.save()
    assert not owners("zorbina", viewer_for(before))
    assert owners("zorbina", viewer_for(case.coordinator)) == {"course"}


def test_who_leads_the_unit_no_more_finds_its_courses_no_more(engine, case):
    leader = UserFactory()
    case.unit.leaders.add(leader)
    assert owners("zorbina", viewer_for(leader)) == {"course"}
    case.unit.leaders.remove(leader)
    assert not owners("zorbina", viewer_for(leader))


def test_what_is_found_is_what_may_be_seen(engine):
    users = [UserFactory() for _ in range(4)]
    units = [UnitFactory(), UnitFactory()]
    units[0].leaders.add(users[2])
    units[1].leaders.add(users[0], users[3])
    for number in range(6):
        CaseFactory(
            young_person=f"Kvirrelin Nummer{number}",
            unit=units[number % 2],
            coordinator=users[number % 3],
            support_worker=users[(number + 1) % 4] if number % 2 else None,
        )
    users.append(UserFactory(is_superuser=True))
    users.append(UserFactory(is_active=False))
    for user in users:
        found = {hit.owner for hit in find("kvirrelin", viewer_for(user)).hits}
        assert found == {f"course:{case.pk}" for case in Case.objects.visible_to(user)}


def test_the_sites_counts_are_the_viewers_own(engine, case):
    everybody = find("eksempel", ANYBODY)
    own = find("eksempel", viewer_for(case.coordinator))
    assert own.total == everybody.total + 1
    assert own.facets["kind"]["Forløb"] == 1


def test_a_page_for_a_group_is_found_by_the_group(engine):
    group = Group.objects.create(name="Nattevagter")
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.lead = "Om kvantespring."
    page.save_revision().publish()
    kind = PageViewRestriction.GROUPS
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.add(group)
    member, other = UserFactory(), UserFactory()
    member.groups.add(group)
    assert owners("kvantespring", viewer_for(member)) == {"page"}
    assert not owners("kvantespring", viewer_for(other))
    assert not owners("kvantespring", ANYBODY)
    assert not find("kvantesprign", viewer_for(other)).did_you_mean


def test_what_stands_below_a_private_page_needs_both_keys(engine):
    chapter = HandbookPage.objects.get(slug="hvorfor-og-virkninger")
    page = HandbookPage.objects.get(slug="hvorfor-en-faelles-indsats")
    page.lead = "Om kvantespring."
    page.save_revision().publish()
    login, password = PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=chapter, restriction_type=login)
    inner = PageViewRestriction.objects.create(
        page=page, restriction_type=password, password="kun-til-test"
    )
    user = UserFactory()
    assert not owners("kvantespring", viewer_for(user))
    assert not owners("kvantespring", viewer_for(AnonymousUser(), passed=[inner.pk]))
    assert owners("kvantespring", viewer_for(user, passed=[inner.pk])) == {"page"}


def test_answers_are_found_only_when_the_administrator_wants_it(engine, case):
    answers = {
        "dream": "En papegøje ved navn Plystra.",
        "strengths": "010190-1234 er intet navn.",
    }
    draft_with(case, SLUG, answers)
    viewer = viewer_for(case.coordinator)
    assert not find("plystra", viewer).total
    setting = SearchSettings.load()
    setting.answers = True
    setting.save()
    assert kinds("plystra", viewer) == {"Kladde"}
    assert not find("010190-1234", viewer).total
    setting.answers = False
    setting.save()
    assert not find("plystra", viewer).total


def test_a_cpr_number_is_never_found(engine, case):
    case.case_number = "010190-1234"
    case.save()
    viewer = viewer_for(case.coordinator)
    assert owners("zorbina", viewer) == {"course"}
    for query in ("010190-1234", "0101901234", "010190", "1234"):
        assert "course" not in owners(query, viewer)


def test_a_document_that_is_taken_back_is_a_draft_again(engine, case):
    document = submit(draft_with(case, SLUG), case.coordinator)
    viewer = viewer_for(case.coordinator)
    assert "document" in owners("zorbina", viewer)
    document.status = document.Status.TAKEN_BACK
    document.save()
    assert "document" not in owners("zorbina", viewer)
