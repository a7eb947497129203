"""The contents of a Word file: Word's own table of contents, filled in, that Word can update."""

from collections.abc import Sequence

from ..book import Contents
from ..tree import Heading, words
from .markup import Node, field_parts, name, node, text_nodes
from .writing import Writing, place_name

_HIGHEST = 2  # the level that contents begin with


def contents(
    block: Contents,
    headings: Sequence[tuple[int, Heading]],
    pages: dict[int, int],
    writing: Writing,
) -> list[Node]:
    """Return the heading and the entries of these headings, each by its number among all.

    `pages` says on which page each stands. The whole is what Word makes by itself (ECMA-376 part 1,
    17.16.5.68), so it can be updated there.
    """
    title = writing.paragraph(block.title, "TOCHeading")
    begin, end = field_parts(f'TOC \\o "{_HIGHEST}-{block.deepest}" \\h \\z')
    entries = [
        _entry(number, heading, pages[number], writing)
        for number, heading in headings
        if heading.listed and heading.level <= block.deepest
    ]
    if entries:
        entries[0][1:1] = begin
        entries[-1].extend(end)
    whole = node(
        "w:sdt",
        node(
            "w:sdtPr",
            node(
                "w:docPartObj",
                node("w:docPartGallery", val="Table of Contents"),
                node("w:docPartUnique"),
            ),
        ),
        node("w:sdtContent", title, *entries),
    )
    return [whole]


def _entry(number: int, heading: Heading, page: int, writing: Writing) -> Node:
    place = place_name(number)
    begin, end = field_parts(f"PAGEREF {place} \\h")
    link = node(
        "w:hyperlink",
        node("w:r", *text_nodes(words(heading.told).replace("\t", " ").replace("\n", " "))),
        node("w:r", node("w:tab")),
        *begin,
        node("w:r", *text_nodes(str(page))),
        *end,
        anchor=place,
    )
    link.set(name("w:history"), "1")
    paragraph = writing.paragraph((), f"TOC{heading.level}")
    paragraph.append(link)
    return paragraph
