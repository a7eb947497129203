"""`manage.py forms`: the shipped forms, their schemas and examples, and answers made into files.

Exit codes: 0 all is well; 2 bad input, each problem with its place (a JSON Pointer) in the answers.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from forms.definition.canonical import digest
from forms.definition.schema import answers_schema
from forms.library import registry
from forms.library.composing import Tool
from forms.management.output import BAD_INPUT, OK, print_json, reason
from forms.management.rendering import BadAnswersError, read_answers, render_files
from forms.signing import SealingError


class Command(BaseCommand):
    """The forms' command line; its names, JSON and exit codes are kept stable."""

    help = "Viser formularerne, deres skema og eksempler, og laver PDF og Word af svar."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Declare the actions and their options."""
        actions = parser.add_subparsers(dest="action", required=True)
        listed = actions.add_parser("list", help="Vis formularerne.")
        schema = actions.add_parser("schema", help="Vis svarenes JSON Schema (2020-12).")
        example = actions.add_parser("example", help="Vis et eksempel på svar.")
        render = actions.add_parser("render", help="Lav SLUG.pdf og SLUG.docx af svar.")
        for action in (schema, example, render):
            action.add_argument("slug", metavar="SLUG")
        render.add_argument("answers", metavar="ANSWERS.json", help="en fil, eller - for stdin")
        render.add_argument("--out", required=True, type=Path, metavar="DIR")
        render.add_argument("--seal", action="store_true", help="forsegl begge filer")
        render.add_argument("--pdfa", choices=("2a", "3a"), default="2a")
        for action in (listed, schema, example, render):
            action.add_argument("--json", action="store_true", help="skriv JSON")

    def handle(self, **options: Any) -> None:
        """Do what was asked, and end with the exit code that says how it went."""
        try:
            code = getattr(self, f"do_{options['action']}")(options)
        except registry.UnknownFormError as error:
            code = self.refuse(options, [("", f"Der findes ingen formular med navnet {error}.")])
        except BadAnswersError as error:
            code = self.refuse(options, error.problems)
        sys.exit(code)

    def refuse(self, options: dict[str, Any], problems: list[tuple[str, str]]) -> int:
        """Print each problem with its place; return the exit code of bad input."""
        if options["json"]:
            errors = [{"path": path, "message": message} for path, message in problems]
            print_json(self.stdout, {"errors": errors})
        else:
            for path, message in problems:
                self.stderr.write(f"{path}: {message}" if path else message)
        return BAD_INPUT

    def do_list(self, options: dict[str, Any]) -> int:
        """Print the forms."""
        tools = list(registry.tools().values())
        if options["json"]:
            shelf = [{"slug": tool.form.slug, "title": tool.form.title} for tool in tools]
            print_json(self.stdout, shelf)
        else:
            for tool in tools:
                self.stdout.write(f"{tool.form.slug:<24} {tool.form.title}")
        return OK

    def do_schema(self, options: dict[str, Any]) -> int:
        """Print the JSON Schema of a form's answers; it is JSON with or without `--json`."""
        form = registry.tool(options["slug"]).form
        schema = answers_schema(form)
        print_json(self.stdout, schema | {"$comment": f"definition sha256 {digest(form)}"})
        return OK

    def do_example(self, options: dict[str, Any]) -> int:
        """Print example answers; it is JSON with or without `--json`."""
        print_json(self.stdout, registry.tool(options["slug"]).example_answers())
        return OK

    def do_render(self, options: dict[str, Any]) -> int:
        """Make the PDF and the Word file of answers."""
        tool = registry.tool(options["slug"])
        answers = read_answers(tool, self._sent(options["answers"]))
        try:
            made = render_files(
                tool, answers, options["out"], sealed=options["seal"], standard=options["pdfa"]
            )
        except OSError as error:
            text = f"Filerne kunne ikke skrives i {options['out']}: {reason(error)}."
            return self.refuse(options, [("", text)])
        except SealingError as error:
            return self.refuse(options, [("", f"Filerne kunne ikke forsegles: {error}")])
        if options["json"]:
            print_json(self.stdout, made)
        else:
            self._tell(tool, made)
        return OK

    def _sent(self, name: str) -> Any:
        """Return the JSON of a file or of standard input."""
        try:
            raw = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
            return json.loads(raw)
        except json.JSONDecodeError as error:
            text = f"Svarene er ikke gyldig JSON: se linje {error.lineno}, tegn {error.colno}."
            raise BadAnswersError([("", text)]) from error
        except OSError as error:
            text = f"Filen {name} kan ikke læses: {reason(error)}."
            raise BadAnswersError([("", text)]) from error
        except (ValueError, RecursionError) as error:
            text = "Svarene kan ikke læses. De skal være JSON i UTF-8."
            raise BadAnswersError([("", text)]) from error

    def _tell(self, tool: Tool, made: dict[str, Any]) -> None:
        self.stdout.write(f"{tool.form.title}, dokument {made['document_id']}")
        self.stdout.write(f"  {made['pdf']} ({made['pages']} sider)")
        self.stdout.write(f"  {made['docx']}")
