"""What the archive knows of a file or a number, of which anybody may hear: never whose it is."""

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from forms.archive.models import SealedFile, Submission
from forms.signing.opc import OpcError
from forms.signing.package import PackageError, read_package
from forms.signing.safe_xml import XmlError, parse

_SEALED = (Submission.Status.SEALED, Submission.Status.WITHDRAWN)
_LETTER = b"[0-9A-HJKMNP-TV-Z]"
_IDENTIFIER = re.compile(b"FF-" + b"-".join([_LETTER + b"{4}"] * 3))
_XMP = re.compile(rb"<dc:identifier>\s{0,16}(FF-[-0-9A-Z]{14})\s{0,16}</dc:identifier>")
_MAKER = re.compile(rb"CreatorTool>\s{0,16}Fodf\xc3\xa6ste<|CreatorTool=\"Fodf\xc3\xa6ste\"")
_STREAM = re.compile(rb"stream\r?\n")
_MOST_STREAMS, _LONGEST_STREAM = 400, 64 << 10
_CORE = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}identifier"


@dataclass(frozen=True, slots=True)
class KnownFile:
    """A stored file: its kind, edition and generation, and how many generations there are."""

    kind: str
    edition: str
    generation: int
    newest_generation: int
    shortfall: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A sealed document as anybody may know it; `file` is the stored file that was held up."""

    identifier: str
    version: int
    newest_version: int
    withdrawn: bool
    sealed_at: datetime | None
    digests: tuple[tuple[str, str, str], ...]
    waiting: bool
    file: KnownFile | None = None

    @property
    def superseded(self) -> bool:
        """Whether a later version is sealed."""
        return self.newest_version > self.version


def by_identifier(identifier: str) -> KnownDocument | None:
    """Return the sealed document of this number; one that is not sealed is not known."""
    found = Submission.objects.filter(status__in=_SEALED, identifier=identifier).first()
    return _known(found) if found is not None else None


def by_content(content: bytes) -> KnownDocument | None:
    """Return the document of which these very bytes are a stored file."""
    digest = hashlib.sha256(content).hexdigest()
    sealed = SealedFile.objects.filter(file_id=digest, submission__status__in=_SEALED)
    found = sealed.select_related("submission").first()
    return _known(found.submission, found) if found is not None else None


def is_shown_for_signing(content: bytes) -> bool:
    """Say whether these very bytes are what parties were shown before they answered."""
    return Submission.objects.filter(preview_pdf_id=hashlib.sha256(content).hexdigest()).exists()


def identifier_in(content: bytes) -> str:
    """Return the number that a file says of itself, or nothing: a claim, and no more than that."""
    if found := next((match for part in _texts(content) if (match := _XMP.search(part))), None):
        return found[1].decode() if _IDENTIFIER.fullmatch(found[1]) else ""
    try:
        parts = read_package(content).parts if b"PK\5\6" in content[-65557:] else {}
        text = parse(parts[_CORE]).findtext(f".//{_DUBLIN_CORE}") or "" if _CORE in parts else ""
    except (PackageError, OpcError, XmlError):
        return ""
    return text if _IDENTIFIER.fullmatch(text.encode()) else ""


def made_here(content: bytes) -> bool:
    """Say whether a PDF says that it was made here."""
    return any(_MAKER.search(part) for part in _texts(content))


def _texts(content: bytes) -> Iterator[bytes]:
    """Give a PDF's bytes, and then its first streams unpacked, each to a modest length."""
    if b"%PDF-" not in content[:1024]:
        return
    yield content
    for number, match in enumerate(_STREAM.finditer(content)):
        if number == _MOST_STREAMS:
            return
        packed = content[match.end() : match.end() + _LONGEST_STREAM]
        try:
            yield zlib.decompressobj().decompress(packed, _LONGEST_STREAM)
        except zlib.error:
            continue


def _known(submission: Submission, held: SealedFile | None = None) -> KnownDocument:
    files = list(submission.files.order_by("edition", "-kind", "-generation"))
    newest = submission.superseded_by()
    return KnownDocument(
        identifier=submission.identifier,
        version=submission.number,
        newest_version=newest.number if newest is not None else submission.number,
        withdrawn=submission.status == Submission.Status.WITHDRAWN,
        sealed_at=submission.sealed_at,
        digests=tuple((each.edition, str(each.get_kind_display()), each.file_id) for each in files),
        waiting=_waits(files),
        file=_held(held, files) if held is not None else None,
    )


def _waits(files: list[SealedFile]) -> bool:
    """Say whether a file's newest generation is below its full level."""
    newest: dict[tuple[str, str], SealedFile] = {}
    for each in files:
        newest.setdefault((each.edition, each.kind), each)
    return any(each.shortfall for each in newest.values())


def _held(held: SealedFile, files: list[SealedFile]) -> KnownFile:
    same = [each for each in files if (each.edition, each.kind) == (held.edition, held.kind)]
    return KnownFile(
        held.kind, held.edition, held.generation, same[0].generation, str(held.shortfall)
    )
