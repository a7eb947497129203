"""Whether a Word file is as it was sealed, and by whom."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import islice

from .certificates import as_asn1, common_name
from .digests import digest_by
from .errors import MALFORMED_ASN1
from .judgement import Judge
from .opc import SIGNATURE, SIGNATURE_ORIGIN, OpcError, content_types, main_part, relationships
from .package import Package, PackageError, read_package
from .safe_xml import XmlError
from .sealed import Level
from .signed_data import SignedDataError, TimeStamp, read_time_stamp
from .trust import Evidence, Trust
from .verdicts import Finding, Problem, Status, Verdict
from .word import SIGNATURES_FOLDER
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
    findings = tuple(islice(dict.fromkeys(_differences(package, name, signature)), _MOST_FINDINGS))
    if findings:
        return Verdict(Status.CHANGED, findings, signer)
    stamps = _stamps(signature)
    if stamps is None:
        return Verdict(Status.CHANGED, (Finding(Problem.TIME_STAMP_BROKEN),), signer)
    stamping = judge.stamps(stamps)
    sealing = judge.sealer(signature.certificate, stamping.first, signature.claimed_at)
    if sealing.reason is not None:
        return Verdict(Status.FOREIGN, (Finding(sealing.reason),), signer, sealing.at)
    return Verdict(
        Status.GENUINE,
        (*stamping.findings(), *sealing.findings()),
        signer,
        sealing.at,
        Level.XADES_EPES if stamping.first is None else Level.XADES_T,
    )


def _differences(package: Package, name: str, signature: WordSignature) -> Iterator[Finding]:
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
    if not is_as_made(signature, parts[name], parts[note]):
        yield Finding(Problem.CONTENT_CHANGED, name)


def _stamps(signature: WordSignature) -> list[TimeStamp] | None:
    """Return the time stamp over the signature, if any; None where it is not over this one."""
    if signature.stamp is None:
        return []
    try:
        stamp = read_time_stamp(signature.stamp)
    except SignedDataError:
        return None
    fits = stamp.fits(lambda digest: digest_by(digest, signature.stamped))
    return [stamp] if fits else None


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
