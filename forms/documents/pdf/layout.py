"""A document laid on pages, before anything of it is painted."""

from ..fonts import Fonts
from ..tree import Document
from .compose import Composer
from .lines import TextLine
from .paginate import Position, Sheet, paginate
from .setter import Setter
from .structure import Element
from .styles import BOOK, BOTTOM, LETTER, PAGE_HEIGHT, TOP, TOP_OF_FIRST


def lay_out(
    document: Document, fonts: Fonts, *, seal_field: bool = False
) -> tuple[list[list[Position]], Element]:
    """Return the pages, each as the slices on it from the top, and the structure's root."""
    look = BOOK if document.cover else LETTER
    setter = Setter(fonts, document.letterhead.colour, document.wording, look)
    composer = Composer(document, setter, seal_field=seal_field)
    later = Sheet(TOP, PAGE_HEIGHT - BOTTOM)
    first = Sheet(0.0, PAGE_HEIGHT) if document.cover else Sheet(TOP_OF_FIRST, later.bottom)
    return paginate(composer.compose(), first, later), composer.root


def page_numbers(pages: list[list[Position]]) -> dict[int, int]:
    """Return on which page, from 1, each heading stands, by its number among the headings."""
    return {
        position.slice.mark.number: number
        for number, page in enumerate(pages, start=1)
        for position in page
        if isinstance(position.slice, TextLine)
        and position.slice.mark
        and position.slice.mark.number
    }
