"""Saving answers: each revision is kept, and two people never overwrite each other."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.rounds.answering import (
    RoundClosedError,
    Said,
    current_answers,
    save_answers,
)
from content.rounds.models import Round
from content.rounds.posted import said_in
from content.rounds.starting import begin, close, has_newer_wording, in_progress
from tests.content.rounds.conftest import ids

pytestmark = pytest.mark.django_db


def stands(round_, question):
    found = current_answers(round_).get(question)
    return (found.answer, found.remark, found.by.first_name) if found else None


def test_a_round_keeps_the_wording_it_began_with_and_says_that_there_is_a_newer(round_, page):
    before = round_.wording
    assert not has_newer_wording(round_)
    page.questions[0].value["question"] = "Et helt andet spørgsmål?"
    page.save_revision().publish()
    again = Round.objects.get(pk=round_.pk)
    assert again.wording == before
    assert has_newer_wording(again)


def test_a_round_outlives_its_checklist(round_, page):
    page.delete()
    again = Round.objects.get(pk=round_.pk)
    assert again.page is None
    assert len(again.wording) == 4
    assert not has_newer_wording(again)


def test_an_answer_is_saved_with_who_and_every_change_is_kept(round_, member, colleague):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    save_answers(round_, {question: Said("no", "Mangler aftale", 1)}, colleague)
    assert stands(round_, question) == ("no", "Mangler aftale", "Jonas")
    kept = [(r.number, r.answer, r.by.first_name) for r in round_.revisions.all()]
    assert kept == [(1, "yes", "Karin"), (2, "no", "Jonas")]


def test_saving_the_same_again_adds_nothing(round_, member):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    (saved,) = save_answers(round_, {question: Said("yes", "", 1)}, member).values()
    assert not saved.wrote
    assert round_.revisions.count() == 1


def test_one_answers_and_another_remarks_at_once_and_both_stand(round_, member, colleague):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    save_answers(round_, {question: Said("", "Spørg boligselskabet", 0)}, colleague)
    assert stands(round_, question) == ("yes", "Spørg boligselskabet", "Jonas")


def test_two_who_answer_differently_at_once_must_choose(round_, member, colleague):
    first, second = ids(round_)[:2]
    save_answers(round_, {first: Said("yes", "", 0)}, member)
    said = {first: Said("no", "", 0), second: Said("yes", "", 0)}
    saved = save_answers(round_, said, colleague)
    assert saved[first].clash
    assert stands(round_, first) == ("yes", "", "Karin")
    assert stands(round_, second) == ("yes", "", "Jonas")


def test_who_has_not_changed_an_answer_does_not_bring_the_old_one_back(round_, member, colleague):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    save_answers(round_, {question: Said("no", "", 1)}, colleague)
    save_answers(round_, {question: Said("yes", "", 1)}, member)
    assert stands(round_, question) == ("no", "", "Jonas")


def test_a_closed_round_takes_no_answers(round_, member):
    close(round_, member)
    with pytest.raises(RoundClosedError):
        save_answers(round_, {ids(round_)[0]: Said("yes", "", 0)}, member)
    assert not round_.revisions.exists()


def test_a_new_round_closes_the_one_in_progress_and_leaves_its_answers(round_, page, unit, member):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    newer = begin(page, unit, member)
    before = Round.objects.get(pk=round_.pk)
    assert before.closed_by == member
    assert stands(before, question) == ("yes", "", "Karin")
    assert in_progress(page, unit) == newer
    assert not newer.revisions.exists()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=30), st.text(max_size=30))
def test_whatever_is_sent_is_read_or_left(number, answer):
    round_ = Round(wording=[{"id": "q", "question": "?", "help": ""}])
    sent = {"based-on-q": number, "answer-q": answer, number: answer}
    (said,) = said_in(round_, sent).values()
    assert said.answer in ("", "yes", "no", "not_relevant")
    assert 0 <= said.based_on < 10**9


def test_a_long_remark_is_cut_and_its_lines_kept():
    round_ = Round(wording=[{"id": "q", "question": "?", "help": ""}])
    sent = {"based-on-q": "0", "remark-q": " a\r\nb\x00" + "x" * 3000}
    said = said_in(round_, sent)["q"]
    assert said.remark.startswith("a\nbx")
    assert len(said.remark) == 2000
