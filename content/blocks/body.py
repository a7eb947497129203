"""A page's body: the blocks an editor may use, and what is checked when they are saved."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from typing import Any

from wagtail import blocks

from content.anchors import anchor_for, unlike

from .boxes import CaseBox, ChecklistBox, InfoBox, KnowledgeBox, QuoteBox
from .download import DownloadBlock
from .figure import FigureBlock
from .links import PackageLinkBlock, ToolLinkBlock
from .text import (
    RUNNING,
    AccordionBlock,
    HeadingBlock,
    KeyFiguresBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
)

_TEXT, _BOXES, _LINKS = "Tekst", "Bokse", "Veje videre"


class BodyBlock(blocks.StreamBlock):
    """What a page says. The names are kept in the database and in the starting content."""

    text = TextBlock(features=RUNNING, group=_TEXT)
    heading = HeadingBlock(group=_TEXT)
    figure = FigureBlock(group=_TEXT)
    steps = StepsBlock(group=_TEXT)
    key_figures = KeyFiguresBlock(group=_TEXT)
    table = TableBlock(group=_TEXT)
    accordion = AccordionBlock(group=_TEXT)
    knowledge = KnowledgeBox(group=_BOXES)
    quote = QuoteBox(group=_BOXES)
    checklist = ChecklistBox(group=_BOXES)
    case = CaseBox(group=_BOXES)
    info = InfoBox(group=_BOXES)
    tool_link = ToolLinkBlock(group=_LINKS)
    package_link = PackageLinkBlock(group=_LINKS)
    download = DownloadBlock(group=_LINKS)

    def clean(self, value: Any, *args: Any, **kwargs: Any) -> Any:
        """Check the blocks, and give each new heading an anchor that no other has."""
        return with_anchors(super().clean(value, *args, **kwargs))


def with_anchors(body: Any) -> Any:
    """Fill the empty anchors in `body` (a stream value) from the headings' words; return it."""
    headings = [block.value for block in body if block.block_type == "heading"]
    taken: set[str] = set()
    for heading in headings:
        wanted = heading.get("anchor") or anchor_for(heading["text"])
        heading["anchor"] = unlike(wanted, taken)
        taken.add(heading["anchor"])
    return body
