"""The audit: every stored file and every chain of events, held against their digests and seals."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from forms.archive import anchors, events
from forms.archive.models import Anchor, Event, SealedFile, StoredFile, Submission
from forms.archive.submitting import answers_digest
from forms.library import registry
from forms.signing import Status, Trust, verify

_SEALED = (Submission.Status.SEALED, Submission.Status.WITHDRAWN)


class Wrong(StrEnum):
    """What is wrong somewhere."""

    FILE_DAMAGED = "file-damaged"
    FILE_MISSING = "file-missing"
    SEAL_NOT_GENUINE = "seal-not-genuine"
    LEVEL_DIFFERS = "level-differs"
    GENERATION_MISSING = "generation-missing"
    EVENTS_BROKEN = "events-broken"
    EVENTS_CUT_OFF = "events-cut-off"
    EVENTS_ADDED = "events-added"
    EVENT_WITHOUT_FILE = "event-without-file"
    FILE_WITHOUT_EVENT = "file-without-event"
    ANSWERS_CHANGED = "answers-changed"
    ANCHOR_BROKEN = "anchor-broken"


@dataclass(frozen=True, slots=True)
class Discovery:
    """Something that is wrong: what, where (a document's number, a digest), and more of it."""

    wrong: Wrong
    where: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Extent:
    """How much was looked at, and where the anchors end: keep that elsewhere, and compare."""

    files: int
    documents: int
    events: int
    anchors: int
    last_anchor: str


def extent() -> Extent:
    """Return how much there is to look at."""
    last = Anchor.objects.order_by("-position").first()
    return Extent(
        files=StoredFile.objects.count(),
        documents=Submission.objects.count(),
        events=Event.objects.count(),
        anchors=last.position if last else 0,
        last_anchor=anchors.digest_of(last) if last else "",
    )


def audit(trust: Trust) -> Iterator[Discovery]:
    """Look at everything, and tell what is wrong as it is found."""
    yield from _files()
    for submission in Submission.objects.order_by("created_at", "pk").iterator(100):
        yield from _document(submission, trust)
    yield from _anchors(trust)


def _files() -> Iterator[Discovery]:
    for stored in StoredFile.objects.order_by("pk").iterator(10):
        if hashlib.sha256(bytes(stored.content)).hexdigest() != stored.sha256:
            yield Discovery(Wrong.FILE_DAMAGED, stored.sha256, _whose(stored))


def _whose(stored: StoredFile) -> str:
    found = stored.sealed_files.select_related("submission").first()
    return str(found) if found is not None else stored.media_type


def _document(submission: Submission, trust: Trust) -> Iterator[Discovery]:
    number = submission.identifier
    if answers_digest(submission.answers) != submission.answers_digest:
        yield Discovery(Wrong.ANSWERS_CHANGED, number)
    yield from _chain(submission)
    files = list(
        submission.files.select_related("file", "submission").order_by(
            "edition", "kind", "generation"
        )
    )
    yield from _seals(files, trust)
    yield from _completeness(submission, files)
    yield from _told(submission, files)


def _chain(submission: Submission) -> Iterator[Discovery]:
    length = submission.events.count()
    place = events.broken_at(submission)
    if place is not None and place > length:
        detail = f"{length} of {submission.event_count}"
        yield Discovery(Wrong.EVENTS_CUT_OFF, submission.identifier, detail)
    elif place is not None:
        yield Discovery(Wrong.EVENTS_BROKEN, submission.identifier, str(place))
    elif length > submission.event_count:
        submission.refresh_from_db(fields=["event_count"])  # one may have come meanwhile
        if submission.events.count() > submission.event_count:
            yield Discovery(Wrong.EVENTS_ADDED, submission.identifier, str(length))


def _seals(files: list[SealedFile], trust: Trust) -> Iterator[Discovery]:
    for found in files:
        verdict = verify(bytes(found.file.content), trust)
        if verdict.status is not Status.GENUINE:
            problems = ", ".join(str(each.problem) for each in verdict.problems)
            yield Discovery(Wrong.SEAL_NOT_GENUINE, str(found), f"{verdict.status} {problems}")
        elif verdict.level != found.level:
            detail = f"{verdict.level}, not {found.level}"
            yield Discovery(Wrong.LEVEL_DIFFERS, str(found), detail)


def _completeness(submission: Submission, files: list[SealedFile]) -> Iterator[Discovery]:
    if submission.status not in _SEALED:
        return
    present = {(found.edition, found.kind) for found in files}
    tool = registry.tool(submission.slug)
    editions = {"", *(each.key for each in tool.editions if each.answers(submission.answers))}
    for edition in sorted(editions | {edition for edition, _ in present}):
        for kind in SealedFile.Kind.values:
            if (edition, kind) not in present:
                what = " ".join(part for part in (submission.identifier, edition, kind) if part)
                yield Discovery(Wrong.FILE_MISSING, what)
    for edition, kind in sorted(present):
        same = [each.generation for each in files if (each.edition, each.kind) == (edition, kind)]
        if same != list(range(1, len(same) + 1)):
            what = " ".join(part for part in (submission.identifier, edition, kind) if part)
            yield Discovery(Wrong.GENERATION_MISSING, what, str(same))


def _told(submission: Submission, files: list[SealedFile]) -> Iterator[Discovery]:
    """Hold the files against what the events say was stored."""
    told: set[str] = set()
    for event in submission.events.all():
        if event.kind == Event.Kind.SEALED:
            told |= {value for value in event.data.values() if _is_digest(value)}
        elif event.kind in (Event.Kind.BROUGHT_UP, Event.Kind.EXTENDED):
            told.add(str(event.data.get("sha256", "")))
    stored = {found.file_id for found in files}
    for digest in sorted(told - stored):
        yield Discovery(Wrong.EVENT_WITHOUT_FILE, submission.identifier, digest)
    for digest in sorted(stored - told):
        yield Discovery(Wrong.FILE_WITHOUT_EVENT, submission.identifier, digest)


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and len(value) == 64


def _anchors(trust: Trust) -> Iterator[Discovery]:
    broken = anchors.broken_anchor(trust)
    if broken is not None:
        yield Discovery(Wrong.ANCHOR_BROKEN, str(broken))
        return
    for found in anchors.anchored_chains():
        if anchors.does_not_fit(found):
            known = Submission.objects.filter(pk=found.submission).first()
            where = known.identifier if known is not None else found.submission
            yield Discovery(
                Wrong.EVENTS_CUT_OFF, where, f"anchor {found.anchor}: {found.count} events"
            )
