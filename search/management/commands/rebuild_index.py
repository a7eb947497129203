"""`manage.py rebuild_index`: read the whole site anew, and make indexes beside the present ones.

Exit codes: 0 made; 2 no such engine, or one is away (the others are made all the same).
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from forms.management.output import BAD_INPUT, OK, print_json
from search.engines.choice import engine_named, engines
from search.engines.engine import Engine, EngineAwayError
from search.keeping.following import rebuild
from search.keeping.reading import read_everything


class Command(BaseCommand):
    """Makes the indexes anew; searches are answered by the old ones meanwhile."""

    help = "Læser hele siden igen og laver søgningens indeks forfra, mens der søges i det gamle."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument("--engine", default="", help="kun denne: embedded eller elasticsearch")
        parser.add_argument("--json", action="store_true", help="skriv JSON")

    def handle(self, **options: Any) -> None:
        """Read, rebuild every engine asked for, and say how it went."""
        try:
            asked = (engine_named(options["engine"]),) if options["engine"] else engines()
        except LookupError:
            text = f"Søgemaskinen »{options['engine']}« er ikke sat op."
            if options["json"]:
                print_json(self.stdout, {"errors": [{"message": text}]})
            else:
                self.stderr.write(text)
            sys.exit(BAD_INPUT)
        quiet = options["json"] or not options["verbosity"]
        read_everything(self.quiet if quiet else self.progress)
        made = [self.make(engine, quiet=quiet) for engine in asked]
        if options["json"]:
            print_json(self.stdout, {"engines": made})
        sys.exit(OK if all(line["error"] is None for line in made) else BAD_INPUT)

    def make(self, engine: Engine, *, quiet: bool) -> dict[str, Any]:
        """Make one index; return what became of it, in the command's JSON shape."""
        try:
            count = rebuild(engine, self.quiet if quiet else self.progress)
        except EngineAwayError as error:
            self.stderr.write(f"{engine.name} svarer ikke: {error}")
            return {"engine": engine.name, "entries": 0, "error": str(error)}
        return {"engine": engine.name, "entries": count, "error": None}

    def progress(self, what: str, done: int, of: int) -> None:
        """Say how far it is."""
        self.stdout.write(f"{what}: {done} af {of}")
        self.stdout.flush()

    def quiet(self, what: str, done: int, of: int) -> None:
        """Say nothing."""
