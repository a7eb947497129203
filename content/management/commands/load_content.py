"""`manage.py load_content`: the starting content into the site, past what editors changed."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.loading import load_content
from content.starting.outcome import Named, Outcome
from content.starting.source import StartingContentError

DID = {"made": "lagt ind", "updated": "opdateret", "same": "uændret", "left": "ladt i fred"}


class Command(BaseCommand):
    """Load all that a new site starts with; say what was made and what was left."""

    help = (
        "Lægger startindholdet ind. Det, en redaktør har rettet eller slettet, bliver, som det er."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and print a line a page that changed or was left, then the sums."""
        try:
            loaded = load_content()
        except StartingContentError as error:
            raise CommandError(str(error)) from error
        outcomes: list[Outcome[Named]] = [*loaded.pictures, *loaded.pages, *loaded.terms]
        for outcome in outcomes:
            if outcome.did != "same" or options["verbosity"] > 1:
                why = f" ({outcome.why})" if outcome.why else ""
                self.stdout.write(f"{DID[outcome.did]}: {outcome.source.name}{why}")
        for group in loaded.groups:
            self.stdout.write(f"gruppe oprettet: {group}")
        if loaded.letterhead:
            self.stdout.write("brevhoved: Eksempel Kommune (skiftes under Indstillinger)")
        found: list[str] = [outcome.did for outcome in outcomes]
        self.stdout.write(", ".join(f"{found.count(did)} {word}" for did, word in DID.items()))
