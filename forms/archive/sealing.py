"""The last act: the final document, rendered once, sealed, and stored for good."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.framing import frame_for
from forms.archive.keeping import PDF, WORD, keep
from forms.archive.models import Event, SealedFile, Submission
from forms.archive.organisation_seal import seal, trust
from forms.archive.submitting import fonts
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.cases.people import User
from forms.documents import SEAL_FIELD, Standard, render_docx, render_pdf
from forms.documents.tree import Document
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Outcome, Status
from forms.signing import Sealed, SealingError, seal_pdf, seal_word, verify
from forms.signing import Status as FileStatus


class UnverifiableSealError(SealingError):
    """A file that was just sealed does not pass our own check: the trust is set up wrongly."""


@dataclass(frozen=True, slots=True)
class SealedPair:
    """A document's two sealed files, and the number of pages of the PDF."""

    pdf: Sealed
    word: Sealed
    pages: int


def seal_document(document: Document, standard: Standard = "2a") -> SealedPair:
    """Render a final document, seal both files with the organisation's certificate, and check them.

    Raises SealingError: which one says what is wrong.
    """
    own, believed = seal(), trust()
    rendered = render_pdf(document, fonts(), standard=standard, seal_field=True)
    pdf = seal_pdf(
        rendered.content,
        own.sealer,
        field=SEAL_FIELD,
        time_stamps=own.time_stamps,
        trust=believed,
        reason=document.subject,
    )
    word = seal_word(render_docx(document, fonts()), own.sealer, time_stamps=own.time_stamps)
    for sealed in (pdf, word):
        verdict = verify(sealed.content, believed)
        if verdict.status is not FileStatus.GENUINE:
            raise UnverifiableSealError(f"the new seal is {verdict.status}: {verdict.problems}")
    return SealedPair(pdf, word, rendered.pages)


@transaction.atomic
def seal_when_all_have_answered(submission: Submission, actor: User | None) -> bool:
    """Seal the document once everybody has answered; say whether it is sealed now.

    `actor` is who was signed in when the last answer came, and nobody where it came by a link.
    All of it is one transaction under a lock: killed at any point, it leaves every answer as it
    was and no files, and can be done again. Raises SealingError, and leaves the same.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status == Submission.Status.SEALED:
        return True
    waiting = locked.parties.filter(outcome=Outcome.WAITING).exists()
    if waiting or locked.status != Submission.Status.AWAITING:
        return False
    locked.sealed_at = timezone.now()
    digests: dict[str, str] = {}
    for edition, document in final_documents(locked).items():
        digests |= _keep_sealed(locked, edition, seal_document(document))
    locked.status = Submission.Status.SEALED
    locked.save(update_fields=["status", "sealed_at"])
    events.append(locked, Event.Kind.SEALED, actor, digests, locked.sealed_at)
    note(locked.case, actor, CaseEvent.Kind.SEALED, locked.title)
    return True


def _keep_sealed(submission: Submission, edition: str, pair: SealedPair) -> dict[str, str]:
    """Store both files; return their digests by edition and kind."""
    digests = {}
    for kind, media_type, sealed in (
        (SealedFile.Kind.PDF, PDF, pair.pdf),
        (SealedFile.Kind.WORD, WORD, pair.word),
    ):
        stored = keep(sealed.content, media_type)
        SealedFile.objects.create(
            submission=submission, edition=edition, kind=kind, file=stored, level=sealed.level
        )
        digests[f"{edition}_{kind}".strip("_")] = stored.sha256
    return digests


def final_documents(submission: Submission) -> dict[str, Document]:
    """Return the document with every party's answer and the evidence, and its editions, by key."""
    tool, frame = registry.tool(submission.slug), frame_for(submission, Status.FINAL)
    documents = {"": compose(tool, submission.answers, frame)}
    for edition in tool.editions:
        answers = edition.answers(submission.answers)
        if answers is not None:
            documents[edition.key] = compose(tool, answers, frame, edition.title)
    return documents
