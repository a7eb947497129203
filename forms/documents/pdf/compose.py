"""A whole document as structure and slices: its head or its cover, its blocks, its verification."""

from ..book import Contents
from ..tree import Document, headings_of
from .blocks import Blocks, Progress
from .contents import entries
from .cover import cover_page
from .places import letterhead, verification
from .setter import Setter
from .slices import Item
from .structure import Element
from .styles import TEXT_WIDTH


class SealPlacesError(Exception):
    """A document that is to be sealed has no place for the seal, or more than one."""


class Composer:
    """Makes a document's structure and slices; `seal_field` lays a field over the seal's place."""

    def __init__(self, document: Document, setter: Setter, *, seal_field: bool) -> None:
        self.document, self.setter, self.seal_field = document, setter, seal_field
        self.root = Element("Document")
        self.progress = Progress(seal_field=seal_field)
        self.flow = Blocks(setter, self.root, TEXT_WIDTH, self.progress)

    def compose(self) -> list[Item]:
        """Return all slices of the document in order; `root` then holds its structure.

        Raises `SealPlacesError` when there is more than one place for the seal, or none for a
        field.
        """
        document, flow = self.document, self.flow
        if document.cover:
            flow.add(cover_page(self.setter, document, document.cover, self.root))
            flow.turns = True
        else:
            flow.add(letterhead(self.setter, document, self.root))
            flow.title(document.title)
        flow.facts(document.facts)
        for number, block in enumerate(document.blocks):
            start = len(flow.items)
            if isinstance(block, Contents):
                self._contents(block)
            else:
                flow.block(block)
            for item in flow.items[start:]:
                item.origin = number
        seals = self.progress.seals
        if seals > 1 or (self.seal_field and not seals):
            raise SealPlacesError(f"{seals} places for the seal; there is one seal a document")
        flow.add(verification(self.setter, document, self.root))
        return flow.items

    def _contents(self, block: Contents) -> None:
        """Set the contents on pages of their own."""
        flow = self.flow
        flow.turns = True
        flow.contents_title(block.title)
        listed = [
            (number, heading)
            for number, heading in enumerate(headings_of(self.document.blocks), start=1)
            if heading.listed and heading.level <= block.deepest
        ]
        flow.add(entries(self.setter, listed, self.root))
        flow.turns = True
