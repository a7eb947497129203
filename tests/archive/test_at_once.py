"""Two requests at the same moment, each on its own connection: every act happens once."""

from collections.abc import Callable, Iterator
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections

from forms.archive import ceremony, events
from forms.archive.ceremony import AnsweredError
from forms.archive.models import Event, SealedFile, Submission
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import NotAwaitingError, submit, take_back
from forms.filling.drafts import DraftClosedError
from forms.library.frame import Outcome
from tests.archive import acting, database
from tests.factories import CaseFactory, draft_with


@pytest.fixture(autouse=True)
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock(), database.committed_rows():
        yield


def at_once(*actions: Callable[[], Any]) -> list[Any]:
    """Begin the actions at the same moment; return what each gave or raised, in their order."""
    barrier, outcomes = Barrier(len(actions)), [None] * len(actions)

    def run(place: int) -> None:
        barrier.wait()
        try:
            outcomes[place] = actions[place]()
        except Exception as error:  # noqa: BLE001 - what it is, is looked at
            outcomes[place] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=[place]) for place in range(len(actions))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def kinds(outcomes):
    return {type(outcome) for outcome in outcomes}


def test_a_draft_is_sent_once():
    draft = draft_with(CaseFactory(), acting.GOALS)
    outcomes = at_once(*[lambda: submit(draft, draft.created_by)] * 2)
    assert kinds(outcomes) == {Submission, DraftClosedError}
    assert Submission.objects.count() == 1


def test_a_party_answers_once():
    party = acting.submitted().parties.first()
    ways = (Outcome.TYPED, Outcome.DECLINED)
    outcomes = at_once(*[lambda way=way: acting.answer(party, way) for way in ways])
    assert kinds(outcomes) == {Submission, AnsweredError}
    party.refresh_from_db()
    taken = next(
        way for way, given in zip(ways, outcomes, strict=True) if type(given) is Submission
    )
    assert party.outcome == taken
    assert party.submission.events.count() == 2


def test_two_parties_answers_both_stand_in_one_chain():
    submission = acting.submitted()
    one, other, *_ = submission.parties.all()
    outcomes = at_once(lambda: acting.answer(one), lambda: acting.answer(other))
    assert kinds(outcomes) == {Submission}
    assert submission.parties.exclude(outcome=Outcome.WAITING).count() == 2
    assert submission.events.filter(kind=Event.Kind.ANSWERED).count() == 2
    assert events.broken_at(submission) is None


def test_a_document_is_sealed_once():
    submission = acting.answer_all(acting.submitted(acting.CHECKLIST))
    user = submission.created_by
    outcomes = at_once(*[lambda: seal_when_all_have_answered(submission, user)] * 2)
    assert outcomes == [True, True]
    assert SealedFile.objects.count() == 2
    assert submission.events.filter(kind=Event.Kind.SEALED).count() == 1
    assert events.broken_at(submission) is None


def test_it_is_sealed_or_taken_back_and_never_both():
    submission = acting.answer_all(acting.submitted(acting.CHECKLIST))
    user = submission.created_by
    sealing, taking = at_once(
        lambda: seal_when_all_have_answered(submission, user), lambda: take_back(submission, user)
    )
    submission.refresh_from_db()
    if sealing:
        assert isinstance(taking, NotAwaitingError)
        assert (submission.status, submission.files.count()) == ("sealed", 2)
    else:
        assert taking == submission.draft
        assert (submission.status, submission.files.count()) == ("taken_back", 0)


def test_a_file_fetched_twice_is_two_events():
    submission = acting.answer_all(acting.submitted(acting.CHECKLIST))
    seal_when_all_have_answered(submission, submission.created_by)
    url = f"{submission.get_absolute_url()}pdf/"
    clients = [acting.signed_in(submission.created_by) for _ in range(2)]
    answers = at_once(*[lambda client=client: client.get(url) for client in clients])
    assert [answer.status_code for answer in answers] == [200, 200]
    assert submission.events.filter(kind=Event.Kind.FETCHED).count() == 2
    assert events.broken_at(submission) is None
    assert ceremony.next_party(submission) is None
