"""What the messages to the parties say; nothing of what the document says, or about whom it is."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from wagtail.models import Site

from forms.archive.models import Party, Submission
from forms.asking.models import Channel, Link
from forms.cases.people import full_name
from forms.library import danish
from forms.messages.phone import masked_email, masked_phone
from forms.organisation.letterhead import letterhead_for

CODE_MINUTES = 10

ASK = (
    "{sender} beder dig læse et dokument og svare på det.{by}\n\n"
    "Åbn det her:\n{url}\n\n"
    "Du skal ikke logge ind. Når du vil svare, sender vi en kode til {code_to}. "
    "Så ved vi, at det er dig. Du vælger selv, hvad du svarer.\n\n"
    "Linket er kun til dig. Send det ikke videre. Det virker til og med {day}."
)
REMIND = (
    "Du har ikke svaret på dokumentet endnu.{by}\n\n"
    "Åbn det her:\n{url}\n\n"
    "Når du vil svare, sender vi en kode til {code_to}. Du vælger selv, hvad du svarer.\n\n"
    "Linket er kun til dig. Send det ikke videre."
)
DONE = (
    "Alle har svaret, og dokumentet er låst. Nu kan du hente det.\n\n"
    "Åbn det her:\n{url}\n\n"
    "Først sender vi en kode til {code_to}. Så ved vi, at det er dig.\n\n"
    "Linket er kun til dig. Det virker til og med {day}."
)
DONE_WITHOUT_LINK = "Alle har svaret, og dokumentet er nu låst."
TAKEN_BACK = (
    "Dokumentet er taget tilbage. Det skal rettes. De svar, der er givet, gælder ikke mere, og dit "
    "link virker ikke mere. Du hører fra os, når det er klar igen."
)
CALLED_BACK = "Det dokument, du har svaret på, er kaldt tilbage. Det gælder ikke mere."
CODE = "Din kode er {code}. Den virker i {minutes} minutter. Giv den ikke til andre."
ASK_SHORT = (
    "{sender}: Du har et dokument at læse og svare på.{by} Åbn det her: {url} "
    "Linket er kun til dig. Når du vil svare, får du en kode på e-mail."
)
REMIND_SHORT = "{sender}: Husk at læse og svare.{by} Åbn det her: {url} Linket er kun til dig."
DONE_SHORT = "{sender}: Nu er det færdigt. Hent det her: {url} Du får først en kode på e-mail."
OVERDUE = (
    "Fristen er gået for et dokument, som du har sendt til underskrift. {waiting}\n\n"
    "Du kan sætte en ny frist, fritage en part eller tage dokumentet tilbage:\n{url}"
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A message as an e-mail (subject and text) and as an SMS."""

    subject: str
    text: str
    sms: str


def ask_letter(link: Link, url: str) -> Letter:
    """Return the message with a link for signing."""
    facts = _facts(link, url)
    return _letter(
        link.party,
        "Du har et dokument at læse og svare på",
        ASK.format(**facts),
        ASK_SHORT.format(**facts),
    )


def reminder_letter(link: Link, url: str) -> Letter:
    """Return the message that reminds of the deadline, with a link."""
    facts = _facts(link, url)
    return _letter(
        link.party,
        "Husk at svare på et dokument",
        REMIND.format(**facts),
        REMIND_SHORT.format(**facts),
    )


def done_letter(link: Link, url: str) -> Letter:
    """Return the message with a link to the finished files."""
    facts = _facts(link, url)
    return _letter(
        link.party, "Dokumentet er færdigt", DONE.format(**facts), DONE_SHORT.format(**facts)
    )


def notice_letter(party: Party, subject: str, text: str) -> Letter:
    """Return a message that only tells something, and whom to ask."""
    return _letter(party, subject, text, f"{sender()}: {text}")


def code_letter(party: Party, code: str) -> Letter:
    """Return the message with a one-time code."""
    text = CODE.format(code=code, minutes=CODE_MINUTES)
    return _letter(party, "Din kode", text, f"{text} Hilsen {sender()}")


def overdue_letter(submission: Submission, url: str) -> Letter:
    """Return the message to the coordinator that the deadline has passed."""
    count = submission.parties.filter(outcome="waiting").count()
    waiting = "En part har ikke svaret." if count == 1 else f"{count} parter har ikke svaret."
    text = OVERDUE.format(waiting=waiting, url=url)
    return Letter("Fristen er gået", f"Hej {full_name(submission.case.coordinator)}\n\n{text}", "")


def sender() -> str:
    """Return who asks: the municipality."""
    return letterhead_for(Site.objects.filter(is_default_site=True).first()).municipality


def masked(party: Party, channel: Channel) -> str:
    """Return where the party is reached, in so much that they know it."""
    if channel == Channel.EMAIL:
        return masked_email(party.email)
    return masked_phone(party.phone)


def _facts(link: Link, url: str) -> dict[str, str]:
    deadline = link.party.submission.deadline
    day = f" Svar senest den {danish.day(deadline.isoformat())}." if deadline else ""
    return {
        "sender": sender(),
        "by": day,
        "url": url,
        "code_to": masked(link.party, link.code_channel),
        "day": _day(link.expires_at),
    }


def _letter(party: Party, subject: str, text: str, sms: str) -> Letter:
    coordinator = full_name(party.submission.case.coordinator)
    ask = f"Spørg {coordinator}, hvis du er i tvivl."
    return Letter(subject, f"Hej {party.name}\n\n{text}\n\n{ask}\n\nHilsen {sender()}", sms)


def _day(at: datetime) -> str:
    return danish.weekday(timezone.localtime(at).date().isoformat())
