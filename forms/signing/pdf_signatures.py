"""The signatures in a PDF, found by their bytes, so that a hostile file need not be parsed."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from .digests import digest_by
from .errors import UnreadableDocumentError
from .signed_data import (
    Signature,
    SignedDataError,
    TimeStamp,
    read_signature,
    read_time_stamp,
    without_padding,
)

# ISO 32000-2, 12.8.1: the signed bytes are two stretches, and between them stands the value of
# /Contents as a hexadecimal string. The dictionary stands in the file as it is, never compressed.
_BYTE_RANGE = re.compile(
    rb"/ByteRange\s{0,8}\[\s{0,8}0{1,10}\s{1,8}(\d{1,10})\s{1,8}(\d{1,10})\s{1,8}(\d{1,10})\s{0,64}\]"
)
# ISO 32000-2, 7.9.4; pyHanko writes the punctuation in octal.
_DATE = re.compile(
    rb"/M\s{0,8}\(D(?::|\\072)(\d{14})(?:Z|(\\053|\\055|[+-])(\d\d)(?:\\047|')(\d\d))"
)
_SUB_FILTER = re.compile(rb"/SubFilter\s{0,8}/(?:ETSI|adbe)\.")
_CONTENTS = re.compile(rb"/Contents\s{0,8}<([0-9A-Fa-f]{512,})>")
# More would be a way to keep a verification busy: each is over the whole file.
_MOST_SIGNATURES = 20
_LONGEST_DICTIONARY = 4096


@dataclass(frozen=True, slots=True)
class PdfSignature:
    """A signature and the bytes that it is over: up to `gap`, and from `resume` to `end`.

    `held` is None where what stands in the gap is no signature that can be read.
    """

    gap: int
    resume: int
    end: int
    held: Signature | TimeStamp | None
    claimed_at: datetime | None

    def fits(self, content: bytes) -> bool:
        """Say whether the signature is on these bytes."""
        return self.held is not None and self.held.fits(self._digest_of(content))

    def _digest_of(self, content: bytes) -> Callable[[str], bytes]:
        view = memoryview(content)

        def digest_of(name: str) -> bytes:
            return digest_by(name, view[: self.gap], view[self.resume : self.end])

        return digest_of


def find_signatures(content: bytes) -> tuple[PdfSignature, ...]:
    """Return the signatures that stand in place, by where what they are over ends.

    Raises UnreadableDocumentError where there are too many to look at.
    """
    places = set()
    for found in _BYTE_RANGE.finditer(content):
        gap, resume, length = (int(number) for number in found.groups())
        if _is_gap(content, gap, resume, length):
            places.add((gap, resume, resume + length))
        if len(places) > _MOST_SIGNATURES:
            raise UnreadableDocumentError("too many signatures")
    return tuple(
        PdfSignature(
            gap, resume, end, _read(content[gap + 1 : resume - 1]), _claimed(content, gap, resume)
        )
        for gap, resume, end in sorted(places, key=lambda place: place[2])
    )


def loose_signatures(content: bytes) -> tuple[Signature | TimeStamp, ...]:
    """Return all that is a signature by its looks, be it in place or the trace of one that was."""
    found = []
    for number, match in enumerate(_CONTENTS.finditer(content)):
        if number > _MOST_SIGNATURES:
            raise UnreadableDocumentError("too many signatures")
        held = _read(match.group(1))
        if held is not None:
            found.append(held)
    return tuple(found)


def has_signature_dictionary(content: bytes) -> bool:
    """Say whether there is something like a signature, of which nothing else can be made out."""
    return b"/ByteRange" in content and _SUB_FILTER.search(content) is not None


def stamp_of(signature: Signature) -> TimeStamp | None:
    """Return the time stamp over a signature, if it is one and is over this signature."""
    if signature.stamp is None:
        return None
    try:
        stamp = read_time_stamp(signature.stamp)
    except SignedDataError:
        return None
    return stamp if stamp.fits(lambda name: digest_by(name, signature.value)) else None


def seal_time(content: bytes) -> datetime:
    """Return when a PDF of our own was sealed: by its first stamp, or by what the seal claims."""
    signatures = find_signatures(content)
    for found in signatures:
        stamp = stamp_of(found.held) if isinstance(found.held, Signature) else found.held
        if stamp is not None:
            return stamp.at
    for found in signatures:
        if found.claimed_at is not None:
            return found.claimed_at
    raise UnreadableDocumentError("the seal does not say when it was made")


def _is_gap(content: bytes, gap: int, resume: int, length: int) -> bool:
    return (
        0 < gap < resume - 1
        and resume + length <= len(content)
        and content[gap : gap + 1] == b"<"
        and content[resume - 1 : resume] == b">"
    )


def _claimed(content: bytes, gap: int, resume: int) -> datetime | None:
    """Return the time in the signature's dictionary, which PAdES has instead of CMS's own."""
    before = content[max(0, gap - _LONGEST_DICTIONARY) : gap].rpartition(b" obj")[2]
    after = content[resume : resume + _LONGEST_DICTIONARY].partition(b"endobj")[0]
    found = _DATE.search(before + after)
    if found is None:
        return None
    day, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    ahead = sign in (b"+", b"\\053")
    try:
        local = datetime.strptime(day.decode(), "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return local - offset if ahead else local + offset
    except (ValueError, OverflowError):
        return None


def _read(hexadecimal: bytes) -> Signature | TimeStamp | None:
    if hexadecimal not in (hexadecimal.upper(), hexadecimal.lower()):
        return None  # two spellings of one value: nobody writes so, and one byte could be changed
    try:
        der = without_padding(bytes.fromhex(hexadecimal.decode("ascii")))
        if der is None:
            return None
        signature = read_signature(der)
        return signature if signature.encapsulated is None else read_time_stamp(der)
    except (ValueError, SignedDataError):
        return None
