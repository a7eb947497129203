"""What is told of scanned pages: what came in, what is wrong, and how to do better."""

from collections.abc import Sequence
from dataclasses import dataclass

from forms.archive.models import Submission
from forms.archive.scans import Intake, Remark
from forms.cases.models import Case
from forms.cases.people import User
from forms.library import danish
from forms.paper.codes import PageCode
from forms.paper.files import MOST_BYTES, MOST_PAGES, Problem
from forms.paper.reading import Fault

KINDS = "PDF, JPEG, PNG eller HEIC"
PROBLEMS = {
    Problem.EMPTY: "Filen er tom. Scan siderne igen.",
    Problem.TOO_LARGE: f"Filen fylder mere end {MOST_BYTES // 1_000_000} MB. Del den i flere.",
    Problem.OTHER_KIND: f"Filen er ikke en scanning, vi kan læse. Brug {KINDS}.",
    Problem.DAMAGED: "Filen er beskadiget og kan ikke åbnes. Scan siderne igen.",
    Problem.LOCKED: "Filen er låst med en adgangskode. Gem den uden kode, og prøv igen.",
    Problem.TOO_MANY_PAGES: f"Filen har mere end {MOST_PAGES} sider. Del den i flere.",
    Problem.TOO_MANY_PIXELS: "Billedet er alt for stort. Tag det igen med mindre opløsning.",
    Problem.TOOK_TOO_LONG: "Filen tog for lang tid at læse. Prøv igen med færre sider ad gangen.",
}
FAULTS = {
    Fault.TOO_SMALL: "Billedet er for groft. Gå tættere på, eller scan med mindst 150 dpi.",
    Fault.TOO_DARK: "Billedet er for mørkt. Tag det igen i godt lys.",
    Fault.BLURRED: "Billedet er uskarpt. Hold telefonen i ro, og tag det igen.",
    Fault.NO_CODE: (
        "Vi kan ikke finde koden på siden. Tag hele siden med, så begge de firkantede koder kan "
        "ses. Er det en anden side, så lad den ude."
    ),
}
KNOWN = "Billedet er her allerede."
OTHER_DOCUMENT = "Siden er fra et andet dokument."
OTHER_KNOWN = "Siden er fra et andet dokument: »{title}« for {person}."
EARLIER = (
    "Siden er fra en tidligere version af dokumentet. Den gælder ikke. Print den nye, og skriv "
    "under på den."
)
LATER = "Siden er fra en senere version af dokumentet. Gå til den version, og læg siden ind dér."


@dataclass(frozen=True, slots=True)
class Told:
    """What is told after an upload: how much came in, and a sentence for all that did not."""

    taken: str
    left_out: tuple[str, ...]


def told_of(intake: Intake, submission: Submission, reader: User) -> Told:
    """Return what to tell of an upload; nothing that this reader may not see."""
    pages: dict[tuple[str, str], list[int]] = {}
    for remark in intake.remarks:
        said = _said(remark, submission, reader)
        pages.setdefault((remark.name, said), []).append(remark.page)
    left_out = tuple(f"{_where(name, found)}: {said}" for (name, said), found in pages.items())
    return Told(_taken(intake.taken), left_out)


def _taken(count: int) -> str:
    if not count:
        return ""
    return "1 side er lagt ind." if count == 1 else f"{count} sider er lagt ind."


def _where(name: str, pages: Sequence[int]) -> str:
    """Return which file, and which of its pages where it has been opened."""
    numbers = [str(page) for page in pages if page]
    if not numbers:
        return f"»{name}«"
    return f"»{name}«, side {danish.listed(numbers)}"


def _said(remark: Remark, submission: Submission, reader: User) -> str:
    if remark.problem is not None:
        return PROBLEMS[remark.problem]
    if remark.fault is not None:
        return FAULTS[remark.fault]
    if remark.stranger is not None:
        return _stranger(remark.stranger, submission, reader)
    return KNOWN


def _stranger(code: PageCode, submission: Submission, reader: User) -> str:
    """Return whose page it is, as far as the reader may know."""
    found = Submission.objects.filter(identifier=code.identifier).first()
    if found is None:
        return OTHER_DOCUMENT
    same_draft = found.draft_id is not None and found.draft_id == submission.draft_id
    if found.pk == submission.pk or same_draft or found.pk in _before(submission):
        return EARLIER if found.created_at <= submission.created_at else LATER
    if submission.pk in _before(found):
        return LATER
    if not Case.objects.visible_to(reader).filter(pk=found.case_id).exists():
        return OTHER_DOCUMENT
    return OTHER_KNOWN.format(title=found.title, person=found.case.young_person)


def _before(submission: Submission) -> set[object]:
    """Return the keys of the versions that this one replaces, however far back."""
    keys: set[object] = set()
    found = submission.previous
    while found is not None and found.pk not in keys:
        keys.add(found.pk)
        found = found.previous
    return keys
