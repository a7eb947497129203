"""The starting content's files: one a page, in folders that mirror the site's tree.

A file begins with its facts as TOML between two lines of `+++`; the rest is the body in Markdown
(see `markdown.py`). `02-maalgruppe.md` is the page /maalgruppe/, second among its siblings; a page
with pages below it is the `index.md` of a folder. Why this format: docs/decisions/.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PAGES = Path(__file__).parent / "pages"
_PARTS = re.compile(r"\A\+\+\+\n(?P<facts>.*?)^\+\+\+\n(?P<body>.*)\Z", re.DOTALL | re.MULTILINE)
_NUMBERED = re.compile(r"\A\d\d-")


class StartingContentError(Exception):
    """A file of the starting content cannot be used; says which one, and why."""

    def __init__(self, file: str, problem: str) -> None:
        super().__init__(f"{file}: {problem}")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page as its file gives it.

    `file` is the path below the folder of pages; `url` begins and ends with a slash; `facts` are
    the page's fields by name, besides `kind`, the name of its class.
    """

    file: str
    url: str
    kind: str
    facts: dict[str, Any]
    body: str
    digest: str

    @property
    def name(self) -> str:
        """Return what the page is called in a report on the loading."""
        return self.url

    @property
    def parent_url(self) -> str | None:
        """Return the address of the page above; None for the front page."""
        return None if self.url == "/" else self.url[: self.url.rstrip("/").rindex("/") + 1]

    @property
    def slug(self) -> str:
        """Return the page's part of its address; the front page has no address of its own."""
        return self.url.rstrip("/").rpartition("/")[2] or "forside"


def read_pages(folder: Path = PAGES) -> tuple[SourcePage, ...]:
    """Return every page below `folder`, parents before children and siblings in order."""
    pages = tuple(_pages_in(folder, folder, "/"))
    known = {page.url for page in pages}
    for page in pages:
        if page.parent_url is not None and page.parent_url not in known:
            raise StartingContentError(page.file, f"there is no page {page.parent_url} above it")
    return pages


def _pages_in(folder: Path, root: Path, url: str) -> Iterator[SourcePage]:
    index = folder / "index.md"
    if index.exists():
        yield _read(index, root, url)
    for path in sorted(folder.iterdir()):
        if path == index:
            continue
        name = _NUMBERED.sub("", path.stem)
        if path.is_dir():
            yield from _pages_in(path, root, f"{url}{name}/")
        elif path.suffix == ".md":
            yield _read(path, root, f"{url}{name}/")


def _read(path: Path, root: Path, url: str) -> SourcePage:
    file = path.relative_to(root).as_posix()
    text = path.read_text(encoding="utf-8")
    parts = _PARTS.match(text)
    if parts is None:
        raise StartingContentError(file, "it does not begin with facts between two lines of +++")
    try:
        facts = tomllib.loads(parts["facts"])
    except tomllib.TOMLDecodeError as error:
        raise StartingContentError(file, f"its facts are not TOML: {error}") from error
    if "kind" not in facts or "title" not in facts:
        raise StartingContentError(file, "its facts lack kind or title")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourcePage(file, url, facts.pop("kind"), facts, parts["body"], digest)
