"""`manage.py make_publications`: the process that makes what is asked for, and then ends."""

from typing import Any

from django.core.management.base import BaseCommand

from content.publications.background import make_all


class Command(BaseCommand):
    """Makes the publications that wait, and those whose maker has fallen silent."""

    help = "Laver de publikationer, som nogen har bedt om. Startes af sig selv."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        """Make them all."""
        count = make_all()
        if options["verbosity"] > 1:
            self.stdout.write(f"lavet: {count}")
