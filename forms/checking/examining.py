"""What a file held up to the check is: the seal's verdict, and what the archive knows besides."""

import re
from dataclasses import dataclass
from enum import StrEnum

from forms.archive.organisation_seal import trust
from forms.checking import known
from forms.checking.known import KnownDocument
from forms.checking.resaving import same_words
from forms.signing import Finding, Problem, Status, Verdict, verify

_HEADER, _END = 1024, 65557
_PDF, _ZIP, _ZIP_END = b"%PDF-", b"PK\3\4", b"PK\5\6"
_LOCKED = re.compile(rb"/Encrypt\s{1,4}\d{1,10} \d{1,5} R")
_SMALLEST = 512  # bytes; what is shorter was never a document


class Kind(StrEnum):
    """What a file is told to be; each has its own sentence and advice."""

    GENUINE = "genuine"
    SUPERSEDED = "genuine-superseded"
    WITHDRAWN = "genuine-withdrawn"
    UNFILED = "genuine-unfiled"
    CHANGED = "changed"
    ADDED_TO = "added-to"
    COMBINED = "combined"
    CUT_OFF = "cut-off"
    STRIPPED = "seal-stripped"
    SAVED_AGAIN = "saved-again"
    FOREIGN = "foreign"
    INVALID = "seal-invalid"
    DRAFT = "draft"
    UNSEALED = "unsealed"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_A_DOCUMENT = "not-a-document"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file as it was found. `document` is the one that it is, or says that it is."""

    kind: Kind
    verdict: Verdict
    document: KnownDocument | None = None


def examine(content: bytes) -> Examined:
    """Say what a file is. Nothing is kept, and no content makes this fail."""
    verdict = verify(content, trust())
    document = known.by_content(content)
    if document is None and _may_say_its_number(verdict):
        document = known.by_identifier(known.identifier_in(content))
    if verdict.status is Status.GENUINE:
        return Examined(_kind_of_genuine(document), verdict, document)
    kind = _kind(content, verdict, document)
    if kind is Kind.DRAFT:
        document = None
    return Examined(kind, verdict, document)


def too_large() -> Examined:
    """Return what is said of a file that was not even read."""
    return Examined(Kind.TOO_LARGE, Verdict(Status.UNREADABLE, (Finding(Problem.TOO_LARGE),)))


def _may_say_its_number(verdict: Verdict) -> bool:
    """A file of another house may say what it likes."""
    return verdict.status not in (Status.FOREIGN,)


def _kind_of_genuine(document: KnownDocument | None) -> Kind:
    if document is None:
        return Kind.UNFILED
    if document.withdrawn:
        return Kind.WITHDRAWN
    return Kind.SUPERSEDED if document.superseded else Kind.GENUINE


def _kind(content: bytes, verdict: Verdict, document: KnownDocument | None) -> Kind:
    problems = {found.problem for found in verdict.problems}
    if Problem.TOO_LARGE in problems:
        return Kind.TOO_LARGE
    if verdict.status is Status.FOREIGN:
        return Kind.FOREIGN if Problem.SIGNER_UNKNOWN in problems else Kind.INVALID
    if Problem.ENCRYPTED in problems or (_is_pdf(content) and _LOCKED.search(content)):
        return Kind.ENCRYPTED
    if verdict.status is not Status.UNSEALED and _is_cut_off(content):
        return Kind.CUT_OFF
    if verdict.status is Status.UNREADABLE:
        return _UNREADABLE.get(next(iter(problems), Problem.DAMAGED), Kind.DAMAGED)
    if verdict.status is Status.UNSEALED:
        return _kind_of_unsealed(content, problems, document)
    return _kind_of_changed(content, problems, document)


_UNREADABLE = {Problem.NOT_A_DOCUMENT: Kind.NOT_A_DOCUMENT, Problem.DAMAGED: Kind.DAMAGED}


def _kind_of_unsealed(
    content: bytes, problems: set[Problem], document: KnownDocument | None
) -> Kind:
    if known.is_shown_for_signing(content):
        return Kind.DRAFT
    if document is not None or Problem.SEAL_REMOVED in problems:
        return Kind.STRIPPED if _is_pdf(content) else Kind.SAVED_AGAIN
    return Kind.DRAFT if known.made_here(content) else Kind.UNSEALED


def _kind_of_changed(
    content: bytes, problems: set[Problem], document: KnownDocument | None
) -> Kind:
    if _is_pdf(content) and (_is_archive(content) or content.count(_PDF) > 1):
        return Kind.COMBINED
    if _is_archive(content):
        return _kind_of_changed_word(content, problems, document)
    if problems == {Problem.CONTENT_ADDED}:
        return Kind.ADDED_TO
    return Kind.STRIPPED if problems == {Problem.SEAL_UNREADABLE} else Kind.CHANGED


def _kind_of_changed_word(
    content: bytes, problems: set[Problem], document: KnownDocument | None
) -> Kind:
    if not content.startswith(_ZIP) or content.count(_ZIP_END) > 1:
        return Kind.COMBINED
    if problems == {Problem.SEAL_UNREADABLE}:
        return Kind.STRIPPED
    if Problem.CONTAINER_ALTERED in problems and document is not None:
        return Kind.SAVED_AGAIN if same_words(content, document.identifier) else Kind.CHANGED
    return Kind.ADDED_TO if problems == {Problem.CONTENT_ADDED} else Kind.CHANGED


def _is_cut_off(content: bytes) -> bool:
    """Say whether a file lacks the end that its kind has to have."""
    if len(content) < _SMALLEST:
        return False
    if content.startswith(_PDF):
        return b"%%EOF" not in content[-_HEADER:] and not _is_archive(content)
    return content.startswith(_ZIP) and not _is_archive(content)


def _is_pdf(content: bytes) -> bool:
    return _PDF in content[:_HEADER]


def _is_archive(content: bytes) -> bool:
    return content.find(_ZIP_END, -_END) >= 0
