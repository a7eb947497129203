"""Parties that are asked by link, as they meet it: their messages, their browser, their code."""

import re
from dataclasses import dataclass, field
from typing import Any

from django.core import mail
from django.test import Client
from django.urls import reverse

from forms.archive.models import Party, Submission
from forms.asking.following_up import follow_up
from forms.asking.inviting import Contact, invite
from forms.asking.models import Channel, Link
from tests.archive import acting
from tests.messages import phones

LINK = re.compile(r"https?://[^/\s]+(/underskriv/[\w-]{43}/)")
CODE = re.compile(r"\b(\d{6})\b")


def contact_of(party: Party, channel: Channel = Channel.EMAIL) -> Contact:
    """An evident example of an address and a number, each party's own."""
    number = f"+45201234{party.position:02}"
    return Contact(f"part{party.position}@eksempel.dk", number, channel)


def ask(party: Party, channel: Channel = Channel.EMAIL) -> None:
    """Let the coordinator ask the party by link."""
    invite(party, contact_of(party, channel), party.submission.created_by)
    assert follow_up(party.submission) == 0


def texts_to(party: Party) -> list[str]:
    """Every text that the party has got, oldest first, e-mail before SMS."""
    contact = contact_of(party)
    mails = [str(sent.body) for sent in mail.outbox if sent.to == [contact.email]]
    return [*mails, *(text for number, text in phones.RECEIVED if number == contact.phone)]


def mails_to(party: Party) -> list[str]:
    return [str(sent.body) for sent in mail.outbox if sent.to == [contact_of(party).email]]


def sms_to(party: Party) -> list[str]:
    return [text for number, text in phones.RECEIVED if number == contact_of(party).phone]


def links_in(texts: list[str]) -> list[str]:
    return [found for text in texts for found in LINK.findall(text)]


def link_to(party: Party) -> str:
    """The newest link that the party has got."""
    return links_in(texts_to(party))[-1]


def code_to(party: Party) -> str:
    """The newest code that the party has got."""
    texts = [text for text in texts_to(party) if "kode er" in text]
    return CODE.findall(texts[-1])[0]


@dataclass
class Reader:
    """A party's own browser."""

    party: Party
    client: Client = field(default_factory=Client)

    @property
    def link(self) -> Link:
        return self.party.links.latest("created_at")

    def url(self, name: str, *args: Any) -> str:
        return reverse(name, args=[self.link.pk, *args])

    def open(self, address: str = "") -> Any:
        """Open the link, and follow where it leads."""
        return self.client.get(address or link_to(self.party), follow=True)

    def get_code(self) -> str:
        self.client.post(self.url("party_send_code"))
        return code_to(self.party)

    def enter(self, code: str) -> Any:
        return self.client.post(self.url("party_code"), {"code": code})

    def prove(self) -> Any:
        """Open the link, and enter the code that comes."""
        self.open()
        return self.enter(self.get_code())

    def answer(self, outcome: str = "typed", **fields: Any) -> Any:
        submission = Submission.objects.get(pk=self.party.submission_id)
        typed = {"typed": self.party.name} if outcome == "typed" else {}
        sent = acting.sent(submission, outcome, **typed | fields)
        return self.client.post(self.url("party_answer"), sent)


def sign_by_link(party: Party, outcome: str = "typed", **fields: Any) -> Reader:
    """Let the party, who has been asked, go all the way."""
    reader = Reader(party)
    reader.prove()
    answered = reader.answer(outcome, **fields)
    assert answered.status_code == 302, acting.errors_of(answered)
    return reader
