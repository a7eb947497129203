"""How a text is read: its headings, its sections as plain text, and the way through a chapter."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page

BETWEEN = " · "  # what stands between a table's cells and between blocks, in plain text
IN_A_TREE = ("path", "title", "menu_title", "number", "url_path")  # what a tree needs of a page


@dataclass(frozen=True, slots=True)
class PageHeading:
    """A heading in a page: its words, its address after the #, and its level (2 or 3)."""

    text: str
    anchor: str
    level: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What stands under one heading, as plain text; before the first heading, it has none."""

    heading: str
    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A page in a tree, with what stands below it where that is unfolded."""

    title: str
    number: str
    url: str
    active: bool  # the page read is this one, or stands below it
    current: bool
    below: tuple["Branch", ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Way:
    """Where a page stands: its section, the tree of it, and the pages before and after."""

    section: Any
    tree: tuple[Branch, ...]
    previous: Any | None
    next: Any | None


def headings_of(body: Any) -> list[PageHeading]:
    """Return the headings in `body` (a stream value), in order."""
    return [
        PageHeading(block.value["text"], block.value["anchor"], int(block.value["level"]))
        for block in body
        if block.block_type == "heading"
    ]


def passages_of(body: Any) -> Iterator[Passage]:
    """Yield `body` (a stream value) as plain text, one passage a heading."""
    heading, anchor, said = "", "", list[Any]()
    for block in body:
        if block.block_type == "heading":
            if said:
                yield Passage(heading, anchor, plain_text(said))
            heading, anchor, said = block.value["text"], block.value["anchor"], []
        else:
            said.append(block)
    if heading or said:
        yield Passage(heading, anchor, plain_text(said))


def plain_text(stream: Iterable[Any]) -> str:
    """Return the words of a stream's blocks on one line."""
    said = [words for block in stream for words in block.block.get_searchable_content(block.value)]
    return BETWEEN.join(words for words in said if words)


def way_through(page: Any, section: Any) -> Way:
    """Return the way through `section`, seen from `page` somewhere below it.

    Only the branch that the reader is on is unfolded; what is not live is not there.
    """
    pages = _pages_below(section)
    here = next((i for i, other in enumerate(pages) if other.pk == page.pk), None)
    if here is None:  # a draft seen by its editor: it has no place in the order yet
        return Way(section, _below(section.path, pages, page), None, None)
    previous = pages[here - 1] if here else section
    following = pages[here + 1] if here + 1 < len(pages) else None
    return Way(section, _below(section.path, pages, page), previous, following)


def _pages_below(section: Any) -> list[Any]:
    """Return the live pages below `section` in reading order, without their texts: a query a kind.

    The tree needs titles and addresses only, and a section's texts are long.
    """
    found = section.get_descendants().live().order_by()
    pages: list[Any] = []
    for kind in found.values_list("content_type", flat=True).distinct():
        model = ContentType.objects.get_for_id(kind).model_class()
        of_kind = model._default_manager.descendant_of(section).live().public()  # type: ignore[union-attr]
        pages += of_kind.only(*IN_A_TREE)
    return sorted(pages, key=lambda page: str(page.path))


def _below(path: str, pages: list[Any], read: Any) -> tuple[Branch, ...]:
    """Return the branches right below `path`, from `pages` in the tree's order."""
    depth = len(path) + Page.steplen
    found = []
    for page in pages:
        if len(page.path) == depth and page.path.startswith(path):
            active = bool(read.path.startswith(page.path))
            found.append(
                Branch(
                    title=page.short_title,
                    number=page.number,
                    url=page.url,
                    active=active,
                    current=page.pk == read.pk,
                    below=_below(page.path, pages, read) if active else (),
                )
            )
    return tuple(found)
