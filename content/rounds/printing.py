"""A round on paper: the questions, the answers, and who gave them when."""

from forms.cases.people import full_name
from forms.documents.tree import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    ItemList,
    Letterhead,
    Paragraph,
    Table,
    paragraphs,
    plain,
)
from forms.library import danish
from forms.library.composing import WORDING

from .models import AnswerRevision, Round
from .progress import Asked, progress_of, questions_of

UNANSWERED = "Ikke besvaret"
COLUMNS = (("Spørgsmål", 0.42), ("Svar og bemærkning", 0.34), ("Hvem og hvornår", 0.24))


def printed(round_: Round, letterhead: Letterhead) -> Document:
    """Return the round as a document; its date is that of the last change."""
    asked = questions_of(round_)
    last = max((question.answer.at for question in asked if question.answer), default=None)
    closed = round_.closed_at
    return Document(
        title=plain(round_.title),
        subject="En tjekliste, som en enhed har gået igennem.",
        date=closed or last or round_.started_at,
        letterhead=letterhead,
        wording=WORDING,
        identifier=f"Runde {str(round_.pk)[:8]}",
        version=f"Begyndt {danish.day(round_.started_at.date().isoformat())}",
        verify_address="",
        facts=tuple((plain(label), plain(value)) for label, value in _facts(round_) if value),
        blocks=tuple(_blocks(round_, asked)),
        marks=() if closed else ("IKKE AFSLUTTET",),
    )


def _facts(round_: Round) -> tuple[tuple[str, str], ...]:
    return (
        ("Enhed", round_.unit.name),
        ("Hvem svarer", round_.team),
        ("Begyndt af", full_name(round_.started_by)),
        ("Afsluttet", danish.moment(round_.closed_at) if round_.closed_at else "Ikke endnu"),
    )


def _blocks(round_: Round, asked: tuple[Asked, ...]) -> list[Block]:
    progress = progress_of(asked)
    lead = f"{progress.answered_of} spørgsmål er besvaret."
    rows = tuple((_question(a), _answer(a.answer), _who(a.answer)) for a in asked)
    columns = tuple(Column(plain(heading), share) for heading, share in COLUMNS)
    missing = tuple(
        plain(a.question) for a in asked if a.answer and a.answer.answer == AnswerRevision.Choice.NO
    )
    blocks: list[Block] = [
        Paragraph(plain(lead), "lead"),
        Table(plain("Svarene"), columns, rows, row_headers=True),
    ]
    if missing:
        blocks += [Heading(2, plain("Svaret er nej")), ItemList(missing)]
    if round_.source:
        blocks.append(Paragraph(plain(f"Kilde til spørgsmålene: {round_.source}"), "note"))
    return blocks


def _question(asked: Asked) -> Cell:
    said = (plain(f"{asked.number}. {asked.question}"),)
    return (*said, plain(asked.help)) if asked.help else said


def _answer(answer: AnswerRevision | None) -> Cell:
    if answer is None:
        return (plain(UNANSWERED),)
    return (plain(answer.get_answer_display() or UNANSWERED), *paragraphs(answer.remark))


def _who(answer: AnswerRevision | None) -> Cell:
    return (
        (plain(full_name(answer.by)), plain(danish.moment(answer.at))) if answer else (plain(""),)
    )
