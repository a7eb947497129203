"""The signing on one device, page by page: who is next, the three answers, and the seal."""

import pytest
from django.urls import reverse

from forms.archive.keeping import content_of
from forms.archive.models import Event, Submission
from forms.archive.submitting import take_back
from forms.asking import device_views
from forms.library.frame import Outcome
from tests.archive import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def device(awaiting, coordinator):
    """The coordinator's device, on which the signing has begun."""
    client = coordinator(awaiting)
    client.post(reverse("signing_begin", args=[awaiting.pk]))
    return client


def give(device, submission, outcome, position=1, **fields):
    url = acting.party_url(submission, position)
    return device.post(url, acting.sent(submission, outcome, **fields))


def party(submission, position=1):
    return submission.parties.get(position=position)


def page(device, submission):
    return acting.text_of(device.get(reverse("signing", args=[submission.pk])))


def test_the_signing_begins_with_the_first_party(awaiting, coordinator):
    client = coordinator(awaiting)
    assert "Begynd underskriften" in page(client, awaiting)
    answer = client.post(reverse("signing_begin", args=[awaiting.pk]))
    assert answer.headers["Location"] == acting.party_url(awaiting)


def test_a_party_is_called_by_name_before_anything_shows(awaiting, device):
    called = acting.text_of(device.get(acting.party_url(awaiting)))
    assert "Giv enheden til Sofie Eksempel" in called
    assert "EX-2026-0417" not in called


def test_a_party_is_shown_the_document_in_full_just_as_it_is_kept(awaiting, device):
    answer = device.get(acting.party_url(awaiting) + "?vis=1")
    assert content_of(awaiting.preview) in answer.content
    assert f'value="{awaiting.preview_id}"' in answer.content.decode()
    pdf = device.get(reverse("signing_preview", args=[awaiting.pk]))
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.content == content_of(awaiting.preview_pdf)


@pytest.mark.parametrize(
    ("outcome", "fields", "kept"),
    [
        ("drawn", {}, {"strokes": acting.TRACE}),
        ("typed", {"typed": "  Sofie E.  "}, {"typed": "Sofie E.", "strokes": None}),
        ("typed", {"typed": "S", "reservation": "Ej mål 2"}, {"reservation": "Ej mål 2"}),
        ("declined", {"reason": "Ikke endnu"}, {"reason": "Ikke endnu", "typed": ""}),
        ("declined", {"reason": ""}, {"reason": "", "outcome": "declined"}),
    ],
)
def test_a_party_answers_in_one_of_three_ways(awaiting, device, outcome, fields, kept):
    answer = give(device, awaiting, outcome, **fields)
    assert answer.headers["Location"] == acting.party_url(awaiting, 2)
    assert acting.told(answer) == ["Tak, Sofie Eksempel. Dit svar er gemt."]
    for name, value in {"outcome": outcome, **kept}.items():
        assert getattr(party(awaiting), name) == value


def test_what_belongs_to_the_ways_not_chosen_is_left_out_of_account(awaiting, device):
    give(device, awaiting, "typed", typed="Sofie", reason="Ej", trace="vrøvl")
    answered = party(awaiting)
    assert (answered.typed, answered.reason, answered.strokes) == ("Sofie", "", None)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"outcome": "drawn", "trace": "{}\x00"}, "ull"),
        ({"outcome": ""}, "Vælg, hvordan du vil svare."),
        ({"outcome": "typed", "typed": "   "}, "Skriv dit navn."),
        ({"outcome": "typed", "typed": "x" * 401}, "401"),
        ({"outcome": "declined", "reason": "x" * 5_001}, "5001"),
        ({"outcome": "drawn", "trace": ""}, "Tegn din underskrift i feltet."),
        (
            {"outcome": "drawn", "trace": '{"width": 9, "height": 9, "strokes": []}'},
            "Tegn din underskrift i feltet.",
        ),
        (
            {"outcome": "drawn", "trace": "vrøvl"},
            "Tegningen kunne ikke læses. Tegn igen, eller skriv dit navn.",
        ),
    ],
)
def test_what_is_missing_is_said_at_its_place_and_everything_typed_stays(
    awaiting, device, fields, message
):
    typed = {"typed": "Mit navn", "reason": "Min egen grund"}
    answer = give(device, awaiting, **({"outcome": ""} | typed | fields))
    assert answer.status_code == 422
    (error,) = acting.errors_of(answer)
    assert message in error
    assert message in answer.context["form"].errors.as_text()
    content = answer.content.decode()
    for text in (typed | fields).values():
        assert not text.strip() or text.replace('"', "&quot;") in content
    assert party(awaiting).waiting


