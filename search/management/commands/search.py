"""`manage.py search QUERY`: what the site says about it, as anybody or as somebody.

Exit codes: 0 something was found; 1 nothing was; 2 no such engine or person, or it is away.
"""

import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand

from forms.management.output import BAD_INPUT, OK, print_json
from search.engines.engine import EngineAwayError
from search.finding import Passage, Result, find, passages
from search.viewers import ANYBODY, Viewer, viewer_for

NOTHING_FOUND = 1


class Command(BaseCommand):
    """Searches; its names, JSON and exit codes are kept stable."""

    help = "Søger i hele siden, som alle kan, eller som en bestemt bruger."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the query and the options."""
        parser.add_argument("query", metavar="QUERY")
        parser.add_argument("--engine", default="", help="embedded eller elasticsearch")
        parser.add_argument("--user", default="", metavar="BRUGERNAVN", help="søg som denne bruger")
        parser.add_argument("--limit", type=int, default=20, help="højst så mange resultater")
        parser.add_argument("--json", action="store_true", help="skriv JSON")

    def handle(self, **options: Any) -> None:
        """Search, print, and end with the exit code that says how it went."""
        viewer = ANYBODY
        if options["user"]:
            user = User.objects.filter(username=options["user"]).first()
            if user is None:
                sys.exit(self.refuse(options, f"Der er ingen bruger »{options['user']}«."))
            viewer = viewer_for(user)
        try:
            result = find(options["query"], viewer, engine=options["engine"])
        except LookupError:
            sys.exit(self.refuse(options, f"Søgemaskinen »{options['engine']}« er ikke sat op."))
        except EngineAwayError as error:
            sys.exit(self.refuse(options, f"Søgemaskinen svarer ikke: {error}"))
        self.tell(options, result, viewer)
        sys.exit(OK if result.hits else NOTHING_FOUND)

    def refuse(self, options: dict[str, Any], text: str) -> int:
        """Print what is wrong; return the exit code of bad input."""
        if options["json"]:
            print_json(self.stdout, {"errors": [{"message": text}]})
        else:
            self.stderr.write(text)
        return BAD_INPUT

    def tell(self, options: dict[str, Any], result: Result, viewer: Viewer) -> None:
        """Print what was found."""
        shown = passages(result, result.hits[: max(0, options["limit"])], viewer)
        if options["json"]:
            print_json(self.stdout, as_json(result, shown))
            return
        if result.did_you_mean:
            self.stdout.write(f"Mente du »{result.did_you_mean}«?")
        for passage in shown:
            where = " – ".join(p for p in (passage.entry.title, passage.entry.heading) if p)
            self.stdout.write(f"{where} ({passage.entry.kind})\n  {passage.entry.url}")
            self.stdout.write(f"  {passage.excerpt.text}")
        self.stdout.write(f"{result.total} afsnit ({result.engine})")


def as_json(result: Result, shown: list[Passage]) -> dict[str, Any]:
    """Return what was found in the command's JSON shape."""
    return {
        "hits": [
            {
                "url": passage.entry.url,
                "title": passage.entry.title,
                "heading": passage.entry.heading,
                "kind": passage.entry.kind,
                "excerpt": passage.excerpt.text,
            }
            for passage in shown
        ],
        "total": result.total,
        "engine": result.engine,
        "did_you_mean": result.did_you_mean,
    }
