"""The evidence page: who signed how and when, what each one saw, and where the seal stands."""

from collections import defaultdict

from forms.documents.tree import (
    Answer,
    Block,
    Column,
    Group,
    Heading,
    Paragraph,
    SealPlace,
    Table,
    plain,
)
from forms.library import danish
from forms.library.appendix import appendix_evidence
from forms.library.frame import Frame, Mark, Outcome, Status, Way
from forms.library.printing import cell

OUTCOMES = {
    Outcome.DRAWN: "Skrev under ved at tegne",
    Outcome.TYPED: "Skrev under ved at skrive sit navn",
    Outcome.ON_PAPER: "Skrev under på papir",
    Outcome.DECLINED: "Ønskede ikke at skrive under",
    Outcome.EXCUSED: "Blev fritaget for at skrive under",
    Outcome.WAITING: "Har ikke skrevet under",
}
WAYS = {
    Way.DEVICE: "På kommunens enhed",
    Way.LINK: "Med eget link",
    Way.PAPER: "Svarede på papir, som er bilag",
}
EXPLANATION = (
    "Dokumentet er forseglet digitalt af {municipality}. Seglet viser, hvem der har udstedt "
    "dokumentet, og at intet er ændret siden. Enhver kan tjekke det på {address}."
)
FINGERPRINT = (
    "Et fingeraftryk er et langt tal, som regnes ud af dokumentet. Ændrer nogen et bogstav, bliver "
    "tallet et andet. Her står fingeraftrykket af det, hver part så, før parten svarede."
)
NOT_REAL = (
    "DEMONSTRATION: Seglet er lavet af en prøveinstans og beviser ingenting. Dokumentet er et "
    "eksempel og ikke en gyldig aftale."
)


def evidence_blocks(marks: tuple[Mark, ...], frame: Frame) -> list[Block]:
    """Return the evidence of a final document, on one page; other documents have none."""
    if frame.status is not Status.FINAL:
        return []
    municipality = frame.letterhead.municipality
    blocks = [
        Heading(2, plain("Bevis for underskrifter og segl")),
        Paragraph(
            plain(EXPLANATION.format(municipality=municipality, address=frame.verify_address))
        ),
        *([Paragraph(plain(NOT_REAL))] if frame.demonstration else []),
        *_marks_table(marks),
        *_fingerprints(marks),
        *appendix_evidence(frame.papers),
        SealPlace(
            plain(f"Segl fra {municipality}"),
            (plain(f"Dokument {frame.identifier}"), plain(f"Lavet {danish.moment(frame.date)}")),
        ),
    ]
    return [Group(tuple(blocks))]


def _marks_table(marks: tuple[Mark, ...]) -> list[Block]:
    if not marks:
        return []
    columns = (
        Column(plain("Navn"), 0.22),
        Column(plain("Rolle"), 0.2),
        Column(plain("Hvordan"), 0.36),
        Column(plain("Hvornår"), 0.22),
    )
    rows = tuple(
        (
            cell(mark.party.name),
            cell(mark.party.role),
            cell(how(mark)),
            cell(danish.moment(mark.at) if mark.at else ""),
        )
        for mark in marks
    )
    return [Table(plain("Parternes svar"), columns, rows, row_headers=True)]


def how(mark: Mark) -> str:
    """Return how a party answered and how it was made sure who they are, a line each."""
    lines = [OUTCOMES[mark.outcome], WAYS[mark.way] if mark.way else "", mark.identified]
    if mark.reason:
        lines.append(f"Begrundelse: {mark.reason}")
    if mark.reservation:
        lines.append(f"Forbehold: {mark.reservation}")
    return "\n".join(line for line in lines if line)


def _fingerprints(marks: tuple[Mark, ...]) -> list[Block]:
    seen: defaultdict[str, list[str]] = defaultdict(list)
    for mark in marks:
        if mark.shown_digest:
            seen[mark.shown_digest].append(mark.party.name)
    if not seen:
        return []
    return [
        Paragraph(plain(FINGERPRINT)),
        *(
            Answer(plain(f"Set af {danish.listed(names)} (SHA-256)"), (plain(digest),))
            for digest, names in seen.items()
        ),
    ]
