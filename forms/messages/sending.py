"""Sending: through Django's mail, and through the SMS backend that the settings name."""

import logging
from smtplib import SMTPException
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.module_loading import import_string

logger = logging.getLogger(__name__)


class NotSentError(Exception):
    """The message did not leave the house. It names nobody and repeats nothing of the text."""


class SmsBackend(Protocol):
    """What can send an SMS; made without arguments, for each message anew.

    `send` takes the number in E.164 (`+4512345678`) and the text, and raises NotSentError.
    """

    def send(self, number: str, text: str) -> None:
        """Send the text to the number."""


def sms_offered() -> bool:
    """Say whether this installation can send an SMS."""
    return bool(settings.SMS_BACKEND)


def send_sms(number: str, text: str) -> None:
    """Send an SMS to a number in E.164; raise NotSentError when it could not be sent."""
    if not sms_offered():
        raise NotSentError("no SMS backend is configured")
    backend: SmsBackend = import_string(settings.SMS_BACKEND)()
    backend.send(number, text)


def send_email(address: str, subject: str, text: str) -> None:
    """Send a plain e-mail; raise NotSentError when the mail server did not take it."""
    message = EmailMessage(
        subject, text, to=[address], headers={"Auto-Submitted": "auto-generated"}
    )
    try:
        sent = message.send()
    except (SMTPException, OSError) as error:
        # The error's own text may repeat the address.
        logger.warning("An e-mail was not sent: %s", type(error).__name__)
        raise NotSentError(type(error).__name__) from None
    if sent != 1:
        raise NotSentError("the mail backend sent nothing")
