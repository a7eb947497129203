"""The body of a Word document: its head or its cover, its blocks, its verification."""

from docx.parts.story import StoryPart

from ..book import Contents
from ..fonts import Fonts
from ..pdf.plan import Plan
from ..tree import Document, headings_of, side_by_side
from .blocks import Blocks, Tools
from .contents import contents
from .cover import cover_nodes
from .markup import Node
from .numbering import Numbering
from .pictures import Pictures
from .places import letterhead, verification
from .stylesheet import BOOK_INSET, TEXT_WIDTH
from .writing import Writing

_LETTER = {"body": "Normal", "lead": "LeadParagraph", "note": "SmallNote"}
_BOOK = {"body": "BodyText", "lead": "LeadParagraph", "note": "SmallNote"}


class Body:
    """Makes the nodes of one document's body, in order; `plan` is what its PDF's pages are."""

    def __init__(
        self, document: Document, fonts: Fonts, part: StoryPart, plan: Plan | None = None
    ) -> None:
        self.document, self.plan = document, plan or Plan()
        headings = headings_of(document.blocks)
        anchors = {heading.anchor: number for number, heading in enumerate(headings, start=1)}
        writing = Writing(part, document.language, anchors)
        self.tools = Tools(
            document,
            fonts,
            writing,
            Pictures(part),
            Numbering(part),
            styles=_BOOK if document.cover else _LETTER,
        )
        inset = BOOK_INSET if document.cover else 0.0
        self.flow = Blocks(self.tools, TEXT_WIDTH, inset=inset)

    def make(self) -> list[Node]:
        """Return the body without its section properties.

        Raises `PlaceMissingError` when a link leads to a heading that is not there.
        """
        document, flow, tools = self.document, self.flow, self.tools
        writing, pictures, fonts = tools.writing, tools.pictures, tools.fonts
        if document.cover:
            flow.add(cover_nodes(document, document.cover, writing, pictures, fonts))
            flow.turns = True
        else:
            flow.add(letterhead(document, writing, pictures))
            flow.add(flow.heading(1, document.title))
        for facts in side_by_side(document.facts):
            flow.facts(facts)
        for number, block in enumerate(document.blocks):
            if number in self.plan.breaks:
                flow.turns = True
            if isinstance(block, Contents):
                self._contents(block)
            else:
                flow.block(block)
        flow.add(verification(document, writing, pictures, fonts))
        return flow.nodes

    def _contents(self, block: Contents) -> None:
        self.flow.turns = True
        headings = list(enumerate(headings_of(self.document.blocks), start=1))
        self.flow.add(contents(block, headings, self.plan.pages, self.tools.writing))
        self.flow.turns = True
