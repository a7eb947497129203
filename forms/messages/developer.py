"""On a developer's machine nothing goes out: messages are printed, and kept in a file to read."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

EMAIL, SMS = "E-mail", "SMS"


@dataclass(frozen=True, slots=True)
class Kept:
    """A message that would have been sent. `at` is ISO 8601."""

    way: str
    to: str
    subject: str
    text: str
    at: str

    @property
    def moment(self) -> datetime:
        """When it would have been sent."""
        return datetime.fromisoformat(self.at)


class DeveloperEmail(BaseEmailBackend):
    """Django's mail, printed and kept."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Print and keep the messages; return how many."""
        for message in email_messages:
            _keep(EMAIL, ", ".join(message.to), str(message.subject), str(message.body))
        return len(email_messages)


class DeveloperSms:
    """SMS, printed and kept."""

    def send(self, number: str, text: str) -> None:
        """Print and keep the text."""
        _keep(SMS, number, "", text)


def messages_kept() -> list[Kept]:
    """Return the messages kept, the newest first."""
    path = _mailbox()
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [Kept(**json.loads(line)) for line in reversed(lines)]


def _keep(way: str, to: str, subject: str, text: str) -> None:
    message = Kept(way, to, subject, text, timezone.now().isoformat())
    path = _mailbox()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(asdict(message), ensure_ascii=False) + "\n")
    head = " ".join(part for part in (f"▸ {way} til {to}", subject) if part)
    sys.stdout.write(f"{head}\n{text}\n\n")
    sys.stdout.flush()


def _mailbox() -> Path:
    mailbox: Any = settings.DEVELOPER_MAILBOX
    return Path(mailbox)
