"""`manage.py documents`: whether files are genuine, what is at signing, and the archive's upkeep.

Exit codes of `verify`: 0 every file is genuine; 1 at least one is not; 2 a file cannot be opened.
Those of the upkeep stand in `forms.management.upkeep`.
"""

import os
import sys
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from forms.archive.organisation_seal import trust
from forms.checking.verdict_words import SENTENCES, problem_sentences
from forms.library import danish
from forms.management import asking, upkeep
from forms.management.output import BAD_INPUT, NOT_VALID, OK, print_json, reason
from forms.signing import Status, Trust, verify

CANNOT_OPEN = "Filen kan ikke åbnes"


class Command(BaseCommand):
    """The documents' command line; its names, JSON and exit codes are kept stable."""

    help = "Tjekker dokumenter, passer dem til underskrift, og holder arkivet i stand."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the actions and their options."""
        actions = parser.add_subparsers(dest="action", required=True)
        verifying = actions.add_parser("verify", help="Tjek segl på PDF- og Word-filer.")
        verifying.add_argument("files", nargs="+", type=Path, metavar="FILE")
        verifying.add_argument("--json", action="store_true", help="skriv JSON")
        asking.declare(actions)
        upkeep.add_actions(actions)

    def handle(self, **options: Any) -> None:
        """Do the action, print what came of it, and end with the exit code that sums it up."""
        action = options["action"]
        if action in asking.ACTIONS:
            sys.exit(asking.run(action, self.stdout, as_json=options["json"]))
        if action in upkeep.ACTIONS:
            sys.exit(upkeep.run(action, options, self.stdout, self.stderr))
        self._verify(options)

    def _verify(self, options: dict[str, Any]) -> None:
        believed = trust()
        found = [examine(path, believed) for path in options["files"]]
        if options["json"]:
            print_json(self.stdout, found)
        else:
            for line in found:
                self._tell(line)
        sys.exit(_exit_code(found))

    def _tell(self, found: dict[str, Any]) -> None:
        self.stdout.write(f"{found['file']}: {SENTENCES[Status(found['status'])]}")
        for problem in found["problems"]:
            self.stdout.write(f"  {problem}")
        if found["signer"]:
            sealed_at = found["sealed_at"]
            when = danish.moment(datetime.fromisoformat(sealed_at)) if sealed_at else ""
            facts = (found["signer"], when, found["level"])
            self.stdout.write(f"  {', '.join(fact for fact in facts if fact)}")


def examine(path: Path, believed: Trust) -> dict[str, Any]:
    """Return what is known of one file, in the command's JSON shape."""
    try:
        content = path.read_bytes()
    except OSError as error:
        problem = f"{CANNOT_OPEN}: {reason(error)}."
        return _line(path, Status.UNREADABLE, [problem])
    verdict = verify(content, believed)
    return _line(path, verdict.status, problem_sentences(verdict)) | {
        "signer": verdict.signer,
        "sealed_at": verdict.sealed_at.isoformat() if verdict.sealed_at else None,
        "level": str(verdict.level) if verdict.level else None,
    }


def _line(path: Path, status: Status, problems: list[str]) -> dict[str, Any]:
    return {
        "file": os.fsencode(path).decode(errors="replace"),  # a name may be no UTF-8
        "status": str(status),
        "problems": problems,
        "signer": None,
        "sealed_at": None,
        "level": None,
    }


def _exit_code(found: list[dict[str, Any]]) -> int:
    if any(problem.startswith(CANNOT_OPEN) for line in found for problem in line["problems"]):
        return BAD_INPUT
    return OK if all(line["status"] == Status.GENUINE for line in found) else NOT_VALID
