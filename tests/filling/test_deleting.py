"""A draft is deleted by who works on its course, after being asked, while it is still a draft."""

import pytest

from forms.cases.models import CaseEvent
from forms.filling import drafts
from forms.filling.models import Draft
from tests.filling.pages import get, words

pytestmark = pytest.mark.django_db


def test_one_is_asked_first(karen, network):
    page = get(karen, f"/formularer/{network.pk}/slet/")
    assert page.heading == "Slet kladden til netværkskortlægning?"
    assert "Det kan ikke fortrydes." in page.text
    assert Draft.objects.contains(network)


def test_it_is_gone_with_all_that_was_written_and_the_log_says_who_did_it(jonas, case, network):
    answer = jonas.post(f"/formularer/{network.pk}/slet/", follow=True)
    assert answer.request["PATH_INFO"] == case.get_absolute_url()
    assert "Kladden til netværkskortlægning er slettet." in answer.content.decode()
    assert not Draft.objects.exists()
    event = case.events.get(kind=CaseEvent.Kind.DRAFT_DELETED)
    assert (event.actor, event.subject) == (case.support_worker, "Netværkskortlægning")
    assert str(event) == "Slettede en kladde Netværkskortlægning"


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_form_under_signature_stays(karen, case, network, method):
    drafts.close(network)
    answer = getattr(karen, method)(f"/formularer/{network.pk}/slet/", follow=True)
    assert answer.request["PATH_INFO"] == case.get_absolute_url()
    assert "kan ikke ændres" in answer.content.decode()
    assert Draft.objects.contains(network)


def test_who_has_the_form_open_meanwhile_finds_nothing(karen, jonas, network):
    page = get(karen, f"/formularer/{network.pk}/oensker/")
    jonas.post(f"/formularer/{network.pk}/slet/")
    assert page.press("continue").status == 404
    assert "findes ikke" in words(get(karen, page.address).tree)
