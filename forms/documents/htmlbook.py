"""What a publication has besides, as HTML: contents, boxes, steps, key figures, pictures."""

from base64 import b64encode
from collections.abc import Sequence

from lxml import etree

from .book import Aside, Contents, Cover, KeyFigures, Photograph, Quote, Steps
from .htmltext import TextWriter, add
from .images import plain_picture
from .svg import svg
from .tree import Block, Figure, ItemList, headings_of, item_parts, plain, words

_JPEG = b"\xff\xd8"


class BookWriter(TextWriter):
    """Writes what publications have; `whole` are the blocks that contents are made of."""

    whole: Sequence[Block] = ()

    def blocks(self, parent: etree._Element, blocks: Sequence[Block]) -> None:
        """Add blocks of any kind."""
        raise NotImplementedError

    def of_a_book(
        self, parent: etree._Element, block: Contents | Aside | Quote | Steps | KeyFigures
    ) -> None:
        """Add a block that only publications have."""
        match block:
            case Contents():
                self.contents(add(parent, "nav", "doc-contents"), block)
            case Aside():
                aside = add(parent, "div", "doc-aside")
                self.text(aside, "p", plain(block.kind), "doc-aside-kind")
                self.text(aside, "p", block.title, "doc-aside-title")
                self.blocks(aside, block.blocks)
                self.text(aside, "p", block.source, "doc-note")
            case Quote():
                quote = add(parent, "blockquote", "doc-quote")
                self.texts(quote, block.paragraphs)
                self.text(quote, "p", block.speaker, "doc-note")
            case Steps():
                self.text(parent, "p", block.caption, "doc-label")
                steps = add(parent, "ol", "doc-steps")
                for step in block.steps:
                    line = add(steps, "li")
                    self.text(line, "p", plain(step.label), "doc-step-label")
                    self.text(line, "p", step.title, "doc-step-title")
                    self.blocks(line, step.blocks)
            case KeyFigures():
                figures = add(parent, "ul", "doc-key-figures")
                for number, label in block.figures:
                    line = add(figures, "li")
                    self.text(line, "p", number, "doc-key-figure")
                    self.text(line, "p", label)
                self.text(parent, "p", block.source, "doc-note")

    def contents(self, nav: etree._Element, block: Contents) -> None:
        """Add the contents' heading and entries; on a screen they have no page numbers."""
        self.heading(nav, 2, block.title)
        items = add(nav, "ul", "doc-list")
        for heading in headings_of(tuple(self.whole)):
            if heading.listed and heading.level <= block.deepest:
                line = add(items, "li", f"doc-entry-{heading.level}")
                if heading.anchor:
                    line = etree.SubElement(line, "a", {"href": f"#{heading.anchor}"})
                self.fill(line, plain(words(heading.told)))

    def items(self, parent: etree._Element, block: ItemList) -> None:
        """Add a list, and the lists within its items."""
        items = add(parent, "ol" if block.ordered else "ul", "doc-list")
        for item in block.items:
            text, lists = item_parts(item)
            line = add(items, "li")
            self.fill(line, text)
            for inner in lists:
                self.items(line, inner)

    def figure(self, parent: etree._Element, block: Figure) -> None:
        """Add a drawing or a photograph with its caption."""
        figure = add(parent, "figure", "doc-figure")
        if isinstance(block.drawing, Photograph):
            picture = plain_picture(block.drawing.content)
            kind = "jpeg" if picture[:2] == _JPEG else "png"
            shown = f"data:image/{kind};base64,{b64encode(picture).decode('ascii')}"
            etree.SubElement(figure, "img", {"src": shown, "alt": block.alternative})
        else:
            figure.append(svg(block.drawing, block.alternative))
        self.text(figure, "figcaption", block.caption)

    def cover(self, article: etree._Element, cover: Cover) -> None:
        """Add what stands on the cover below its title."""
        self.text(article, "p", cover.lead, "doc-lead")
        for label, value in cover.facts:
            self.text(article, "p", label, "doc-label")
            self.text(article, "p", value)
