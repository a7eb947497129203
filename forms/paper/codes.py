"""The code on each printed page: which document, in which version, and which page of how many.

Each page has it twice, in opposite corners. Either one says all; both together say how the paper
lies in the picture. The content is upper-case letters and digits only and 29 of them: just what a
QR code of 25 modules holds while it can restore a quarter of itself (ISO/IEC 18004, table 7).
"""

import re
from dataclasses import dataclass
from enum import StrEnum

PAPER_WIDTH, PAPER_HEIGHT = 210.0, 297.0  # millimetres: A4
MOST_PAGES = 99
DIGEST_LENGTH = 10  # characters of a SHA-256 in hexadecimal: 40 bits tell versions apart

_READ = re.compile(
    r"FF([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})([0-9A-HJKMNP-TV-Z]{4})"
    r"([0-9A-F]{10})([0-9]{2})([0-9]{2})([HF])"
)


class Corner(StrEnum):
    """Where on the page the code stands."""

    HEAD = "H"  # at the upper right
    FOOT = "F"  # at the lower left


@dataclass(frozen=True, slots=True)
class Place:
    """Where a code is printed, in millimetres from the upper left corner of the paper."""

    left: float
    top: float
    size: float

    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return its corners in reading order: upper left, upper right, lower right, lower left."""
        right, bottom = self.left + self.size, self.top + self.size
        return (self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)


# Within what every printer can reach, and clear of the text by more than the four modules of white
# that the standard asks for.
PLACES = {Corner.HEAD: Place(191.0, 8.0, 13.0), Corner.FOOT: Place(6.5, 270.0, 15.0)}


@dataclass(frozen=True, slots=True)
class PageCode:
    """What a code says; `digest` is the beginning of the version's SHA-256, in capitals."""

    identifier: str
    digest: str
    page: int
    pages: int
    corner: Corner


def short_digest(digest: str) -> str:
    """Return the part of a version's SHA-256 that is printed on its pages."""
    return digest[:DIGEST_LENGTH].upper()


def content(identifier: str, digest: str, corner: Corner) -> str:
    """Return what a code holds, with `{page}` and `{pages}` still to be filled in.

    `identifier` is written as `FF-7K3M-9QXT-2B4C`, `digest` a SHA-256 in hexadecimal.
    """
    begins = identifier.replace("-", "") + short_digest(digest)
    return f"{begins}{{page:02d}}{{pages:02d}}{corner}"


def understood(text: str) -> PageCode | None:
    """Return what a code says, or None when it is none of ours."""
    found = _READ.fullmatch(text)
    if found is None:
        return None
    *groups, digest, page, pages, corner = found.groups()
    if not 1 <= int(page) <= int(pages):
        return None
    return PageCode("-".join(("FF", *groups)), digest, int(page), int(pages), Corner(corner))
