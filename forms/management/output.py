"""What the commands print: JSON for scripts, or Danish lines for people."""

import errno
import json
from typing import Any

from django.core.management.base import OutputWrapper

OK, NOT_VALID, BAD_INPUT = 0, 1, 2  # the exit codes that every command keeps

_REASONS = {
    errno.ENOENT: "den findes ikke",
    errno.EISDIR: "det er en mappe",
    errno.ENOTDIR: "der ligger en fil, hvor der skulle være en mappe",
    errno.EEXIST: "der ligger en fil, hvor der skulle være en mappe",
    errno.EACCES: "der er ikke adgang",
    errno.ENOSPC: "der er ikke mere plads",
}


def print_json(stdout: OutputWrapper, value: Any) -> None:
    """Print one JSON value, readable, in UTF-8."""
    stdout.write(json.dumps(value, ensure_ascii=False, indent=2))


def reason(error: OSError) -> str:
    """Return why a file could not be read or written; in Danish where it is a common reason."""
    return _REASONS.get(error.errno or 0) or error.strerror or str(error)
