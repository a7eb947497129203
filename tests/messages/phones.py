"""Phones for the tests: an SMS backend that keeps what it is given."""

from typing import Any

from django.core.mail.backends.base import BaseEmailBackend

from forms.messages import NotSentError

RECEIVED: list[tuple[str, str]] = []  # number, text


class Phones:
    """Keeps every SMS in RECEIVED."""

    def send(self, number: str, text: str) -> None:
        RECEIVED.append((number, text))


class NoSignal:
    """A gateway that takes nothing."""

    def send(self, number: str, text: str) -> None:
        raise NotSentError("no signal")


class TakesNothing(BaseEmailBackend):
    """A mail server that takes nothing and says nothing."""

    def send_messages(self, email_messages: Any) -> int:
        return 0
