"""`manage.py danish`: what the admin says that is not in Danish yet; and making it readable."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from config.danish import DOMAINS, add_untranslated, compile_catalogues, untranslated


class Command(BaseCommand):
    """Exit code 0: all is in Danish; 1: something is not, and is listed."""

    help = "Viser, hvad redaktionen siger, som ikke er på dansk endnu."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Say what can be asked for instead of the list."""
        parser.add_argument("--update", action="store_true", help="skriv det i site/locale")
        parser.add_argument("--compile", action="store_true", help="oversæt katalogerne til .mo")

    def handle(self, **options: Any) -> None:
        """Compile, update, or list."""
        if options["compile"]:
            compile_catalogues()
        elif options["update"]:
            self.stdout.write(f"{sum(add_untranslated(domain) for domain in DOMAINS)} mangler.")
        else:
            self._list()

    def _list(self) -> None:
        missing = [said for domain in DOMAINS for said in untranslated(domain)]
        for said in missing:
            self.stdout.write(f"{said.domain} {said.package}: {said.text!r}")
        if missing:
            raise CommandError(f"{len(missing)} tekster er ikke på dansk.")
