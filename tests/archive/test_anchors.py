"""Anchors: whoever cuts a chain off at its end, and hides that, is found by what was signed."""

import json

import pytest

from forms.archive import anchors, events, organisation_seal
from forms.archive.models import Anchor, Event, Submission
from forms.signing import HttpTimeStamps, Seal
from forms.signing.timestamps import OwnTimeStamps
from tests.archive import acting, database
from tests.signing import files

pytestmark = pytest.mark.django_db


def forgotten(submission):
    """Cut the last event off and let the document know nothing of it."""
    *_, before, last = submission.events.order_by("position")
    database.change("DELETE FROM archive_event WHERE id = %s", last.pk)
    Submission.objects.filter(pk=submission.pk).update(
        event_count=before.position, event_head=before.digest
    )
    assert events.broken_at(submission) is None


def missed():
    return [found for found in anchors.anchored_chains() if anchors.does_not_fit(found)]


def test_what_was_cut_off_behind_an_anchor_is_missed(sealed):
    made = anchors.anchor()
    assert made.position == 1
    assert missed() == []
    forgotten(sealed)
    (found,) = missed()
    assert (found.submission, found.anchor) == (str(sealed.pk), 1)


def test_only_chains_that_have_grown_are_anchored_again(sealed):
    anchors.anchor()
    assert anchors.anchor() is None
    events.append(sealed, Event.Kind.FETCHED, sealed.created_by)
    other = acting.submitted()
    second = anchors.anchor()
    assert set(json.loads(second.statement)["chains"]) == {str(sealed.pk), str(other.pk)}
    assert json.loads(second.statement)["previous"] == anchors.digest_of(Anchor.objects.first())
    assert anchors.broken_anchor(organisation_seal.trust()) is None
    assert missed() == []


def test_the_chain_of_a_document_goes_on_growing_after_its_anchor(sealed):
    anchors.anchor()
    events.append(sealed, Event.Kind.FETCHED, sealed.created_by)
    assert missed() == []


@pytest.mark.parametrize(
    ("column", "value"),
    [("statement", b"{}"), ("signature", b"x"), ("position", 7), ("time_stamp", b"x")],
)
def test_a_changed_anchor_is_found(sealed, column, value):
    made = anchors.anchor()
    if column == "statement":
        value = bytes(made.statement).replace(b'"anchor":1', b'"anchor":1 ')
    database.change(f"UPDATE archive_anchor SET {column} = %s", value)  # noqa: S608
    assert anchors.broken_anchor(organisation_seal.trust()) == 1


def test_an_anchor_by_somebody_elses_key_is_found(sealed):
    made = anchors.anchor()
    forged = anchors.sign_statement(bytes(made.statement), files.stranger().sealer())
    database.change("UPDATE archive_anchor SET signature = %s", forged)
    assert anchors.broken_anchor(organisation_seal.trust()) == 1


def test_an_anchor_taken_out_from_between_others_is_found(sealed):
    anchors.anchor()
    for _ in range(2):
        events.append(sealed, Event.Kind.FETCHED, sealed.created_by)
        anchors.anchor()
    database.change("DELETE FROM archive_anchor WHERE position = %s", 2)
    assert anchors.broken_anchor(organisation_seal.trust()) == 2


def test_an_anchor_gets_a_time_stamp_where_a_service_answers(sealed):
    made = anchors.anchor(time_stamped=True)
    assert made.time_stamp is not None
    assert anchors.broken_anchor(organisation_seal.trust()) is None


@pytest.mark.parametrize("service", [None, HttpTimeStamps("http://127.0.0.1:9/", seconds=1)])
def test_and_is_made_without_one_where_none_does(sealed, service, monkeypatch):
    own = organisation_seal.seal()
    assert isinstance(own.time_stamps, OwnTimeStamps)
    monkeypatch.setattr(anchors, "seal", lambda: Seal(own.sealer, service))
    assert anchors.anchor(time_stamped=True).time_stamp is None
    assert anchors.broken_anchor(organisation_seal.trust()) is None


def test_sealing_anchors_by_itself(answered, django_capture_on_commit_callbacks):
    from_nobody = Anchor.objects.count()
    with django_capture_on_commit_callbacks(execute=True):
        acting.sealed_now(answered)
    assert Anchor.objects.count() == from_nobody + 1
    assert missed() == []


def test_anchors_name_themselves(sealed):
    assert str(anchors.anchor()).startswith("1 ")
