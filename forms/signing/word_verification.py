"""Whether a Word file is as it was sealed, and by whom."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from .certificates import as_asn1, common_name, strangers_certificate
from .digests import digest_by
from .errors import MALFORMED_ASN1
from .judgement import Judge, Stamping
from .opc import SIGNATURE, SIGNATURE_ORIGIN, OpcError, content_types, main_part, relationships
from .package import Package, PackageError, PackageTooLargeError, read_package
from .safe_xml import XmlError
from .sealed import Level
from .signed_data import SignedDataError, TimeStamp, read_time_stamp
from .trust import Evidence, Trust
from .verdicts import Finding, Problem, Status, Verdict
from .word_archive import ArchiveStamp, WordArchiveError, archive_stamps
from .word_markup import SIGNATURES_FOLDER
from .word_note import compare, find_note
from .word_shape import is_as_made
from .word_signatures import WordSignature, WordSignatureError, read_word_signature

_MOST_SIGNATURES = 20
_MOST_FINDINGS = 20


def verify_word(content: bytes, trust: Trust, now: datetime) -> Verdict:
    """Verify a Word file at a moment (aware, any zone)."""
    try:
        package = read_package(content)
        names = _signature_parts(package.parts)
        if not names:
            return _unsealed(package.parts)
        return _verify(package, names, trust, now)
    except PackageTooLargeError as error:
        return Verdict(Status.UNREADABLE, (Finding(Problem.TOO_LARGE, str(error)),))
    except (PackageError, OpcError, XmlError, WordSignatureError) as error:
        if SIGNATURES_FOLDER.encode() in content:
            # No reader opens it as it was sealed, which it once was.
            return Verdict(Status.CHANGED, (Finding(Problem.CONTAINER_ALTERED, str(error)),))
        return Verdict(Status.UNREADABLE, (Finding(Problem.DAMAGED, str(error)),))


def _verify(package: Package, names: list[str], trust: Trust, now: datetime) -> Verdict:
    read: dict[str, WordSignature] = {}
    for name in names:
        try:
            read[name] = read_word_signature(package.parts[name])
        except WordSignatureError:
            continue
    judges = {name: _judge(signature, trust, now) for name, signature in read.items()}
    ours = [name for name in read if judges[name].knows(read[name].certificate)]
    for name in ours:
        if read[name].fits_itself():
            others = [Finding(Problem.OTHER_SIGNATURE, each) for each in names if each != name]
            if others:
                signer = common_name(read[name].certificate)
                return Verdict(Status.CHANGED, tuple(others), signer)
            return _verify_sealed(package, name, read[name], judges[name])
    if ours:
        return _broken(read[ours[0]])
    for signature in read.values():
        if signature.fits_itself() and not list(islice(signature.differences(package.parts), 1)):
            return _foreign(signature)
    for signature in read.values():
        return _broken(signature, Problem.SIGNER_UNKNOWN)
    return Verdict(Status.CHANGED, (Finding(Problem.SEAL_UNREADABLE),))


def _verify_sealed(package: Package, name: str, signature: WordSignature, judge: Judge) -> Verdict:
    """Verify a file that has a signature of the organisation's which is whole in itself."""
    signer = common_name(signature.certificate)
    try:
        archive = archive_stamps(signature.root)
        found = dict.fromkeys(_differences(package, name, signature, archive))
        findings = tuple(islice(found, _MOST_FINDINGS))
        if findings:
            return Verdict(Status.CHANGED, findings, signer)
        own = _own_stamp(signature)
        archive_tokens = [_fitting(stamp.token, stamp.stamped) for stamp in archive]
    except (_StampBrokenError, WordArchiveError) as error:
        return Verdict(Status.CHANGED, (Finding(Problem.TIME_STAMP_BROKEN, str(error)),), signer)
    judge = _with_proofs(judge, archive)
    stamping = judge.stamps([*own, *archive_tokens])
    if Problem.TIME_STAMP_UNKNOWN in stamping.doubts[len(own) :]:
        return Verdict(Status.CHANGED, (Finding(Problem.TIME_STAMP_UNKNOWN),), signer)
    sealing = judge.sealer(signature.certificate, stamping.first, signature.claimed_at)
    if sealing.reason is not None:
        return Verdict(Status.FOREIGN, (Finding(sealing.reason),), signer, sealing.at)
    return Verdict(
        Status.GENUINE,
        (*stamping.findings(), *sealing.findings()),
        signer,
        sealing.at,
        _level(stamping, archive),
    )