def test_an_answer_to_another_document_is_not_taken_and_what_was_typed_stays(awaiting, device):
    answer = give(device, awaiting, "typed", typed="Mit navn", shown="0" * 64)
    assert "Dokumentet er et andet, end da du læste det. Læs det igen." in acting.text_of(answer)
    assert 'value="Mit navn"' in answer.content.decode()
    assert f'value="{awaiting.preview_id}"' in answer.content.decode()
    assert party(awaiting).waiting


@pytest.mark.parametrize("repeat", ["get", "post"])
def test_who_has_answered_is_not_asked_again(awaiting, device, repeat):
    give(device, awaiting, "typed", typed="Sofie")
    sent = acting.sent(awaiting, "declined")
    answer = getattr(device, repeat)(acting.party_url(awaiting), sent)
    assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    assert "Der er ikke noget at svare på her nu." in acting.told(answer)
    assert party(awaiting).outcome == Outcome.TYPED


def test_an_answer_sent_from_two_pages_at_once_counts_once(awaiting, device, monkeypatch):
    """The second passed the look at who is waiting before the first was kept."""
    seen = party(awaiting)
    give(device, awaiting, "typed", typed="Sofie")
    monkeypatch.setattr(device_views, "_waiting_party", lambda *_: seen)
    answer = give(device, awaiting, "declined", reason="Nej")
    assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    assert party(awaiting).outcome == Outcome.TYPED


def test_there_is_no_page_for_a_party_that_is_not_there(awaiting, device):
    assert device.get(acting.party_url(awaiting, 99)).status_code == 404


def test_leaving_half_way_keeps_what_is_done(awaiting, device, coordinator):
    give(device, awaiting, "drawn")
    later = coordinator(awaiting)  # another day, on another device
    said = page(later, awaiting)
    assert said.count("Har svaret") == 1
    assert "Fortsæt underskriften" in said
    begun = later.post(reverse("signing_begin", args=[awaiting.pk]))
    assert begun.headers["Location"] == acting.party_url(awaiting, 2)
    assert party(awaiting).strokes == acting.TRACE


def test_how_one_has_answered_is_not_for_the_next_to_see(awaiting, device):
    give(device, awaiting, "declined", reason="Det er privat")
    for url in (acting.party_url(awaiting, 2) + "?vis=1", reverse("signing", args=[awaiting.pk])):
        said = acting.text_of(device.get(url))
        assert "Det er privat" not in said
        assert "Ønskede ikke" not in said


def test_the_last_answer_seals_the_document(awaiting, device):
    *earlier, last = awaiting.parties.all()
    for before in earlier:
        acting.answer(before)
    answer = give(device, awaiting, "typed", position=last.position, typed=last.name)
    assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.SEALED
    assert awaiting.files.count() == 2
    said = page(device, awaiting)
    assert "Alle har svaret. Dokumentet er forseglet" in said
    assert "hent filerne" not in said  # the device is still with the last party


def test_a_document_that_everybody_has_answered_can_be_sealed_from_its_page(answered, coordinator):
    client = coordinator(answered)
    assert "Dokumentet mangler at blive forseglet." in page(client, answered)
    begun = client.post(reverse("signing_begin", args=[answered.pk]))
    assert begun.headers["Location"] == reverse("signing", args=[answered.pk])
    client.post(reverse("signing_seal", args=[answered.pk]))
    assert "Se dokumentet og hent filerne" in page(client, answered)


def test_a_document_taken_back_meanwhile_asks_nobody(awaiting, device):
    take_back(awaiting, awaiting.created_by)
    answer = give(device, awaiting, "typed", typed="Sofie")
    assert answer.headers["Location"] == reverse("signing", args=[awaiting.pk])
    assert party(awaiting).waiting
    assert awaiting.events.last().kind == Event.Kind.TAKEN_BACK
    said = page(device, awaiting)
    assert "Dokumentet er taget tilbage" in said
    assert "Tag enheden tilbage" in said
    assert "Gå til" not in said


def test_on_an_own_device_a_document_taken_back_shows_its_page(awaiting, coordinator):
    take_back(awaiting, awaiting.created_by)
    answer = coordinator(awaiting).get(reverse("signing", args=[awaiting.pk]))
    assert answer.headers["Location"] == awaiting.get_absolute_url()
