"""Whether a PDF is as it was sealed, and by whom.

The bytes come first. A signature of the organisation's that fits makes the bytes it is over the
organisation's own, and only then is any of the file read as PDF. A file from anybody else is never
parsed, so nothing that is wrong with it can be turned against the verification.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from .certificates import common_name
from .errors import UnreadableDocumentError
from .judgement import Judge, Stamping
from .pdf_signatures import (
    PdfSignature,
    find_signatures,
    has_signature_dictionary,
    loose_signatures,
    stamp_of,
)
from .pdf_updates import AddedContentError, proofs_after
from .sealed import Level
from .signed_data import Signature, TimeStamp
from .trust import Evidence, Trust
from .verdicts import Finding, Problem, Status, Verdict

_HEADER_WITHIN = 1024
_TRAILER_WITHIN = 2048
_END = re.compile(rb"startxref\s{1,4}(\d{1,10})\s{1,4}%%EOF")
_TABLE = re.compile(rb"\s{0,4}(?:xref\b|\d{1,10} \d{1,5} obj\b)")
_ENCRYPTED = re.compile(rb"/Encrypt\s{0,4}(?:\d{1,10} \d{1,5} R|<<)")


@dataclass(frozen=True, slots=True)
class _Seal:
    """A signature that is somebody's seal, and where it stands."""

    place: PdfSignature
    signature: Signature

    @property
    def certificate(self) -> x509.Certificate:
        return self.signature.certificate


def verify_pdf(content: bytes, trust: Trust, now: datetime) -> Verdict:
    """Verify a PDF at a moment (aware, any zone)."""
    try:
        placed = find_signatures(content)
        loose = loose_signatures(content)
    except UnreadableDocumentError as error:
        return Verdict(Status.UNREADABLE, (Finding(Problem.DAMAGED, str(error)),))
    seals = [_Seal(found, found.held) for found in placed if isinstance(found.held, Signature)]
    for seal in seals:
        if _is_ours(seal.signature, trust, now) and seal.place.fits(content):
            later = [found for found in placed if found.end > seal.place.end]
            return _verify_sealed(content, seal, later, trust, now)
    traces = [found for found in loose if isinstance(found, Signature)]
    for trace in traces:
        if _is_ours(trace, trust, now):
            return _broken(trace)
    for seal in seals:
        if seal.place.fits(content):
            return _foreign(content, seal)
    if traces:
        return _broken(traces[0], Problem.SIGNER_UNKNOWN)
    if any(not found.fits(content) for found in placed) or (
        len(loose) > len(placed) or (not placed and has_signature_dictionary(content))
    ):
        return Verdict(Status.CHANGED, (Finding(Problem.SEAL_UNREADABLE),))
    return _unsealed(content)


def _verify_sealed(
    content: bytes, seal: _Seal, later: list[PdfSignature], trust: Trust, now: datetime
) -> Verdict:
    """Verify a file whose bytes up to the seal's end are the organisation's own."""
    signer = common_name(seal.certificate)
    try:
        own_stamp = _own_stamp(seal)
        archive_stamps = [_archive_stamp(found, content) for found in later]
        evidence = Evidence()
        if len(content) > seal.place.end:
            places = [(found.gap, found.resume, found.end) for found in later]
            evidence = proofs_after(content, seal.place.end, places)
    except AddedContentError as error:
        return Verdict(Status.CHANGED, (Finding(Problem.CONTENT_ADDED, str(error)),), signer)
    except _ChangedError as error:
        return Verdict(Status.CHANGED, (error.finding,), signer)
    judge = Judge(trust, evidence.with_certificates(seal.signature.issuers), now)
    stamping = judge.stamps([*own_stamp, *archive_stamps])
    if Problem.TIME_STAMP_UNKNOWN in stamping.doubts[len(own_stamp) :]:
        return Verdict(Status.CHANGED, (Finding(Problem.TIME_STAMP_UNKNOWN),), signer)
    sealing = judge.sealer(seal.certificate, stamping.first, seal.place.claimed_at)
    if sealing.reason is not None:
        return Verdict(Status.FOREIGN, (Finding(sealing.reason),), signer, sealing.at)
    return Verdict(
        Status.GENUINE,
        (*stamping.findings(), *sealing.findings()),
        signer,
        sealing.at,
        _level(stamping, evidence, bool(later) and later[-1].end == len(content)),
    )


class _ChangedError(Exception):
    """The file was changed after it was sealed, in this way."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.problem)
        self.finding = finding


def _own_stamp(seal: _Seal) -> list[TimeStamp]:
    """Return the time stamp in the seal, if there is one; it has to be over this seal."""
    if seal.signature.stamp is None:
        return []
    stamp = stamp_of(seal.signature)
    if stamp is None:
        raise _ChangedError(Finding(Problem.TIME_STAMP_BROKEN))
    return [stamp]


def _archive_stamp(found: PdfSignature, content: bytes) -> TimeStamp:
    if isinstance(found.held, Signature):
        name = common_name(found.held.certificate)
        raise _ChangedError(Finding(Problem.OTHER_SIGNATURE, name))
    if found.held is None or not found.fits(content):
        raise _ChangedError(Finding(Problem.TIME_STAMP_BROKEN))
    return found.held


def _is_ours(signature: Signature, trust: Trust, now: datetime) -> bool:
    judge = Judge(trust, Evidence(signature.issuers), now)
    return judge.knows(signature.certificate)


def _level(stamping: Stamping, evidence: Evidence, covered_to_the_end: bool) -> Level:
    if stamping.first is None:
        return Level.B_B
    if not evidence.tells_of_revocation:
        return Level.B_T
    return Level.B_LTA if covered_to_the_end else Level.B_LT


def _broken(signature: Signature, *further: Problem) -> Verdict:
    findings = tuple(Finding(problem) for problem in (Problem.SEAL_BROKEN, *further))
    return Verdict(Status.CHANGED, findings, common_name(signature.certificate))


def _foreign(content: bytes, seal: _Seal) -> Verdict:
    findings = [Finding(Problem.SIGNER_UNKNOWN)]
    if seal.place.end != len(content):
        findings.append(Finding(Problem.CONTENT_ADDED))
    return Verdict(
        Status.FOREIGN, tuple(findings), common_name(seal.certificate), seal.place.claimed_at
    )


def _unsealed(content: bytes) -> Verdict:
    """Tell a PDF without a seal from something that only begins like one."""
    if _ENCRYPTED.search(content):
        return Verdict(Status.UNREADABLE, (Finding(Problem.ENCRYPTED),))
    start = content.find(b"%PDF-", 0, _HEADER_WITHIN)
    ends = list(_END.finditer(content, max(0, len(content) - _TRAILER_WITHIN)))
    if start < 0 or not ends or not _TABLE.match(content, start + int(ends[-1][1])):
        return Verdict(Status.UNREADABLE, (Finding(Problem.DAMAGED),))
    return Verdict(Status.UNSEALED)
