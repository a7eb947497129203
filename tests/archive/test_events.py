"""The chain of events: a changed one, or one taken out from between others, is found."""

import hashlib
import json
from datetime import UTC

import pytest

from forms.archive import events
from forms.archive.models import Event
from tests.archive import database

pytestmark = pytest.mark.django_db


def test_a_chain_that_nobody_touched_is_whole(sealed):
    assert events.broken_at(sealed) is None
    positions = [event.position for event in sealed.events.all()]
    assert positions == list(range(1, len(positions) + 1))


def test_each_event_is_chained_to_the_one_before(sealed):
    previous = ""
    for event in sealed.events.all():
        assert event.previous == previous
        previous = event.digest


def test_the_digest_can_be_computed_by_anybody_from_what_is_documented(sealed):
    event = sealed.events.get(position=2)
    content = {
        "actor": event.actor_id,
        "at": event.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f+00:00"),
        "data": event.data,
        "kind": "answered",
        "position": 2,
        "previous": sealed.events.get(position=1).digest,
        "submission": str(sealed.pk),
    }
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert event.digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "assignment",
    [
        "kind = 'fetched'",
        "actor_id = NULL",
        "at = '2020-01-01 00:00:00+00:00'",
        """data = '{"name": "En anden"}'""",
        "previous = ''",
        "digest = '0'",
        "position = 40",
    ],
)
def test_a_changed_event_is_found_where_it_stands(sealed, assignment):
    database.change(
        f"UPDATE archive_event SET {assignment} WHERE submission_id = %s AND position = 3",  # noqa: S608
        sealed.events.model._meta.get_field("submission").get_db_prep_value(
            sealed.pk, database.connection
        ),
    )
    assert events.broken_at(sealed) == 3


@pytest.mark.parametrize("position", [1, 2, 3])
def test_an_event_taken_out_from_between_others_is_found(sealed, position):
    event = sealed.events.get(position=position)
    database.change("DELETE FROM archive_event WHERE id = %s", event.pk)
    assert events.broken_at(sealed) == position


def test_an_event_that_was_put_in_without_the_chain_is_found(sealed):
    last = sealed.events.last()
    forged = Event(
        submission=sealed,
        position=last.position + 1,
        kind=Event.Kind.FETCHED,
        at=last.at,
        data={},
        previous="",
    )
    forged.digest = events.digest_of(forged)
    forged.save()
    assert events.broken_at(sealed) == forged.position


def cut_off(submission, most=1):
    """Take the last events away, as somebody would who has the database."""
    for event in submission.events.order_by("-position")[:most]:
        database.change("DELETE FROM archive_event WHERE id = %s", event.pk)


@pytest.mark.parametrize("most", [1, 2])
def test_events_cut_off_at_the_end_are_found(sealed, most):
    length = sealed.events.count()
    cut_off(sealed, most)
    assert events.broken_at(sealed) == length - most + 1


def test_a_last_event_made_anew_is_found_by_what_the_document_knows(sealed):
    last = sealed.events.last()
    cut_off(sealed)
    forged = Event(
        submission=sealed,
        position=last.position,
        kind=Event.Kind.FETCHED,
        at=last.at,
        data={},
        previous=last.previous,
    )
    forged.digest = events.digest_of(forged)
    forged.save()
    assert events.broken_at(sealed) == forged.position


def test_the_page_of_the_document_warns_of_a_broken_chain(sealed, coordinator):
    client, url = coordinator(sealed), sealed.get_absolute_url()
    warning = "Kæden af hændelser er brudt."
    assert warning not in client.get(url).content.decode()
    database.change("UPDATE archive_event SET digest = 'x' WHERE id = %s", sealed.events.last().pk)
    assert warning in client.get(url).content.decode()
