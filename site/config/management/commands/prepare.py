"""`manage.py prepare`: everything a fresh installation needs before it is served, in seconds."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from config.demonstration import PASSWORD, PEOPLE, load_demonstration
from content.loading import load_content
from forms.archive.organisation_seal import seal
from search.loading import load_search


class Command(BaseCommand):
    """Brings the data up to date and keeps what is there; run it as often as you like."""

    help = "Gør databasen, indholdet, prøveinstansen og demonstrationen klar."
    requires_system_checks = ()

    def handle(self, **options: Any) -> None:
        """Prepare everything, saying what is done; then the logins."""
        self.say("Opdaterer databasen")
        call_command("migrate", verbosity=0)
        self.say("Lægger startindhold i")
        load_content()
        self.say("Gør seglet klar (en prøveinstans, som kun er til demonstration)")
        seal()
        if load_demonstration():
            self.say("Fylder demonstrationen i")
        self.say("Laver søgningens indeks")
        load_search()
        self.stdout.write("\nLog ind som (adgangskode til alle: " + PASSWORD + ")")
        for person in PEOPLE:
            name = f"{person.first_name} Eksempel"
            self.stdout.write(f"  {person.username:<14} {name}, {person.role}")
        self.stdout.write("")

    def say(self, text: str) -> None:
        """Tell what is being done."""
        self.stdout.write(f"▸ {text}")
        self.stdout.flush()
