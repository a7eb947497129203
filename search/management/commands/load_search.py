"""`manage.py load_search`: the starting synonyms, the editors' permissions, and the indexes."""

from typing import Any

from django.core.management.base import BaseCommand

from search.loading import load_search


class Command(BaseCommand):
    """Makes search ready; what editors have changed or deleted stays so."""

    help = "Lægger startens synonymer ind og laver søgningens indeks."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        """Load, and say how much can be found."""
        self.stdout.write(f"{load_search()} afsnit kan findes")
