"""What time brings: the seal that did not happen, the reminder, the deadline that passed."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from forms.archive.models import Event, Submission
from forms.archive.submitting import take_back
from forms.archive.versions import call_back
from forms.asking import upkeep
from forms.asking.inviting import invite
from forms.asking.models import Link
from forms.asking.upkeep import catch_up, remind
from forms.signing import SealingError
from tests.archive import acting
from tests.asking import asked
from tests.messages import phones

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def silence():
    phones.RECEIVED.clear()


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def with_deadline(awaiting):
    """A document that is to be answered within ten days; its first party has a link."""
    awaiting.deadline = in_days(10)
    awaiting.save()
    asked.ask(awaiting.parties.first())
    return Submission.objects.get(pk=awaiting.pk)


def run(action):
    with pytest.raises(SystemExit) as ended:
        call_command("documents", action, "--json")
    return ended.value.code


# --- catching up ----------------------------------------------------------------------------------


def test_a_document_left_unsealed_is_sealed_once(answered):
    assert catch_up().sealed == 1
    assert catch_up().sealed == 0
    answered.refresh_from_db()
    assert answered.status == Submission.Status.SEALED
    assert answered.files.count() == 2
    assert answered.events.filter(kind=Event.Kind.SEALED).count() == 1


def test_a_document_that_waits_for_somebody_is_left_alone(awaiting):
    acting.answer(awaiting.parties.first())
    assert catch_up().sealed == 0
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.AWAITING


def test_what_cannot_be_sealed_now_is_counted_and_loses_nothing(answered, monkeypatch):
    def fail(*_):
        raise SealingError("not now")

    monkeypatch.setattr(upkeep, "seal_when_all_have_answered", fail)
    assert catch_up().failed == 1
    assert not answered.parties.filter(outcome="waiting").exists()


def test_messages_that_were_lost_are_sent(awaiting):
    party = awaiting.parties.first()
    invite(party, asked.contact_of(party), awaiting.created_by)
    catch_up()
    assert len(asked.links_in(asked.mails_to(party))) == 1
    take_back(awaiting, awaiting.created_by)
    catch_up()
    catch_up()
    assert len(mail.outbox) == 2


def test_old_news_are_told_to_nobody(sealed):
    party = sealed.parties.first()
    party.email = "part1@eksempel.dk"
    party.save()
    call_back(sealed, "Forkert", sealed.created_by)
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        catch_up()
    assert mail.outbox == []


def test_the_command_says_what_it_did(answered, capsys):
    assert run("upkeep") == 0
    done = {"sealed": 1, "brought_up": 0, "reminded": 0, "failed": 0}
    assert json.loads(capsys.readouterr().out) == done
    with pytest.raises(SystemExit):
        call_command("documents", "upkeep")
    assert capsys.readouterr().out == "Forseglet: 0. Segl bragt op: 0. Det lykkedes ikke: 0.\n"


# --- reminding ------------------------------------------------------------------------------------


def reminders(submission):
    return submission.events.filter(kind=Event.Kind.REMINDED).count()


def test_each_reminder_is_sent_once_whenever_it_is_run(with_deadline):
    sent = []
    for day in range(1, 11):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            sent.append(remind(timezone.localdate()).reminded)
            assert remind(timezone.localdate()).reminded == 0
    assert sent == [0, 0, 0, 0, 0, 0, 1, 0, 1, 0]
    assert reminders(with_deadline) == 2


def test_a_day_that_was_left_out_is_made_up_for(with_deadline):
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        assert remind(timezone.localdate()).reminded == 1
        assert remind(timezone.localdate()).reminded == 0


def test_a_reminder_brings_a_link_and_the_first_one_works_on(with_deadline):
    party = with_deadline.parties.first()
    first = asked.link_to(party)
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        remind(timezone.localdate())
        second = asked.link_to(party)
        assert first != second
        for address in (first, second):
            assert asked.Reader(party).client.get(address).status_code == 302
    assert "Du har ikke svaret på dokumentet endnu." in asked.mails_to(party)[-1]


def test_who_has_answered_or_was_never_asked_is_not_reminded(with_deadline):
    acting.answer(with_deadline.parties.first())
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        assert remind(timezone.localdate()).reminded == 0


def test_who_was_asked_today_needs_no_reminder_today(with_deadline):
    with_deadline.deadline = in_days(1)
    with_deadline.save()
    assert remind(timezone.localdate()).reminded == 0
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert remind(timezone.localdate()).reminded == 1


def test_a_new_deadline_is_reminded_of_anew(with_deadline):
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        remind(timezone.localdate())
        with_deadline.deadline = in_days(2)
        with_deadline.save()
        assert remind(timezone.localdate()).reminded == 1


def test_a_reminder_that_could_not_be_sent_is_tried_again(with_deadline, settings):
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
        assert remind(timezone.localdate()).failed == 1
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        assert remind(timezone.localdate()).reminded == 1
    assert Link.objects.filter(reminder="").count() == 1


def test_the_coordinator_is_told_once_that_the_deadline_has_passed(with_deadline):
    coordinator = with_deadline.case.coordinator
    coordinator.email = "karin@eksempel.dk"
    coordinator.save()
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        remind(timezone.localdate())
        remind(timezone.localdate())
    told = [sent for sent in mail.outbox if sent.to == ["karin@eksempel.dk"]]
    assert [sent.subject for sent in told] == ["Fristen er gået"]
    assert "parter har ikke svaret." in told[0].body
    assert with_deadline.case.young_person not in told[0].body


def test_a_coordinator_without_an_address_is_told_by_the_page_alone(with_deadline):
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        assert remind(timezone.localdate()).failed == 0
    assert not with_deadline.events.filter(kind=Event.Kind.TOLD).exists()


def test_a_mail_server_that_is_down_is_counted(with_deadline, settings):
    coordinator = with_deadline.case.coordinator
    coordinator.email = "karin@eksempel.dk"
    coordinator.save()
    settings.EMAIL_BACKEND = "tests.messages.phones.TakesNothing"
    with time_machine.travel(timezone.now() + timedelta(days=11), tick=False):
        assert run("remind") == 1
