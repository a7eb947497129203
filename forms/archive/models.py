"""What is kept of a finished form: its answers, its parties' marks, its files and its events.

Files and events are written once; the database refuses to change them.
"""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse

from forms.archive.paper_models import PaperPage, ScannedSheet
from forms.archive.penstrokes import drawing_of
from forms.archive.stored import StoredFile, WrittenOnce, WrittenOnceError
from forms.archive.upkeep_models import Anchor, WaitingSeal
from forms.cases.models import Case
from forms.definition.parties import Party as PartyKey
from forms.documents.drawing import Drawing
from forms.filling.models import Draft, FormVersion
from forms.library import frame as library
from forms.library.evidence import OUTCOMES
from forms.library.frame import Mark, Outcome

__all__ = [
    "Anchor",
    "Event",
    "PaperPage",
    "Party",
    "ScannedSheet",
    "SealedFile",
    "StoredFile",
    "Submission",
    "WaitingSeal",
    "WrittenOnce",
    "WrittenOnceError",
    "new_identifier",
]

# Crockford's base 32: no letters that are read as others. Twelve of them are 60 bits: nobody
# guesses a document's id.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_identifier() -> str:
    """Return a document id as it is printed, `FF-7K3M-9QXT-2B4C`."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(12))
    return f"FF-{letters[:4]}-{letters[4:8]}-{letters[8:]}"


class Submission(models.Model):
    """A form whose answers are frozen, on its way to its seal or past it.

    `preview` is what the parties are shown, as HTML, and `preview_pdf` the same as a PDF.
    `previous` is the document that this one is a new version of, and `number` which version it is.
    `deadline` is the last day for answering. A sealed document that does not hold any more is
    withdrawn, with a reason. `event_count` and `event_head` say where its chain of events ends:
    how many there are, and the digest of the last one.
    """

    class Status(models.TextChoices):
        """How far it is."""

        AWAITING = "awaiting", "Til underskrift"
        SEALED = "sealed", "Forseglet"
        TAKEN_BACK = "taken_back", "Taget tilbage"
        WITHDRAWN = "withdrawn", "Tilbagekaldt"

    class Order(models.TextChoices):
        """Whether the parties are asked all at once."""

        TOGETHER = "together", "Alle på én gang"
        ONE_BY_ONE = "one_by_one", "En ad gangen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    identifier = models.CharField(max_length=20, unique=True, default=new_identifier)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="submissions")
    draft = models.ForeignKey(
        Draft, on_delete=models.SET_NULL, null=True, related_name="submissions"
    )
    version = models.ForeignKey(FormVersion, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveSmallIntegerField(default=1)
    previous = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replacements"
    )
    title = models.CharField(max_length=200)
    answers = models.JSONField()
    answers_digest = models.CharField(max_length=64)
    status = models.CharField(max_length=12, choices=Status, default=Status.AWAITING)
    preview = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    preview_pdf = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField()
    sealed_at = models.DateTimeField(null=True, blank=True)
    order = models.CharField(max_length=12, choices=Order, default=Order.TOGETHER)
    deadline = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    event_count = models.PositiveIntegerField(default=0, editable=False)
    event_head = models.CharField(max_length=64, blank=True, editable=False)
    anchored_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        ordering = ("-created_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("previous",),
                condition=~models.Q(status="taken_back"),
                name="one_replacement_a_document",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.identifier}"

    def get_absolute_url(self) -> str:
        """Return the address of the document's page."""
        return reverse("document", args=[self.pk])

    @property
    def slug(self) -> str:
        """The slug of its form."""
        return self.version.slug

    def superseded_by(self) -> "Submission | None":
        """Return the newest version that was sealed after this one, however many lie between."""
        newest = None
        found = self.replacements.filter(sealed_at__isnull=False).first()
        while found is not None:
            newest = found
            found = found.replacements.filter(sealed_at__isnull=False).first()
        return newest


