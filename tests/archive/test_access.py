"""Every address of this room is closed to those who may not see the course; the check is open."""

from urllib.parse import quote

import pytest
from django.urls import URLPattern, reverse

from forms.archive.urls import urlpatterns as own
from forms.asking.urls import urlpatterns as asking
from forms.cases.models import Case
from tests.archive import acting
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
OPEN_TO_ALL = {"verify_document", "verify_identifier"}
urlpatterns = [*asking, *own]
# The parties' own pages ask for a link instead of a sign-in: see tests/asking/test_links.
CLOSED = [
    pattern
    for pattern in urlpatterns
    if pattern.name not in OPEN_TO_ALL and not str(pattern.name).startswith("party_")
]
METHODS = ("get", "post")


def address(pattern: URLPattern, submission) -> str:
    """The address in this document, whatever the pattern asks for."""
    known = {
        "submission_id": submission.pk,
        "draft_id": submission.draft_id,
        "position": 1,
        "sheet": 1,
        "kind": "pdf",
        "edition": "team",
    }
    return reverse(pattern.name, kwargs={name: known[name] for name in pattern.pattern.converters})


def answers(client, url):
    return {getattr(client, method)(url).status_code for method in METHODS}


def by_name(patterns):
    return pytest.mark.parametrize("pattern", patterns, ids=lambda pattern: pattern.name)


@by_name(CLOSED)
@pytest.mark.parametrize("might", [{}, {"is_staff": True, "is_superuser": True}])
def test_a_stranger_finds_nothing_however_mighty(sealed_map, pattern, might):
    client = acting.signed_in(UserFactory(**might))
    found = answers(client, address(pattern, sealed_map))
    assert 404 in found
    assert found <= {404, 405}


@by_name(CLOSED)
def test_who_is_not_signed_in_is_asked_to(sealed_map, client, pattern):
    url = address(pattern, sealed_map)
    for method, status in (("get", 302), ("post", 307)):
        answer = getattr(client, method)(url)
        assert answer.status_code == status
        assert answer.headers["Location"] == f"/log-ind/?next={quote(url, safe='')}"


@by_name(CLOSED)
def test_what_is_not_there_looks_the_same_to_a_stranger(sealed_map, pattern):
    client = acting.signed_in(UserFactory())
    real = address(pattern, sealed_map)
    away = real.replace(str(sealed_map.pk), "0" * 8 + str(sealed_map.pk)[8:])
    away = away.replace(str(sealed_map.draft_id), "0" * 8 + str(sealed_map.draft_id)[8:])
    assert away != real
    assert answers(client, away) == answers(client, real)


@by_name([pattern for pattern in urlpatterns if pattern.name in OPEN_TO_ALL])
def test_the_check_is_open_to_all(client, pattern):
    known = {"identifier": "FF-0000-0000-0000"}
    kwargs = {name: known[name] for name in pattern.pattern.converters}
    answer = client.get(reverse(pattern.name, kwargs=kwargs))
    assert "Tjek et dokument" in answer.content.decode()


def test_its_own_people_reach_the_document(sealed_map):
    Case.objects.filter(pk=sealed_map.case_id).update(support_worker=UserFactory())
    case = Case.objects.get(pk=sealed_map.case_id)
    for person in (case.coordinator, case.support_worker):
        client = acting.signed_in(person)
        assert client.get(sealed_map.get_absolute_url()).status_code == 200


@by_name(CLOSED)
def test_nothing_of_it_is_kept_by_a_cache(sealed_map, coordinator, pattern):
    answer = coordinator(sealed_map).get(address(pattern, sealed_map))
    assert "no-store" in answer.headers["Cache-Control"]
