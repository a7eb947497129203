"""`manage.py search_evaluate FILE.json …`: judged queries against every engine that is set up.

A file is `[{"q": …, "category": …, "expect": [path or path#anchor, …]}, …]`; those of the house lie
in `search/evaluation/`, and are taken where no file is named.

Exit codes: 0 the goals are reached; 1 they are not; 2 a file cannot be used, or an engine is away.
"""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from forms.management.output import BAD_INPUT, NOT_VALID, OK, print_json, reason
from search.engines.choice import engines
from search.engines.engine import EngineAwayError
from search.evaluating import (
    BadQueriesError,
    Judged,
    Verdict,
    alike,
    as_json,
    by_category,
    judge,
    read_file,
    score,
)

OWN = sorted((Path(__file__).parents[2] / "evaluation").glob("*.json"))
RECALL, MRR, QUESTIONS, ALIKE = 0.95, 0.90, 0.85, 0.95  # the goals
QUESTION = "question"


class Command(BaseCommand):
    """Evaluates; its names, JSON and exit codes are kept stable."""

    help = "Måler, hvor godt søgningen finder det, den skal, i bedømte søgninger."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the files and the options."""
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE.json")
        parser.add_argument("--engine", default="", help="kun denne: embedded eller elasticsearch")
        parser.add_argument("--json", action="store_true", help="skriv JSON")

    def handle(self, **options: Any) -> None:
        """Judge, print, and end with the exit code that says whether the goals are reached."""
        try:
            queries = [one for path in options["files"] or OWN for one in read_file(path)]
            names = [options["engine"]] if options["engine"] else [one.name for one in engines()]
            judged = {name: [judge(query, name) for query in queries] for name in names}
        except OSError as error:
            sys.exit(
                self.refuse(options, f"Filen {error.filename} kan ikke læses: {reason(error)}.")
            )
        except BadQueriesError as error:
            sys.exit(self.refuse(options, f"Filen er ikke bedømte søgninger: {error}"))
        except LookupError:
            sys.exit(self.refuse(options, f"Søgemaskinen »{options['engine']}« er ikke sat op."))
        except EngineAwayError as error:
            sys.exit(self.refuse(options, f"Søgemaskinen svarer ikke: {error}"))
        self.tell(options, queries, judged)
        sys.exit(OK if reached(judged) else NOT_VALID)

    def refuse(self, options: dict[str, Any], text: str) -> int:
        """Print what is wrong; return the exit code of bad input."""
        if options["json"]:
            print_json(self.stdout, {"errors": [{"message": text}]})
        else:
            self.stderr.write(text)
        return BAD_INPUT

    def tell(
        self, options: dict[str, Any], queries: list[Judged], judged: dict[str, list[Verdict]]
    ) -> None:
        """Print the figures by engine and category, and what was missed."""
        same = same_top(judged)
        if options["json"]:
            by_engine = {name: as_json(verdicts) for name, verdicts in judged.items()}
            told = {"queries": len(queries), "engines": by_engine}
            print_json(self.stdout, told | ({} if same is None else {"same_top_5": round(same, 4)}))
            return
        for name, verdicts in judged.items():
            for category, found in {"i alt": score(verdicts), **by_category(verdicts)}.items():
                self.stdout.write(
                    f"{name:<14} {category:<14} {found.queries:>4}"
                    f"  recall@5 {found.recall:.3f}  MRR {found.mrr:.3f}"
                )
            for verdict in verdicts:
                if verdict.recall < 1:
                    wanted = ", ".join(verdict.judged.expected) or "intet"
                    self.stdout.write(f"  »{verdict.judged.query}« → {wanted}")
                    self.stdout.writelines(f"      {url}\n" for url in verdict.found)
        if same is not None:
            self.stdout.write(f"samme fem øverste: {same:.3f}")


def same_top(judged: dict[str, list[Verdict]]) -> float | None:
    """Return the part of the queries that two engines answer alike; None for one engine."""
    verdicts = list(judged.values())
    return alike(*verdicts) if len(verdicts) == 2 else None


def reached(judged: dict[str, list[Verdict]]) -> bool:
    """Tell whether every engine reaches the goals, and both find the same."""
    for verdicts in judged.values():
        whole = score(verdicts)
        questions = score([one for one in verdicts if one.judged.category == QUESTION])
        if whole.recall < RECALL or whole.mrr < MRR:
            return False
        if questions.queries and questions.recall < QUESTIONS:
            return False
    same = same_top(judged)
    return same is None or same >= ALIKE
