"""The last answers at the same second, and a double click: once each, and one sealed version."""

from collections.abc import Iterator
from typing import Any

import pytest

from forms.archive import events
from forms.archive.ceremony import excuse
from forms.archive.models import Event, Submission
from forms.asking.following_up import follow_up
from forms.asking.upkeep import catch_up
from tests.archive import acting, database
from tests.archive.test_at_once import at_once
from tests.asking import asked
from tests.asking.asked import Reader
from tests.messages import phones


@pytest.fixture(autouse=True)
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    phones.RECEIVED.clear()
    with django_db_blocker.unblock(), database.committed_rows():
        yield


@pytest.fixture
def readers() -> list[Reader]:
    """The last two parties, each with the code entered in their own browser."""
    submission = acting.submitted()
    *earlier, one, other = submission.parties.all()
    for party in earlier:
        acting.answer(party)
    for party in (one, other):
        asked.ask(party)
    readers = [Reader(party) for party in (one, other)]
    for reader in readers:
        reader.prove()
    return readers


def sealed_once(submission: Submission) -> bool:
    found = Submission.objects.get(pk=submission.pk)
    answers = found.events.filter(kind=Event.Kind.ANSWERED).count()
    return (
        found.status == Submission.Status.SEALED
        and found.files.count() == 2
        and found.events.filter(kind=Event.Kind.SEALED).count() == 1
        and answers == found.parties.count()
        and events.broken_at(found) is None
    )


def test_the_last_two_answer_at_the_same_second(readers):
    one, other = readers
    urls = [reader.url("party_thanks") for reader in readers]
    answers = at_once(lambda: one.answer(), lambda: other.answer("declined", reason="Nej"))
    assert [answer.headers["Location"] for answer in answers] == urls
    assert sealed_once(one.party.submission)
    for reader in readers:
        assert len(asked.links_in(asked.mails_to(reader.party))) == 2  # to sign, and to fetch


def test_a_double_click_answers_once(readers):
    one, _ = readers
    first, second = at_once(lambda: one.answer(), lambda: one.answer())
    assert {first.status_code, second.status_code} <= {302, 410, 422}
    assert 302 in {first.status_code, second.status_code}
    submission = one.party.submission
    count = submission.events.filter(kind=Event.Kind.ANSWERED, data__party=one.party.position)
    assert count.count() == 1


def test_an_answer_and_its_excuse_at_once_are_one_of_them(readers):
    one, _ = readers
    submission = one.party.submission
    at_once(lambda: one.answer(), lambda: excuse(one.party, "Rejst", submission.created_by))
    one.party.refresh_from_db()
    kinds = [event.kind for event in submission.events.filter(data__party=one.party.position)]
    answered = {Event.Kind.ANSWERED, Event.Kind.EXCUSED} & set(kinds)
    assert len(answered) == 1
    assert (one.party.outcome == "excused") == (answered == {Event.Kind.EXCUSED})


def test_upkeep_twice_at_once_seals_once_and_tells_once(readers):
    for reader in readers:
        acting.answer(reader.party)
    at_once(catch_up, catch_up)
    assert sealed_once(readers[0].party.submission)
    for reader in readers:
        assert len(asked.links_in(asked.mails_to(reader.party))) == 2


def test_the_first_link_is_sent_once_however_many_ask_for_it():
    submission = acting.submitted()
    party = submission.parties.first()
    asked.invite(party, asked.contact_of(party), submission.created_by)
    at_once(*[lambda: follow_up(submission)] * 3)
    assert len(asked.mails_to(party)) == 1


def test_tries_at_a_code_are_counted_at_once_too(readers):
    one, _ = readers
    code = one.get_code()
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    at_once(*[lambda: one.enter(wrong)] * 5)
    assert "for mange gange" in acting.errors_of(one.enter(code))[0]
