"""What people do with a document: submit it, answer as a party, hand the device over."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from lxml import html

from forms.archive import ceremony
from forms.archive.ceremony import PartyAnswer
from forms.archive.models import Party, Submission
from forms.archive.organisation_seal import seal_settings
from forms.archive.sealing import seal_when_all_have_answered
from forms.archive.submitting import submit
from forms.cases.models import Case
from forms.library.frame import Outcome
from forms.signing import HttpTimeStamps, SealSettings
from tests.factories import CaseFactory, draft_with

MAP, CHECKLIST, GOALS = "netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema"
TRACE = {"width": 600, "height": 200, "strokes": [[[50, 150], [120, 40], [200, 150]], [[80, 100]]]}


def submitted(slug: str = GOALS, case: Case | None = None) -> Submission:
    """A form filled in with its example and sent to signing by the course's coordinator."""
    case = case or CaseFactory()
    return submit(draft_with(case, slug), case.coordinator)


def answer(party: Party, outcome: Outcome = Outcome.TYPED, **given: Any) -> Submission:
    """Let a party answer to what it was shown; by default it types its name."""
    ways = {
        Outcome.TYPED: {"typed": party.name},
        Outcome.DRAWN: {"trace": TRACE},
        Outcome.DECLINED: {"reason": "Jeg vil tale med min mor først."},
    }
    shown = {"shown_digest": party.submission.preview_id}
    complete = PartyAnswer(outcome=outcome, **shown | ways[outcome] | given)
    return ceremony.answer(party, complete, party.submission.created_by)


def answer_all(submission: Submission) -> Submission:
    """Let everybody answer: the first draws, the last says no, those between type their names."""
    parties = list(submission.parties.all())
    for party in parties:
        first, last = party == parties[0], party == parties[-1] and len(parties) > 1
        answer(party, Outcome.DRAWN if first else Outcome.DECLINED if last else Outcome.TYPED)
    return Submission.objects.get(pk=submission.pk)


def sealed_now(submission: Submission) -> Submission:
    """Seal a document that everybody has answered."""
    assert seal_when_all_have_answered(submission, submission.created_by)
    return Submission.objects.get(pk=submission.pk)


def sealed_without_a_clock(
    submission: Submission, seal_with: Callable[[SealSettings], None]
) -> Submission:
    """Seal it while no time-stamp service answers."""
    silent = HttpTimeStamps("http://127.0.0.1:9/", seconds=1)
    seal_with(replace(seal_settings(), time_stamps=silent))
    return sealed_now(submission)


def signed_in(user: User) -> Client:
    """Return a browser in which the user is signed in."""
    client = Client()
    client.force_login(user)
    return client


def party_url(submission: Submission, position: int = 1) -> str:
    return reverse("signing_party", args=[submission.pk, position])


def sent(submission: Submission, outcome: str, **fields: Any) -> dict[str, Any]:
    """Return what the page sends when a party answers."""
    trace = {"trace": json.dumps(TRACE)} if outcome == "drawn" else {}
    return {"outcome": outcome, "shown": submission.preview_id, **trace, **fields}


def text_of(response: Any) -> str:
    """Return what a page says in its main part, without superfluous white space."""
    page = html.fromstring(response.content.decode())
    (main,) = page.xpath("//main")
    for unseen in main.xpath(".//script | .//style"):
        unseen.drop_tree()
    return " ".join(" ".join(main.itertext()).split())


def told(response: Any) -> list[str]:
    """Return what the action leaves to say on the next page."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def errors_of(response: Any) -> list[str]:
    """Return the messages that stand at their fields."""
    page = html.fromstring(response.content.decode())
    found = page.xpath("//*[contains(@class, 'form-error-message')]")
    return [" ".join(error.text_content().split()).removeprefix("Fejl: ") for error in found]
