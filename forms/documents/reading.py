"""A document's words in the order in which they are read, whichever way they are rendered."""

from collections.abc import Iterator, Sequence

from .drawing import Drawing
from .paper import PenBox, PenPlace, PenPlaces, ScannedPage
from .tree import (
    Answer,
    Block,
    CheckList,
    Document,
    Fact,
    Facts,
    Figure,
    Group,
    Heading,
    ItemList,
    Notice,
    PageBreak,
    Paragraph,
    SealPlace,
    Signature,
    Signatures,
    Table,
    Text,
    Wording,
    side_by_side,
    words,
)


def reading_order(document: Document) -> list[str]:
    """Return the words of each paragraph, cell and picture, in order; none of them empty.

    A picture is read as its alternative text, a box as its state. Running heads and feet, bullets
    and numbers of lists are not among them.
    """
    return [text for text in _document(document) if text]


def _document(document: Document) -> Iterator[str]:
    head = document.letterhead
    yield from document.marks
    yield head.municipality
    yield head.unit
    yield words(document.title)
    yield from _side_by_side(document.facts)
    yield from _blocks(document.blocks, document.wording)
    if document.verify_address:
        yield document.wording.verify
        yield document.short_address
        yield document.identifier
        yield document.version


def _each(texts: "Iterator[Text] | Sequence[Text]") -> Iterator[str]:
    for text in texts:
        yield words(text)


def _blocks(blocks: Sequence[Block], wording: Wording) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, wording)


def _block(block: Block, wording: Wording) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield words(block.text)
        case ItemList():
            yield from _each(block.items)
        case CheckList():
            for item in block.items:
                yield wording.ticked if item.ticked else wording.unticked
                yield words(item.text)
        case Answer():
            yield words(block.label)
            yield from _each(block.paragraphs)
        case Facts():
            if block.facts:
                yield words(block.caption)
            yield from _side_by_side(block.facts)
        case Table():
            yield from _table(block)
        case Figure():
            yield block.alternative
            yield words(block.caption)
        case Notice():
            yield words(block.title)
            yield from _each(block.paragraphs)
        case Signatures():
            for place in block.places:
                yield from _signature(place)
        case SealPlace():
            yield words(block.label)
            yield from _each(block.lines)
        case Group():
            yield from _blocks(block.blocks, wording)
        case PageBreak():
            return
        case PenPlaces():
            for written in block.places:
                yield from _pen_place(written, wording)
        case ScannedPage():
            yield block.alternative
            yield block.caption


def _side_by_side(facts: tuple[Fact, ...]) -> Iterator[str]:
    for beside in side_by_side(facts):
        yield from _each(label for label, _ in beside)
        yield from _each(value for _, value in beside)


def _table(table: Table) -> Iterator[str]:
    yield words(table.caption)
    yield from _each(column.heading for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from _each(cell)


def _signature(place: Signature) -> Iterator[str]:
    yield words(place.name)
    yield words(place.role)
    if isinstance(place.mark, Drawing):
        yield place.mark_alternative or words(place.name)
    elif place.mark:
        yield words(place.mark)
    yield from _facts(place.facts)


def _pen_place(place: PenPlace, wording: Wording) -> Iterator[str]:
    yield place.name
    yield place.role
    for row in place.rows:
        if isinstance(row, PenBox):
            yield wording.unticked
            yield row.label
        else:
            yield from (line.label for line in row)


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    for label, value in facts:
        yield words(label)
        yield words(value)
