"""What surrounds a form's answers in a document: who sends it, how far it is, who has signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from forms.definition.parties import Party
from forms.documents.drawing import Drawing
from forms.documents.tree import Letterhead


class Status(StrEnum):
    """How far a document is."""

    DRAFT = "draft"  # still being filled in
    FOR_SIGNATURE = "for_signature"  # what the parties are shown
    FINAL = "final"  # made for sealing


class Outcome(StrEnum):
    """How a party answered when asked to sign."""

    WAITING = "waiting"
    DRAWN = "drawn"
    TYPED = "typed"
    ON_PAPER = "on_paper"  # with a pen on a printed copy
    DECLINED = "declined"
    EXCUSED = "excused"  # the coordinator asks them no more


SIGNED = (Outcome.DRAWN, Outcome.TYPED, Outcome.ON_PAPER)


class Way(StrEnum):
    """Where a party answered."""

    DEVICE = "device"  # one that was handed over
    LINK = "link"  # their own
    PAPER = "paper"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A party's answer: when, in which way, and what they were shown.

    `drawing` is the pen's trace, `typed` the name as typed, `reason` what was said with a no, or by
    the coordinator who excused the party. `reservation` is what was said beside a signature.
    `identified` says how it was made sure that it was they.
    `shown_digest` is the SHA-256, in hexadecimal, of the document as the party saw it.
    `written_name` and `written_on` are the name and the day as they stand on paper.
    """

    party: Party
    outcome: Outcome = Outcome.WAITING
    way: Way | None = None
    at: datetime | None = None
    drawing: Drawing | None = None
    typed: str = ""
    reason: str = ""
    reservation: str = ""
    identified: str = ""
    shown_digest: str = ""
    written_name: str = ""
    written_on: date | None = None


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """A page of paper that was scanned: which of how many, its JPEG, and the SHA-256 of that."""

    page: int
    pages: int
    picture: bytes = field(repr=False)
    digest: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that parties answered on, in order."""

    scanned_on: date
    sheets: tuple[PaperSheet, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The document that this one is a new version of, and its answers."""

    identifier: str
    version: int
    date: datetime
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """All that a document says besides its answers.

    `marks` are the parties' answers, or None to derive waiting parties from the form's answers.
    `replaces` is the version before. `papers` are what parties answered on with a pen. `embedded`
    is put inside a PDF/A-3. `demonstration` says that the seal is not a real one.
    """

    letterhead: Letterhead
    identifier: str
    version: int
    date: datetime
    verify_address: str
    status: Status = Status.DRAFT
    demonstration: bool = False
    marks: tuple[Mark, ...] | None = None
    replaces: Replaced | None = None
    papers: tuple[Paper, ...] = ()
    embedded: bytes | None = None
