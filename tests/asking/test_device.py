"""A device that is with the parties shows the signing alone, until the password is given."""

import pytest
from django.urls import reverse

from forms.archive.submitting import take_back
from tests.archive import acting
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def signing(awaiting):
    return reverse("signing", args=[awaiting.pk])


@pytest.fixture
def device(awaiting, coordinator):
    """The coordinator's device, handed to the first party."""
    client = coordinator(awaiting)
    client.get(acting.party_url(awaiting))
    return client


def addresses(submission):
    return [
        "/",
        "/forloeb/",
        "/admin/",
        "/kontrol/",
        "/adgangskode/",
        "/findes-ikke/",
        submission.case.get_absolute_url(),
        submission.get_absolute_url(),
        reverse("document_take_back", args=[submission.pk]),
        reverse("document_file", args=[submission.pk, "pdf"]),
        reverse("draft_review", args=[submission.draft_id]),
        reverse("signing", args=[acting.submitted(case=submission.case).pk]),
    ]


def test_every_other_address_leads_back_to_the_signing(awaiting, device, signing):
    for url in addresses(awaiting):
        for answer in (device.get(url), device.post(url)):
            assert (answer.status_code, answer.headers["Location"]) == (302, signing), url


def test_its_own_pages_and_the_looks_of_the_site_are_open(awaiting, device, signing):
    for url in (signing, acting.party_url(awaiting, 2), "/tema.css"):
        assert device.get(url).status_code == 200


def test_nothing_of_the_coordinators_is_on_the_page(awaiting, device, signing):
    page = device.get(signing).content.decode()
    for text in ("/forloeb/", "Log ud", "Mine forløb", "Tag dokumentet tilbage"):
        assert text not in page


def test_what_a_page_in_another_tab_saves_is_refused_and_not_led_astray(awaiting, device):
    url = reverse("draft_review", args=[awaiting.draft_id])
    assert device.post(url, headers={"HX-Request": "true"}).status_code == 423


def test_the_coordinator_takes_the_device_back_with_the_password(awaiting, device):
    answer = device.post(reverse("signing_end", args=[awaiting.pk]), {"password": PASSWORD})
    assert answer.headers["Location"] == awaiting.get_absolute_url()
    assert device.get(awaiting.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("password", ["", "forkert"])
def test_nobody_else_does(awaiting, device, signing, password):
    answer = device.post(reverse("signing_end", args=[awaiting.pk]), {"password": password})
    assert answer.headers["Location"] == signing
    assert acting.told(answer) == ["Adgangskoden er ikke rigtig. Prøv igen."]
    assert device.get("/forloeb/").headers["Location"] == signing


def test_guessing_at_the_password_comes_to_an_end(awaiting, device, signing):
    out = reverse("signing_end", args=[awaiting.pk])
    for _ in range(10):
        answer = device.post(out, {"password": "et gæt"})
    assert "Vent et kvarter" in acting.told(answer)[-1]
    assert device.post(out, {"password": PASSWORD}).headers["Location"] == signing
    assert device.get("/forloeb/").headers["Location"] == signing


def test_another_documents_way_out_does_not_open_this_one(awaiting, device, signing):
    other = acting.submitted(case=awaiting.case)
    device.post(reverse("signing_end", args=[other.pk]), {"password": PASSWORD})
    assert device.get("/forloeb/").headers["Location"] == signing


def test_signing_out_is_always_possible_and_ends_it(awaiting, device):
    assert device.post(reverse("logout")).headers["Location"] == "/"
    assert device.get("/kontrol/").status_code == 200


def test_a_document_taken_back_meanwhile_leaves_the_way_out_open(awaiting, device, signing):
    take_back(awaiting, awaiting.created_by)
    assert device.get(signing).status_code == 200
    answer = device.post(reverse("signing_end", args=[awaiting.pk]), {"password": PASSWORD})
    assert device.get(answer.headers["Location"]).status_code == 200


def test_other_devices_are_not_locked(awaiting, device, coordinator):
    assert coordinator(awaiting).get(awaiting.get_absolute_url()).status_code == 200
