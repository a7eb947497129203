"""The running text of blocks: every paragraph in them, and every link."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup
from wagtail.blocks.list_block import ListValue
from wagtail.blocks.stream_block import StreamValue
from wagtail.blocks.struct_block import StructValue
from wagtail.contrib.typed_table_block.blocks import TypedTable
from wagtail.models import Page
from wagtail.rich_text import RichText

PARAGRAPHS = ("p", "li")


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of the site: its words, and the page's id, which may be nobody's."""

    words: str
    page: int


def rich_texts_in(value: Any) -> Iterator[RichText]:
    """Yield every rich text in a block's value, however deep, in reading order."""
    match value:
        case RichText():
            yield value
        case TypedTable():
            for row in value.rows:
                for cell in row:
                    yield from rich_texts_in(cell.value)
        case StructValue():
            for inner in value.values():
                yield from rich_texts_in(inner)
        case ListValue():
            for inner in value:
                yield from rich_texts_in(inner)
        case StreamValue():
            for child in value:
                yield from rich_texts_in(child.value)


def paragraphs_in(value: Any) -> Iterator[str]:
    """Yield the paragraphs and list items of a block's running text, as plain text."""
    for text in rich_texts_in(value):
        tree = BeautifulSoup(text.source, "html.parser")
        for element in tree.find_all(PARAGRAPHS):
            if not element.find(PARAGRAPHS):
                yield element.get_text(" ", strip=True)


def links_in(value: Any) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the words and attributes of every link in a block's running text."""
    for text in rich_texts_in(value):
        for link in BeautifulSoup(text.source, "html.parser").find_all("a"):
            yield (
                link.get_text(" ", strip=True),
                {name: str(said) for name, said in link.attrs.items()},
            )


def page_links_in(value: Any) -> Iterator[PageLink]:
    """Yield every link to a page, in running text and from blocks that lead to one."""
    for words, attributes in links_in(value):
        if attributes.get("linktype") == "page":
            yield PageLink(words, int(attributes.get("id", 0)))
    if isinstance(value, StructValue):
        yield from (
            PageLink(str(chosen.title), int(chosen.pk))
            for chosen in value.values()
            if isinstance(chosen, Page)
        )
