"""How far each party is, in words, for the coordinator; and what can be done about it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from forms.archive.ceremony import is_their_turn
from forms.archive.models import Party, Submission
from forms.asking.letters import masked
from forms.asking.links import live_links
from forms.asking.models import Channel, Invitation, Link
from forms.library import danish


@dataclass(frozen=True, slots=True)
class Standing:
    """A party, its state in a few words, and more of it; `live` says that a link can be used."""

    party: Party
    state: str
    detail: str = ""
    live: bool = False

    @property
    def waiting(self) -> bool:
        """Whether the party has not answered."""
        return self.party.waiting


def standing_of(submission: Submission) -> list[Standing]:
    """Return how far everybody is. How they answered stands on the document's page alone."""
    parties = submission.parties.select_related("invitation").prefetch_related("links")
    return [_standing(party) for party in parties.order_by("position")]


def overdue(submission: Submission, today: date) -> bool:
    """Say whether the deadline has passed and somebody has not answered."""
    awaiting = submission.status == Submission.Status.AWAITING
    passed = submission.deadline is not None and submission.deadline < today
    return awaiting and passed and any(party.waiting for party in submission.parties.all())


def _standing(party: Party) -> Standing:
    if not party.waiting:
        return Standing(party, "Fritaget" if party.outcome == "excused" else "Har svaret")
    invitation: Invitation | None = getattr(party, "invitation", None)
    if invitation is None:
        return Standing(party, "Mangler at svare")
    if not is_their_turn(party):
        return Standing(party, "Venter på sin tur", "Linket bliver sendt, når de før har svaret.")
    live = live_links(party, Link.Purpose.SIGN, timezone.now())
    if live:
        return Standing(party, "Mangler at svare", _told(live[-1]), live=True)
    sent = party.links.filter(purpose=Link.Purpose.SIGN, sent_at__isnull=False).exists()
    if sent:
        return Standing(party, "Linket er for gammelt", "Send et nyt.")
    return Standing(party, "Linket er ikke sendt", "Det kunne ikke sendes. Prøv igen.")


def _told(link: Link) -> str:
    channel = Channel(link.channel)
    to = f"{'e-mail' if channel == Channel.EMAIL else 'sms'} til {masked(link.party, channel)}"
    sent = danish.moment(link.sent_at) if link.sent_at else ""
    opened = "Det er åbnet." if link.opened_at else "Det er ikke åbnet endnu."
    until = danish.day(timezone.localtime(link.expires_at).date().isoformat())
    return f"Link sendt med {to} {sent}. {opened} Det virker til og med {until}."
