"""`manage.py remind_editors`: mails about pages past their day; run it once a day."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from content.upkeep.reminding import remind


class Command(BaseCommand):
    """Tells each person once of each page and deadline."""

    help = "Sender mail til dem, der har sider, som skal gennemgås eller godkendes."

    def handle(self, **options: Any) -> None:
        """Send the mails, and say how many."""
        self.stdout.write(f"Sendte {remind(timezone.localdate())} mails.")
