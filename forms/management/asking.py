"""`manage.py documents upkeep` and `remind`: what time brings to documents at signing."""

from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import OutputWrapper
from django.utils import timezone

from forms.asking.upkeep import Done, catch_up, remind
from forms.management.output import NOT_VALID, OK, print_json

ACTIONS = {
    "upkeep": "Forsegl det, som alle har svaret på, og send de beskeder, der mangler.",
    "remind": "Mind om frister, og sig til, når de er gået.",
}


def declare(actions: Any) -> None:
    """Declare the two actions."""
    for name, told in ACTIONS.items():
        parser: ArgumentParser = actions.add_parser(name, help=told)
        parser.add_argument("--json", action="store_true", help="skriv JSON")


def run(action: str, stdout: OutputWrapper, *, as_json: bool) -> int:
    """Do what the action says, print what came of it, and return the exit code."""
    done = catch_up() if action == "upkeep" else remind(timezone.localdate())
    found = asdict(done)
    if as_json:
        print_json(stdout, found)
    else:
        stdout.write(_told(action, done))
    return NOT_VALID if done.failed else OK


def _told(action: str, done: Done) -> str:
    said = f"Påmindelser: {done.reminded}."
    if action == "upkeep":
        said = f"Forseglet: {done.sealed}. Segl bragt op: {done.brought_up}."
    return f"{said} Det lykkedes ikke: {done.failed}."
