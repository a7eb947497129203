"""The last act: the final document, rendered once, sealed, and stored for good."""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.anchors import anchor
from forms.archive.framing import frame_for
from forms.archive.keeping import PDF, WORD, keep
from forms.archive.models import Event, SealedFile, Submission, WaitingSeal
from forms.archive.organisation_seal import seal, trust
from forms.archive.raising import drain_some, queue_if_short, require_genuine, shortfall_of
from forms.archive.submitting import fonts
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.cases.people import User
from forms.documents import SEAL_FIELD, Standard, render_docx, render_pdf
from forms.documents.tree import Document
from forms.library import registry
from forms.library.composing import Edition, compose
from forms.library.frame import Outcome, Replaced, Status
from forms.signing import Reached, Reaching, proven_until


@dataclass(frozen=True, slots=True)
class SealedPair:
    """A document's two sealed files as far as was reached, and the number of the PDF's pages."""

    pdf: Reached
    word: Reached
    pages: int


def reaching() -> Reaching:
    """Return what the files of one document are sealed with."""
    own = seal()
    return Reaching(own.sealer, own.time_stamps, trust())


def seal_document(
    document: Document, standard: Standard = "2a", able: Reaching | None = None
) -> SealedPair:
    """Render a final document, seal both files with the organisation's certificate, and check them.

    A time-stamp service or revocation list that is missing leaves a lesser seal. Raises
    SealingError for all else: which one says what is wrong.
    """
    able = able or reaching()
    rendered = render_pdf(document, fonts(), standard=standard, seal_field=True)
    pdf = able.pdf(rendered.content, field=SEAL_FIELD, reason=document.subject)
    word = able.word(render_docx(document, fonts()))
    for reached in (pdf, word):
        require_genuine(reached.sealed.content)
    return SealedPair(pdf, word, rendered.pages)


@transaction.atomic
def seal_when_all_have_answered(submission: Submission, actor: User | None) -> bool:
    """Seal the document once everybody has answered; say whether it is sealed now.

    `actor` is who was signed in when the last answer came, and nobody where it came by a link.
    All of it is one transaction under a lock: killed at any point, it leaves every answer as it
    was and no files, and can be done again. Raises SealingError, and leaves the same. Where a
    time-stamp service or a revocation list is silent the seal is a lesser one, and is queued to be
    brought up; see `raising`.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status == Submission.Status.SEALED:
        return True
    waiting = locked.parties.filter(outcome=Outcome.WAITING).exists()
    if waiting or locked.status != Submission.Status.AWAITING:
        return False
    locked.sealed_at = timezone.now()
    digests: dict[str, str] = {}
    able = reaching()
    for edition, document in final_documents(locked).items():
        digests |= _keep_sealed(locked, edition, seal_document(document, able=able))
    locked.sheets.all().delete()
    locked.status = Submission.Status.SEALED
    locked.save(update_fields=["status", "sealed_at"])
    events.append(locked, Event.Kind.SEALED, actor, digests, locked.sealed_at)
    note(locked.case, actor, CaseEvent.Kind.SEALED, locked.title)
    transaction.on_commit(anchor, robust=True)
    if not WaitingSeal.objects.filter(sealed_file__submission=locked).exists():
        transaction.on_commit(drain_some, robust=True)
    return True


def _keep_sealed(submission: Submission, edition: str, pair: SealedPair) -> dict[str, str]:
    """Store both files; return their digests by edition and kind."""
    digests = {}
    for kind, media_type, reached in (
        (SealedFile.Kind.PDF, PDF, pair.pdf),
        (SealedFile.Kind.WORD, WORD, pair.word),
    ):
        stored = keep(reached.sealed.content, media_type)
        sealed_file = SealedFile.objects.create(
            submission=submission,
            edition=edition,
            kind=kind,
            file=stored,
            level=reached.sealed.level,
            shortfall=shortfall_of(reached.shortfall),
            proven_until=proven_until(reached.sealed.content),
        )
        queue_if_short(sealed_file)
        digests[f"{edition}_{kind}".strip("_")] = stored.sha256
    return digests


def final_documents(submission: Submission) -> dict[str, Document]:
    """Return the document with every party's answer and the evidence, and its editions, by key."""
    tool, frame = registry.tool(submission.slug), frame_for(submission, Status.FINAL)
    documents = {"": compose(tool, submission.answers, frame)}
    for edition in tool.editions:
        answers = edition.answers(submission.answers)
        if answers is not None:
            own = replace(frame, replaces=_in_edition(frame.replaces, edition))
            documents[edition.key] = compose(tool, answers, own, edition.title)
    return documents


def _in_edition(before: Replaced | None, edition: Edition) -> Replaced | None:
    """Return the version before with no more answers than the edition's readers may see."""
    if before is None:
        return None
    return replace(before, answers=edition.answers(before.answers) or {})