class Party(models.Model):
    """Somebody who is asked to sign, and what they answered.

    `strokes` is the pen's trace as `penstrokes` describes it; `shown_digest` is the SHA-256 of the
    preview that stood on the screen when they answered. `email` and `phone` are where a link and
    its code are sent. `reservation` is what they said beside their signature, and `reason` what
    they said with a no, or the coordinator who excused them. `identified` says how it was made
    sure that it was they who answered. `written_name` and `written_on` are the name and the day
    that stand on paper.
    """

    class Way(models.TextChoices):
        """Where they answered."""

        DEVICE = library.Way.DEVICE.value, "På stedet"
        LINK = library.Way.LINK.value, "Med eget link"
        PAPER = library.Way.PAPER.value, "På papir"

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="parties")
    position = models.PositiveSmallIntegerField()
    question = models.CharField(max_length=80)
    number = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=400)
    name = models.CharField(max_length=400)
    outcome = models.CharField(
        max_length=12,
        choices=[(outcome.value, outcome.value) for outcome in Outcome],
        default=Outcome.WAITING.value,
    )
    way = models.CharField(max_length=8, choices=Way, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    strokes = models.JSONField(null=True, blank=True)
    typed = models.CharField(max_length=400, blank=True)
    reason = models.TextField(blank=True)
    reservation = models.TextField(blank=True)
    shown_digest = models.CharField(max_length=64, blank=True)
    identified = models.CharField(max_length=300, blank=True)
    written_name = models.CharField(max_length=400, blank=True)
    written_on = models.DateField(null=True, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ("submission", "position")
        constraints = (
            models.UniqueConstraint(fields=("submission", "position"), name="one_place_a_party"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.role})"

    @property
    def waiting(self) -> bool:
        """Whether the party has not answered yet."""
        return self.outcome == Outcome.WAITING

    @property
    def outcome_in_words(self) -> str:
        """The answer as people read it."""
        return OUTCOMES[Outcome(self.outcome)]

    def drawing(self) -> Drawing | None:
        """Return the pen's trace as a drawing."""
        return drawing_of(self.strokes) if self.strokes else None

    def mark(self) -> Mark:
        """Return the party's answer as documents take it."""
        return Mark(
            party=PartyKey(self.question, self.number, self.role, self.name),
            outcome=Outcome(self.outcome),
            way=library.Way(self.way) if self.way else None,
            at=self.answered_at,
            drawing=self.drawing(),
            typed=self.typed,
            reason=self.reason,
            reservation=self.reservation,
            identified=self.identified,
            shown_digest=self.shown_digest,
            written_name=self.written_name,
            written_on=self.written_on,
        )


class Correction(models.Model):
    """That a draft is to become the next version of a document."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="correction")
    previous = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="corrections")
    created_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.draft_id} corrects {self.previous_id}"


class SealedFile(WrittenOnce):
    """One of a document's sealed files; `edition` is empty for the whole document's.

    `generation` is 1 as it was sealed, and higher each time its seal was brought up or extended;
    the highest counts, and all are kept. `shortfall` says what was missing when the seal did not
    reach its full level, and `proven_until` when the last time stamp over it runs out.
    """

    class Kind(models.TextChoices):
        """What the file is."""

        PDF = "pdf", "PDF"
        WORD = "docx", "Word"

    class Shortfall(models.TextChoices):
        """What did not answer."""

        TIME_STAMP = "time_stamp", "Tidsstemplet mangler"
        REVOCATION = "revocation", "Spærrelisten mangler"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    edition = models.SlugField(max_length=20, blank=True)
    kind = models.CharField(max_length=8, choices=Kind)
    generation = models.PositiveSmallIntegerField(default=1)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="sealed_files")
    level = models.CharField(max_length=16)
    shortfall = models.CharField(max_length=12, choices=Shortfall, blank=True)
    proven_until = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("submission", "edition", "kind", "generation"),
                name="one_file_a_generation",
            ),
        )

    def __str__(self) -> str:
        return f"{self.submission.identifier} {self.edition} {self.kind} {self.generation}"


class Event(WrittenOnce):
    """Something that happened to a document, chained to what happened before it.

    `digest` is the SHA-256 of the event with the digest of the one before it, so that no event can
    be changed or taken out from between others unseen. See `events`.
    """

    class Kind(models.TextChoices):
        """What happened."""

        SUBMITTED = "submitted", "Sendt til underskrift"
        ANSWERED = "answered", "En part svarede"
        LINK_SENT = "link_sent", "Link sendt"
        LINK_RENEWED = "link_renewed", "Nyt link sendt, og det gamle lukket"
        LINK_WITHDRAWN = "link_withdrawn", "Link lukket"
        LINK_OPENED = "link_opened", "Link åbnet"
        CODE_SENT = "code_sent", "Engangskode sendt"
        CODE_ENTERED = "code_entered", "Engangskode skrevet rigtigt"
        EXCUSED = "excused", "En part blev fritaget"
        DEADLINE_SET = "deadline_set", "Frist sat"
        REMINDED = "reminded", "Påmindelse sendt"
        TOLD = "told", "Besked sendt"
        PRINTED = "printed", "Printet til underskrift på papir"
        SCANNED = "scanned", "Scannet papir lagt ind"
        TAKEN_BACK = "taken_back", "Taget tilbage"
        SEALED = "sealed", "Forseglet"
        FETCHED = "fetched", "Hentet"
        BROUGHT_UP = "brought_up", "Seglet bragt op på fuldt niveau"
        EXTENDED = "extended", "Seglet forlænget"
        WITHDRAWN = "withdrawn", "Tilbagekaldt"

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="events")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    at = models.DateTimeField()
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    data = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("submission", "position")
        constraints = (
            models.UniqueConstraint(fields=("submission", "position"), name="one_place_an_event"),
        )

    def __str__(self) -> str:
        return f"{self.submission_id} {self.position} {self.kind}"
