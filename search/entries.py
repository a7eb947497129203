"""An entry: the smallest thing that can be found, mostly what stands under one heading."""

import hashlib
import json
import re
import unicodedata
from dataclasses import asdict, dataclass, replace
from typing import Any

from content.reading import BETWEEN

PUBLIC = "alle"  # the access key that everybody has
LONGEST_BODY = 60_000  # characters

# A CPR number, with or without its hyphen or a space: never kept, whoever wrote it where.
_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d\d[\s-]?\d{4}(?!\d)")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found.

    `key` names it for good; `owner` is what it was read from, and what results are grouped by.
    `url` ends in the anchor, where there is one. `heading` is shown, and empty for what stands
    before the first heading. `access` are the keys of which one must be held to see it. `names` are
    what it is the answer to; `offer` is what suggestions show, or empty. `figure` marks a number to
    show as an answer, which is no hit of its own. `reviewed` is a day, ISO 8601, or empty.
    """

    key: str
    owner: str
    url: str
    title: str
    heading: str
    body: str
    kind: str
    section: str
    access: tuple[str, ...] = (PUBLIC,)
    reviewed: str = ""
    names: tuple[str, ...] = ()
    offer: str = ""
    figure: bool = False

    @property
    def beginning(self) -> str:
        """What stands first in the body, which is what the rest is about."""
        return self.body.partition(BETWEEN)[0]

    def cleaned(self) -> "Entry":
        """Return the entry as it may be kept: composed letters, nothing unprintable, no CPR."""
        return replace(
            self,
            title=clean(self.title),
            heading=clean(self.heading),
            body=clean(self.body)[:LONGEST_BODY],
            offer=clean(self.offer),
            names=tuple(map(clean, self.names)),
        )

    def as_data(self) -> dict[str, Any]:
        """Return the entry as JSON takes it."""
        return asdict(self)

    def digest(self) -> str:
        """Return the SHA-256 of all that the entry says."""
        said = json.dumps(self.as_data(), ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def from_data(data: dict[str, Any]) -> Entry:
    """Return the entry that `as_data` gave."""
    lists = {name: tuple(data[name]) for name in ("access", "names")}
    return Entry(**{**data, **lists})


def clean(text: str) -> str:
    """Return `text` in composed letters (NFC), without what cannot be printed and without CPR."""
    return without_cpr(printable(text))


def printable(text: str) -> str:
    """Return `text` in composed letters, with spaces for what cannot be printed."""
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub(" ", text))


def without_cpr(text: str) -> str:
    """Return `text` with dashes where a CPR number, or what looks like one, stood."""
    return _CPR.sub("–", text)
