"""What the commands print: JSON for scripts, or Danish lines for people."""

import json
from typing import Any

from django.core.management.base import OutputWrapper

OK, NOT_VALID, BAD_INPUT = 0, 1, 2  # the exit codes that every command keeps


def print_json(stdout: OutputWrapper, value: Any) -> None:
    """Print one JSON value, readable, in UTF-8."""
    stdout.write(json.dumps(value, ensure_ascii=False, indent=2))
