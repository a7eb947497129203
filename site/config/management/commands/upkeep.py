"""`manage.py upkeep`: everything that must be done now and then, for a timer to call.

Exit codes: 0 all was done; 1 something was not, or found something wrong, and is named. Each thing
is tried whatever becomes of the others, and all can be run at any moment and again.
"""

import logging
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

logger = logging.getLogger(__name__)

OFTEN = (  # every few minutes
    ("publish_scheduled",),  # pages that are to be published or taken down by now
    ("documents", "upkeep"),  # seals that a process left behind, messages that were not sent
    ("documents", "catch-up"),  # seals that wait for a time-stamp service
)
DAILY = (  # once, when few people work
    ("documents", "remind"),  # parties who have not answered
    ("documents", "extend"),  # archive time stamps before they run out
    ("documents", "audit"),  # every file and event against its digest
    ("documents", "certificates"),  # what ends soon
    ("remind_editors",),  # pages past their day
    ("check_links",),  # links out of the site
    ("rebuild_index",),  # the whole site read anew for search
)


class Command(BaseCommand):
    """Calls the commands of a timer, one after the other."""

    help = "Gør det, der skal gøres med mellemrum: udgiv, forsegl, mind om, forny, efterse."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for."""
        parser.add_argument(
            "--daily", action="store_true", help="også det, der sker en gang i døgnet"
        )
        parser.add_argument(
            "--every", type=int, metavar="SEKUNDER", help="bliv ved, med så langt imellem"
        )

    def handle(self, **options: Any) -> None:
        """Do it once, or again and again until the process is stopped."""
        commands = OFTEN + (DAILY if options["daily"] else ())
        while True:
            done = [self._did(*command) for command in commands]
            if options["every"] is None:
                sys.exit(0 if all(done) else 1)
            close_old_connections()
            time.sleep(options["every"])

    def _did(self, name: str, *arguments: str) -> bool:
        """Call one command; say whether it ended well."""
        try:
            call_command(name, *arguments, stdout=self.stdout, stderr=self.stderr)
        except SystemExit as ended:
            if ended.code in (None, 0):
                return True
            self.stderr.write(f"{' '.join((name, *arguments))}: sluttede med {ended.code}")
            return False
        except Exception:  # whatever it is, the rest is done all the same
            logger.exception("%s failed", " ".join((name, *arguments)))
            return False
        return True
