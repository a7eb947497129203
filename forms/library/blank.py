"""A form on paper with nothing in it: for the meeting where no screen is welcome."""

from collections.abc import Iterable
from datetime import datetime

from forms.definition.form import Form, Section, Step, walk
from forms.definition.questions import (
    Choice,
    Information,
    Item,
    LongText,
    Rating,
    RowGroup,
    SeveralChoices,
    SignatureParty,
    Tick,
    YesNo,
)
from forms.documents.tree import (
    Block,
    Cell,
    Column,
    Document,
    Group,
    Heading,
    Letterhead,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Text,
    plain,
)
from forms.library import danish
from forms.library.composing import WORDING, Tool
from forms.library.printing import YES_NO

TOGETHER = "\N{NO-BREAK SPACE}"
APART = "\N{EM SPACE}"
MOST_COLUMNS = 5  # rows of more questions than this are asked one under the other
NARROW_ROWS, WIDE_ROWS = 6, 3  # room for so many, in a table and under headings
LINE, ROW_LINES, LONG_LINES = 1, 2, 5  # of writing by hand
NOTE = (
    "Skemaet er til at udfylde i hånden. Det bliver først en aftale, når svarene er skrevet ind i "
    "Fodfæste, og alle har taget stilling dér. Skriv ikke CPR-numre."
)


def blank(tool: Tool, letterhead: Letterhead, date: datetime) -> Document:
    """Return the form as a document to be filled in by hand; `date` is when it was printed."""
    form = tool.form
    body = [block for step in form.steps for block in _step(step)]
    return Document(
        title=plain(form.title),
        subject=form.purpose,
        date=date,
        letterhead=letterhead,
        wording=WORDING,
        identifier="Tomt skema",
        version=f"Hentet {danish.day(date.date().isoformat())}",
        verify_address="",
        blocks=(
            Paragraph(plain(NOTE), "lead"),
            Paragraph(plain(tool.source), "note"),
            *body,
            *_signatures(form),
        ),
        marks=("TOMT SKEMA",),
    )


def _step(step: Step) -> list[Block]:
    blocks = [block for section in step.sections for block in _section(section)]
    return [Heading(2, plain(step.title)), *blocks] if blocks else []


def _section(section: Section) -> list[Block]:
    """Return a section's questions: points and other questions in tables, rows by themselves."""
    blocks: list[Block] = []
    points = [item for item in section.items if isinstance(item, YesNo)]
    others = [item for item in section.items if _is_written(item) and item not in points]
    if others:
        blocks.append(_questions(section.title, others))
    if points:
        blocks.append(_points("" if others else section.title, points))
    for item in section.items:
        if isinstance(item, RowGroup):
            blocks += _rows(item)
    return blocks


def _is_written(item: Item) -> bool:
    return not isinstance(item, Information | SignatureParty | RowGroup)


def _questions(caption: str, items: list[Item]) -> Table:
    rows = tuple((_asked(item), _room(item)) for item in items)
    columns = (Column(plain("Spørgsmål"), 0.36), Column(plain("Svar"), 0.64))
    return Table(plain(caption), columns, rows, row_headers=True)


def _points(caption: str, items: list[YesNo]) -> Table:
    boxes = _boxes(YES_NO.values())
    rows = tuple((_asked(item), (plain(boxes),), _empty(LINE)) for item in items)
    columns = (
        Column(plain("Punkt"), 0.36),
        Column(plain("Svar"), 0.36),
        Column(plain("Bemærkning"), 0.28),
    )
    return Table(plain(caption), columns, rows, row_headers=True)


def _rows(group: RowGroup) -> list[Block]:
    """Return room for some rows: a table where they are narrow, else each under a heading."""
    asked = [item for item in group.questions if _is_written(item)]
    inner = [item for item in group.questions if isinstance(item, RowGroup)]
    if len(asked) <= MOST_COLUMNS and not inner:
        columns = tuple(Column(_heading(item), 1 / len(asked)) for item in asked)
        rows = tuple(tuple(_empty(ROW_LINES) for _ in asked) for _ in range(NARROW_ROWS))
        return [Table(plain(group.label), columns, rows)]
    about = f"{group.label}. {group.help}" if group.help else group.label
    blocks: list[Block] = [Paragraph(plain(about))]
    for number in range(1, WIDE_ROWS + 1):
        label = f"{group.row_label} {number}"
        inside = [block for rows_inside in inner for block in _rows(rows_inside)]
        questions = _questions("", asked)
        blocks.append(Group((Heading(3, plain(label)), questions, *inside)))
    return blocks


def _asked(item: Item) -> Cell:
    return (plain(item.label), plain(item.help)) if item.help else (plain(item.label),)


def _heading(item: Item) -> Text:
    """Return a column's heading, with what there is to choose between."""
    if isinstance(item, Choice | SeveralChoices):
        return plain(f"{item.label} ({', '.join(option.label.lower() for option in item.options)})")
    return plain(item.label)


def _room(item: Item) -> Cell:
    """Return room for the answer: boxes to tick, or lines to write on."""
    match item:
        case Choice() | SeveralChoices():
            return (plain(_boxes(option.label for option in item.options)),)
        case Tick():
            return (plain(_boxes([YES_NO["yes"]])),)
        case Rating():
            boxes = _boxes(str(number) for number in range(1, 6))
            return (plain(f"{item.lowest}{APART}{boxes}{APART}{item.highest}"),)
        case LongText():
            return _empty(LONG_LINES)
        case _:
            return _empty(LINE)


def _boxes(labels: Iterable[str]) -> str:
    """Return boxes to tick in one line of text; a box never parts from its label."""
    return APART.join(f"☐ {label}".replace(" ", TOGETHER) for label in labels)


def _empty(lines: int) -> Cell:
    return tuple(plain(TOGETHER) for _ in range(lines))


def _signatures(form: Form) -> list[Block]:
    """Return a place for each who signs; one for whoever else the rows will name."""
    parties = [item for item in walk(form.items) if isinstance(item, SignatureParty)]
    places = tuple(
        Signature(
            name=plain(party.label),
            role=plain("Navn og underskrift"),
            facts=((plain("Dato"), plain("")),),
        )
        for party in parties
    )
    return [Heading(2, plain("Underskrifter")), Signatures(places)] if places else []
