"""From a draft to a document that can be signed: answers frozen, parties named, preview kept."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from forms.archive import events
from forms.archive.framing import frame_for
from forms.archive.keeping import HTML, PDF, keep
from forms.archive.models import Correction, Event, Party, StoredFile, Submission
from forms.cases.log import note
from forms.cases.models import CaseEvent
from forms.cases.people import User
from forms.definition.parties import parties
from forms.documents import Fonts, render_html, render_pdf
from forms.filling import drafts
from forms.filling.models import Draft
from forms.library import registry
from forms.library.composing import compose
from forms.library.frame import Status


class NotFinishedError(Exception):
    """The form still has something in its way."""


class NotAwaitingError(Exception):
    """The document is sealed, or taken back."""


@transaction.atomic
def submit(draft: Draft, actor: User) -> Submission:
    """Freeze the draft's answers for signing.

    Raises DraftClosedError when that has been done, NotFinishedError when something is missing.
    """
    locked = Draft.objects.select_for_update().select_related("version", "case").get(pk=draft.pk)
    if not locked.open:
        raise drafts.DraftClosedError
    filled = drafts.filled(locked)
    if not filled.reading.complete:
        raise NotFinishedError
    answers = filled.reading.answers
    correction = Correction.objects.filter(draft=locked).select_related("previous").first()
    previous = correction.previous if correction else None
    nothing = keep(b"", HTML)
    submission = Submission.objects.create(
        case=locked.case,
        draft=locked,
        version=locked.version,
        title=filled.form.title,
        answers=answers,
        answers_digest=answers_digest(answers),
        previous=previous,
        number=previous.number + 1 if previous else 1,
        preview=nothing,
        preview_pdf=nothing,
        created_by=actor,
        created_at=timezone.now(),
    )
    Party.objects.bulk_create(
        Party(
            submission=submission,
            position=position,
            question=party.question,
            number=party.number,
            role=party.role,
            name=party.name,
        )
        for position, party in enumerate(parties(filled.form, answers), start=1)
    )
    submission.preview, submission.preview_pdf = _previews(submission)
    submission.save(update_fields=["preview", "preview_pdf"])
    drafts.close(locked)
    digests = {
        "answers": submission.answers_digest,
        "definition": submission.version_id,
        "preview": submission.preview_id,
        "preview_pdf": submission.preview_pdf_id,
    }
    events.append(submission, Event.Kind.SUBMITTED, actor, digests, submission.created_at)
    note(submission.case, actor, CaseEvent.Kind.SUBMITTED, submission.title)
    return submission


@transaction.atomic
def take_back(submission: Submission, actor: User) -> Draft | None:
    """Take the document back from signing; the marks made are void, and the draft opens again.

    Raises NotAwaitingError when it is sealed or taken back already.
    """
    locked = Submission.objects.select_for_update().get(pk=submission.pk)
    if locked.status != Submission.Status.AWAITING:
        raise NotAwaitingError(locked.status)
    locked.status = Submission.Status.TAKEN_BACK
    locked.save(update_fields=["status"])
    locked.sheets.all().delete()
    events.append(locked, Event.Kind.TAKEN_BACK, actor)
    note(locked.case, actor, CaseEvent.Kind.TAKEN_BACK, locked.title)
    if locked.draft is not None:
        drafts.reopen(locked.draft)
    return locked.draft


def answers_digest(answers: dict[str, Any]) -> str:
    """Return the SHA-256, in hexadecimal, of the answers' canonical JSON (RFC 8785) in UTF-8."""
    text = json.dumps(answers, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def fonts() -> Fonts:
    """Return the fonts that documents are set in."""
    return Fonts.load(settings.DOCUMENT_FONTS)


def _previews(submission: Submission) -> tuple[StoredFile, StoredFile]:
    """Return what the parties are shown, as HTML and as a PDF, kept as it was shown."""
    frame = frame_for(submission, Status.FOR_SIGNATURE)
    document = compose(registry.tool(submission.slug), submission.answers, frame)
    html = keep(render_html(document, heading_level=2).encode(), HTML)
    return html, keep(render_pdf(document, fonts()).content, PDF)
