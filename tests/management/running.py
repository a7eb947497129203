"""Running a command of `manage.py` and looking at what it said."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Ran:
    """A command that has ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was said, which is one JSON value and nothing else."""
        return json.loads(self.out)


def run(*arguments: object) -> Ran:
    """Run a command in this process, with this process's standard input."""
    out, err = StringIO(), StringIO()
    try:
        call_command(*map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return Ran(int(end.code or 0), out.getvalue(), err.getvalue())
    except CommandError as error:
        return Ran(error.returncode, out.getvalue(), str(error))
    raise AssertionError("the command ended without an exit code")


def run_alone(data: Path, *arguments: object, sent: bytes = b"") -> Ran:
    """Run a command as a person does, in an installation with nothing in it yet."""
    settings = {"DATA": str(data), "DJANGO_SETTINGS_MODULE": "config.settings.development"}
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    ended = subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env=environment | settings,
        input=sent,
        capture_output=True,
        check=False,
    )
    return Ran(ended.returncode, ended.stdout.decode(), ended.stderr.decode())
