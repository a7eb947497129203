"""Bringing a letter to a party by one of their two ways."""

from forms.archive.models import Party
from forms.asking.letters import Letter, masked
from forms.asking.models import Channel
from forms.messages import NotSentError, send_email, send_sms

__all__ = ("deliver", "masked", "reachable")


def deliver(party: Party, channel: Channel, letter: Letter) -> None:
    """Send the letter; raise NotSentError when it could not be sent or nobody knows where to."""
    to = party.email if channel == Channel.EMAIL else party.phone
    if not to:
        raise NotSentError(f"nobody knows the party's {channel}")
    if channel == Channel.EMAIL:
        send_email(to, letter.subject, letter.text)
    else:
        send_sms(to, letter.sms)


def reachable(party: Party) -> Channel | None:
    """Return a way to the party; None when nobody knows any."""
    if party.email:
        return Channel.EMAIL
    return Channel.SMS if party.phone else None