def _level(stamping: Stamping, archive: tuple[ArchiveStamp, ...]) -> Level:
    if stamping.first is None:
        return Level.XADES_EPES
    return Level.XADES_A if archive and archive[0].proofs.crls else Level.XADES_T


def _differences(
    package: Package, name: str, signature: WordSignature, archive: tuple[ArchiveStamp, ...]
) -> Iterator[Finding]:
    """Say in what the file differs from the one that was sealed."""
    parts = package.parts
    if package.irregular:
        yield Finding(Problem.CONTAINER_ALTERED, package.irregular)
    yield from signature.differences(parts)
    signed = signature.signed_names()
    note = find_note({part: parts[part] for part in signed if part in parts})
    if note is None:
        yield Finding(Problem.CONTENT_MISSING, "the seal's list of parts")
        return
    yield from compare(note, name, parts)
    if not is_as_made(signature, archive, parts[name], parts[note]):
        yield Finding(Problem.CONTENT_CHANGED, name)


class _StampBrokenError(Exception):
    """A time stamp cannot be read, or is over something else."""


def _own_stamp(signature: WordSignature) -> list[TimeStamp]:
    """Return the time stamp over the signature, if there is one; it has to be over this one."""
    if signature.stamp is None:
        return []
    return [_fitting(signature.stamp, signature.stamped)]


def _fitting(token: bytes, stamped: bytes) -> TimeStamp:
    try:
        stamp = read_time_stamp(token)
    except SignedDataError as error:
        raise _StampBrokenError(str(error)) from error
    if not stamp.fits(lambda digest: digest_by(digest, stamped)):
        raise _StampBrokenError("over something else")
    return stamp


def _with_proofs(judge: Judge, archive: tuple[ArchiveStamp, ...]) -> Judge:
    """Let the judge see what the file brings along; each proves something, or it does not."""
    certificates = []
    for der in (der for stamp in archive for der in stamp.proofs.certificates):
        try:
            certificates.append(as_asn1(strangers_certificate(der)))
        except MALFORMED_ASN1:
            continue
    crls = tuple(der for stamp in archive for der in stamp.proofs.crls)
    evidence = replace(judge.evidence, crls=(*judge.evidence.crls, *crls))
    return replace(judge, evidence=evidence.with_certificates(certificates))


def _judge(signature: WordSignature, trust: Trust, now: datetime) -> Judge:
    try:
        issuers = tuple(as_asn1(issuer) for issuer in signature.issuers)
    except MALFORMED_ASN1:
        issuers = ()
    return Judge(trust, Evidence(issuers), now)


def _signature_parts(parts: Mapping[str, bytes]) -> list[str]:
    """Return the parts that are signatures, by where they lie or by what points to them."""
    found = {name for name in parts if name.startswith(SIGNATURES_FOLDER) and name.endswith(".xml")}
    for origin in relationships(parts, ""):
        if origin.type == SIGNATURE_ORIGIN and not origin.external:
            pointed = relationships(parts, origin.target)
            found |= {each.target for each in pointed if each.type == SIGNATURE}
    names = sorted(found & set(parts))
    if len(names) > _MOST_SIGNATURES:
        raise OpcError("too many signatures")
    return names


def _unsealed(parts: Mapping[str, bytes]) -> Verdict:
    """Tell a Word file without a seal from one that had one, and from other archives."""
    if any(name.startswith(SIGNATURES_FOLDER) for name in parts):
        return Verdict(Status.CHANGED, (Finding(Problem.SEAL_UNREADABLE),))
    if "word" not in content_types(parts).of(main_part(parts)):
        return Verdict(Status.UNREADABLE, (Finding(Problem.NOT_A_DOCUMENT),))
    # Word keeps custom XML when it saves, and takes the seal away.
    removed = (Finding(Problem.SEAL_REMOVED),) if find_note(parts) is not None else ()
    return Verdict(Status.UNSEALED, removed)


def _broken(signature: WordSignature, *further: Problem) -> Verdict:
    findings = tuple(Finding(problem) for problem in (Problem.SEAL_BROKEN, *further))
    return Verdict(Status.CHANGED, findings, common_name(signature.certificate))


def _foreign(signature: WordSignature) -> Verdict:
    return Verdict(
        Status.FOREIGN,
        (Finding(Problem.SIGNER_UNKNOWN),),
        common_name(signature.certificate),
        signature.claimed_at,
    )
