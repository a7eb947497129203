"""Reading what others made in a process of its own, with bounds on its time and memory.

A file made to hurt ends that process and nothing else. PDFium may besides be used by one thread at
a time only, which a process of its own sees to.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .codes import Corner, PageCode
from .files import Problem
from .reading import Fault, ReadPage

SECONDS = 60.0  # for all files together
_HOUSE = Path(__file__).resolve().parents[2]
_READER = "forms.paper.reader"


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was read of a file: its pages, and what was in the way of the rest."""

    pages: tuple[ReadPage, ...] = ()
    problem: Problem | None = None


def read_files(contents: Sequence[bytes], seconds: float = SECONDS) -> list[ReadFile]:
    """Return what could be read of each file, in their order; no file is an error.

    What is not read within the time is TOOK_TOO_LONG; a file over which the reader fell is DAMAGED,
    and those after it are read by a new one.
    """
    deadline = time.monotonic() + seconds
    read: list[ReadFile] = []
    with tempfile.TemporaryDirectory(prefix="papir-") as folder:
        desk = Path(folder)
        for number, content in enumerate(contents):
            (desk / f"{number}").write_bytes(content)
        while len(read) < len(contents):
            ended = _run(desk, len(read), len(contents), deadline)
            read += _results(desk, len(read))
            if len(read) < len(contents):
                done = _pages(desk, len(read))
                read.append(ReadFile(done, Problem.DAMAGED if ended else Problem.TOOK_TOO_LONG))
    return read


def _run(desk: Path, first: int, end: int, deadline: float) -> bool:
    """Let a reader work; say whether it ended by itself."""
    command = [sys.executable, "-m", _READER, str(desk), str(first), str(end)]
    left = max(0.0, deadline - time.monotonic())
    try:
        subprocess.run(  # noqa: S603 - our own reader and three values of our own
            command, cwd=_HOUSE, timeout=left, capture_output=True, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return True


def _results(desk: Path, first: int) -> Iterator[ReadFile]:
    """Yield what was read of the files that the reader came to the end of."""
    number = first
    while (desk / f"{number}.done").exists():
        said = (desk / f"{number}.done").read_text(encoding="utf-8")
        yield ReadFile(_pages(desk, number), Problem(said) if said else None)
        number += 1


def _pages(desk: Path, number: int) -> tuple[ReadPage, ...]:
    """Return the pages read of a file so far."""
    pages: list[ReadPage] = []
    while (facts := desk / f"{number}-{len(pages) + 1}.json").exists():
        pages.append(_page(json.loads(facts.read_text(encoding="utf-8")), facts))
    return tuple(pages)


def _page(facts: dict[str, Any], file: Path) -> ReadPage:
    code = facts["code"]
    return ReadPage(
        number=facts["number"],
        picture=file.with_suffix(".jpg").read_bytes(),
        code=PageCode(**{**code, "corner": Corner(code["corner"])}) if code else None,
        fault=Fault(facts["fault"]) if facts["fault"] else None,
        cut=facts["cut"],
        sharpness=facts["sharpness"],
    )
