"""The process that reads files: `python -m forms.paper.reader FOLDER FIRST END`.

It reads the files named FIRST to before END, writes each page as `FILE-PAGE.jpg` and then
`FILE-PAGE.json`, and, done with a file, `FILE.done` with the problem that ended it, if one did.
"""

import json
import resource
import sys
from dataclasses import asdict
from pathlib import Path

from .files import UnreadableFileError
from .reading import read_pages

MOST_MEMORY = 2_000_000_000  # bytes
MOST_SECONDS = 90  # of computing


def main(folder: Path, first: int, end: int) -> None:
    """Read the files; what has been read stays when this process is ended."""
    for number in range(first, end):
        said = ""
        try:
            _read(folder, number)
        except UnreadableFileError as error:
            said = error.problem
        _write(folder / f"{number}.done", said.encode())


def _read(folder: Path, number: int) -> None:
    for page in read_pages((folder / f"{number}").read_bytes()):
        name = f"{number}-{page.number}"
        facts = asdict(page)
        _write(folder / f"{name}.jpg", facts.pop("picture"))
        _write(folder / f"{name}.json", json.dumps(facts).encode())


def _write(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_bytes(content)
    unfinished.rename(path)


def _bound_yourself() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bound_yourself()
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
