"""A document's words in the order in which they are read, whichever way they are rendered."""

from collections.abc import Iterator, Mapping, Sequence

from .book import Aside, Contents, KeyFigures, Quote, Steps
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
    cell_texts,
    headings_of,
    list_texts,
    side_by_side,
    words,
)


def reading_order(document: Document, pages: Mapping[int, int] | None = None) -> list[str]:
    """Return the words of each paragraph, cell and picture, in order; none of them empty.

    A picture is read as its alternative text, a box as its state. Running heads and feet, bullets
    and numbers of lists are not among them. The contents say the page of each heading where
    `pages` tells it, by the heading's number from 1 (see `tree.headings_of`).
    """
    return [text for text in _Reading(document, pages or {}).document() if text]


def _each(texts: "Iterator[Text] | Sequence[Text]") -> Iterator[str]:
    for text in texts:
        yield words(text)


class _Reading:
    """Reads one document."""

    def __init__(self, document: Document, pages: Mapping[int, int]) -> None:
        self.whole, self.wording, self.pages = document, document.wording, pages

    def document(self) -> Iterator[str]:
        document, head = self.whole, self.whole.letterhead
        yield from document.marks
        yield head.municipality
        yield head.unit
        if document.cover:
            yield document.cover.kind
        yield words(document.title)
        if document.cover:
            yield words(document.cover.lead)
            yield from _facts(document.cover.facts)
        yield from _side_by_side(document.facts)
        yield from self.blocks(document.blocks)
        if document.verify_address:
            yield document.wording.verify
            yield document.short_address
            yield document.identifier
            yield document.version

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield words(block.told)
            case Paragraph():
                yield words(block.text)
            case ItemList():
                yield from _each(list_texts(block))
            case CheckList():
                yield from self.checks(block)
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
                yield from self.blocks(block.blocks)
            case PageBreak():
                return
            case PenPlaces():
                for written in block.places:
                    yield from _pen_place(written, self.wording)
            case ScannedPage():
                yield block.alternative
                yield block.caption
            case Contents() | Aside() | Quote() | Steps() | KeyFigures():
                yield from self.of_a_book(block)

    def of_a_book(self, block: Contents | Aside | Quote | Steps | KeyFigures) -> Iterator[str]:
        match block:
            case Contents():
                yield words(block.title)
                yield from self.contents(block)
            case Aside():
                yield block.kind
                yield words(block.title)
                yield from self.blocks(block.blocks)
                yield words(block.source)
            case Quote():
                yield from _each(block.paragraphs)
                yield words(block.speaker)
            case Steps():
                yield words(block.caption)
                for step in block.steps:
                    yield step.label
                    yield words(step.title)
                    yield from self.blocks(step.blocks)
            case KeyFigures():
                yield from _facts(block.figures)
                yield words(block.source)

    def contents(self, block: Contents) -> Iterator[str]:
        for number, heading in enumerate(headings_of(self.whole.blocks), start=1):
            if heading.listed and heading.level <= block.deepest:
                yield words(heading.told)
                yield str(self.pages.get(number, ""))

    def checks(self, block: CheckList) -> Iterator[str]:
        for item in block.items:
            yield self.wording.ticked if item.ticked else self.wording.unticked
            yield words(item.text)
            yield words(item.note)


def _side_by_side(facts: tuple[Fact, ...]) -> Iterator[str]:
    for beside in side_by_side(facts):
        yield from _each(label for label, _ in beside)
        yield from _each(value for _, value in beside)


def _table(table: Table) -> Iterator[str]:
    yield words(table.caption)
    yield from _each(column.heading for column in table.columns)
    for row in table.rows:
        for cell in row:
            yield from _each(cell_texts(cell))


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
