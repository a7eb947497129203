"""The ceremony: each party answers once, to what it was shown, and nothing of it is lost."""

import pytest

from forms.archive import ceremony
from forms.archive.ceremony import AnsweredError, ChangedError
from forms.archive.models import Event, Party
from forms.library.frame import Outcome
from tests.archive import acting

pytestmark = pytest.mark.django_db


def kept(party):
    return Party.objects.get(pk=party.pk)


def test_the_parties_come_in_their_order(awaiting):
    parties = list(awaiting.parties.all())
    for party in parties:
        assert ceremony.next_party(awaiting) == party
        acting.answer(party)
    assert ceremony.next_party(awaiting) is None


@pytest.mark.parametrize(
    ("outcome", "field", "value"),
    [
        (Outcome.DRAWN, "strokes", acting.TRACE),
        (Outcome.TYPED, "typed", "Sofie Eksempel"),
        (Outcome.DECLINED, "reason", "Jeg vil tale med min mor først."),
    ],
)
def test_an_answer_is_kept_in_the_way_it_was_given(awaiting, outcome, field, value):
    acting.answer(awaiting.parties.first(), outcome)
    party = awaiting.parties.first()
    assert party.outcome == outcome
    assert getattr(party, field) == value
    assert party.shown_digest == awaiting.preview_id
    assert (party.drawing() is not None) == (outcome is Outcome.DRAWN)


def test_the_event_says_who_answered_how_and_to_what(awaiting):
    acting.answer(awaiting.parties.first(), Outcome.DECLINED)
    event, party = awaiting.events.last(), awaiting.parties.first()
    assert event.kind == Event.Kind.ANSWERED
    assert event.at == party.answered_at
    assert event.actor == awaiting.created_by
    assert event.data == {
        "party": 1,
        "name": "Sofie Eksempel",
        "role": "Den unge",
        "outcome": "declined",
        "way": "device",
        "shown": awaiting.preview_id,
    }


def test_what_a_party_gave_as_its_reason_stands_in_no_event(awaiting):
    acting.answer(awaiting.parties.first(), Outcome.DECLINED, reason="Det er privat")
    assert "Det er privat" not in str(awaiting.events.last().data)


def test_nobody_answers_twice(awaiting):
    first = awaiting.parties.first()
    acting.answer(first)
    with pytest.raises(AnsweredError):
        acting.answer(first, Outcome.DECLINED)
    assert kept(first).outcome == Outcome.TYPED
    assert awaiting.events.filter(kind=Event.Kind.ANSWERED).count() == 1


def test_an_answer_to_another_document_is_not_taken(awaiting):
    other = acting.submitted(case=awaiting.case)
    first = awaiting.parties.first()
    with pytest.raises(ChangedError):
        acting.answer(first, shown_digest=other.preview_id)
    assert kept(first).waiting
    assert awaiting.events.count() == 1


def test_an_answer_in_words(awaiting):
    party = awaiting.parties.first()
    assert party.outcome_in_words == "Har ikke skrevet under"
    acting.answer(party)
    assert kept(party).outcome_in_words == "Skrev under ved at skrive sit navn"
    assert str(party) == "Sofie Eksempel (Den unge)"
