"""`manage.py check_links`: tries the addresses that pages link to; run it once a night."""

from typing import Any

from django.core.management.base import BaseCommand

from content.upkeep.links import check_external


class Command(BaseCommand):
    """Fills in the report of broken links."""

    help = "Prøver de links, der fører ud af huset."

    def handle(self, **options: Any) -> None:
        """Try the links, and say how it went."""
        tried, broken = check_external()
        self.stdout.write(f"Prøvede {tried} adresser. {broken} virker ikke.")
