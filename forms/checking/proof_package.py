"""The proof package: all that proves a document, checked with openssl and without this system."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction
from django.template.loader import render_to_string

from forms.archive import anchors, events
from forms.archive.keeping import content_of
from forms.archive.models import Anchor, Event, SealedFile, Submission
from forms.archive.organisation_seal import trust
from forms.archive.raising import current_files
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.cases.people import User
from forms.checking import proof_commands as commands
from forms.checking.proof_commands import Step
from forms.signing import PdfPieces, WordPieces, take_apart
from forms.signing.taking_apart import crl_pem, pem

MEDIA_TYPE = "application/zip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o644 << 16


class NothingToProveError(Exception):
    """The document is not sealed, or has no file in these editions."""


@dataclass(slots=True)
class _Package:
    """What goes into the package, by name; and what its README tells to do."""

    files: dict[str, bytes] = field(default_factory=dict)
    sections: list[tuple[str, list[Step]]] = field(default_factory=list)


def file_name(submission: Submission) -> str:
    """Return what the package is called: which document it proves, and not whose."""
    return f"bevis-{submission.identifier}.zip"


@transaction.atomic
def fetched(submission: Submission, actor: User | None, editions: Iterable[str] | None) -> bytes:
    """Return the package for somebody who may have it, and log that it was fetched.

    `editions` are those that they may see, with "" for the whole document; None gives all. `actor`
    is None for a party who comes by a link. Raises NothingToProveError.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    content = proof_package(locked, editions)
    events.append(locked, Event.Kind.FETCHED, actor, {"file": "bevispakke"})
    note(locked.case, actor, CaseEvent.Kind.FILE_FETCHED, f"{locked.title} (bevispakke)")
    return content


def proof_package(submission: Submission, editions: Iterable[str] | None = None) -> bytes:
    """Return the package as a zip archive; the same archive of documents gives the same bytes."""
    chosen = None if editions is None else set(editions)
    files = [
        found for found in current_files(submission) if chosen is None or found.edition in chosen
    ]
    if not files:
        raise NothingToProveError(submission.identifier)
    package = _Package()
    names = _put_files(package, files)
    _put_events(package, submission, names)
    _put_anchor(package, submission)
    package.files["LAES-MIG.md"] = _readme(package, submission, names)
    package.files["SHA256SUMS"] = _sums(package.files)
    return _zipped(package.files)


def _put_files(package: _Package, files: list[SealedFile]) -> list[str]:
    taken = [(_name(found), content_of(found.file)) for found in files]
    pieces = {name: take_apart(content) for name, content in taken}
    roots = (*trust().roots, *trust().time_stamp_roots)
    others = dict.fromkeys(
        certificate
        for found in pieces.values()
        for certificate in found.certificates
        if certificate not in roots
    )
    crls = list(dict.fromkeys(crl for found in pieces.values() for crl in found.crls))
    lists = [f"spaerrelister/{number}.pem" for number in range(1, len(crls) + 1)]
    package.files |= dict(taken)
    package.files["certifikater/rod.pem"] = b"".join(map(pem, dict.fromkeys(roots)))
    package.files["certifikater/andre.pem"] = b"".join(map(pem, others))
    package.files["certifikater/segl.pem"] = pem(next(iter(pieces.values())).sealer)
    package.files |= {path: crl_pem(crl) for path, crl in zip(lists, crls, strict=True)}
    for name, found in pieces.items():
        steps = _put_pieces(package, name, found)
        if (revoked := commands.certificate_step(found, lists)) is not None:
            steps.append(revoked)
        package.sections.append((name, steps))
    return list(pieces)


def _put_pieces(package: _Package, name: str, found: PdfPieces | WordPieces) -> list[Step]:
    seal = f"segl/{name}"
    for number, stamp in enumerate(found.stamps, start=1):
        package.files[f"{seal}.tidsstempel-{number}.tst"] = stamp.token
        if stamp.data is not None:
            package.files[f"{seal}.stemplet-{number}.bin"] = stamp.data
    if isinstance(found, PdfPieces):
        package.files[f"{seal}.p7s"] = found.cms
        return commands.pdf_steps(name, found)
    package.files[f"{seal}.signeret.xml"] = found.signed
    package.files[f"{seal}.vaerdi"] = found.value
    package.files[f"{seal}.dele.txt"] = "".join(f"{part}\n" for part in found.parts).encode()
    for number, led in enumerate(found.objects, start=1):
        package.files[f"{seal}.led-{number}.xml"] = led
    return commands.word_steps(name, found)


def _put_events(package: _Package, submission: Submission, names: list[str]) -> None:
    log = []
    for event in submission.events.order_by("position"):
        content = events.canonical(event)
        package.files[f"haendelser/{event.position:04}.json"] = content
        log.append(json.loads(content) | {"digest": event.digest})
    text = json.dumps(log, ensure_ascii=False, indent=2, sort_keys=True)
    package.files["haendelser.json"] = f"{text}\n".encode()
    package.sections.append(("Hændelserne", commands.event_steps(names)))


def _put_anchor(package: _Package, submission: Submission) -> None:
    """Put in the newest anchor that says how long this document's chain of events was."""
    own = [each for each in anchors.anchored_chains() if each.submission == str(submission.pk)]
    if not own:
        return
    last = own[-1]
    found = Anchor.objects.get(position=last.anchor)
    package.files["forankring/forankring.json"] = bytes(found.statement)
    package.files["forankring/forankring.p7s"] = bytes(found.signature)
    if found.time_stamp is not None:
        package.files["forankring/tidsstempel.tst"] = bytes(found.time_stamp)
    steps = commands.anchor_steps(found.at, last.head, last.count)
    package.sections.append(("Forankringen", steps))


def _readme(package: _Package, submission: Submission, names: list[str]) -> bytes:
    context = {
        "submission": submission,
        "names": names,
        "first": commands.whole_package(),
        "sections": package.sections,
        "anchored": "forankring/forankring.json" in package.files,
        "lists": any(name.startswith("spaerrelister/") for name in package.files),
    }
    return render_to_string("checking/proof_readme.md", context).encode()


def _name(found: SealedFile) -> str:
    return "-".join(part for part in ("dokument", found.edition) if part) + f".{found.kind}"


def _sums(files: dict[str, bytes]) -> bytes:
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = _FILE_MODE
            archive.writestr(entry, files[name])
    return target.getvalue()
