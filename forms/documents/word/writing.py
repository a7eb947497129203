"""Paragraphs and runs of a Word document, made from the tree's text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from ..bidi import reads_leftwards, turns
from ..runs import PlaceMissingError
from ..text import encoded
from ..tree import Run, Text, words
from .markup import Node, name, node, text_nodes

# From the first to the last letter of a stretch that is read from right to left.
_LEFTWARDS = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
    "(?:[^A-Za-z\u00c0-\u024f\u0370-\u058f\n\t]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff])?"
)
_RUNNING_TEXT = {"Normal", "BodyText", "LeadParagraph", "Answer", "NoticeText", "AsideText"}
_GREY = "#565656"
_TEXT = name("w:t")
_PARAGRAPH = name("w:p")
_CONTROL = name("w:sdt")
_PROPERTIES = name("w:pPr")
_KEEPS_NEXT = name("w:keepNext")
_STYLE = name("w:pStyle")
_VALUE = name("w:val")
_RELATION = name("r:id")


class Writing:
    """Makes the paragraphs of one part of a document: its body, a header or a footer.

    `anchors` are the headings that links within the document lead to, by number.
    """

    def __init__(self, part: Part, language: str, anchors: Mapping[str, int] | None = None) -> None:
        self.part, self.language, self.anchors = part, language, anchors or {}

    def paragraph(
        self,
        text: Text,
        style: str,
        *,
        properties: Sequence[Node] = (),
        faded: int = 0,
        faded_to: str = _GREY,
        at_right: bool = False,
    ) -> Node:
        """Return a paragraph; `properties` follow its style in the order of the standard.

        The first `faded` runs are grey, or what they are `faded_to`. Text that is read from right
        to left stands at the right only where it is running text; in cells, labels and names it
        stands as all others do.
        """
        leftwards = reads_leftwards(words(text))
        given = list(properties)
        # Word's "right" is the end of the line: the left edge where text is read leftwards.
        if leftwards and style not in _RUNNING_TEXT:
            given.append(node("w:jc", val="left" if at_right else "right"))
        elif at_right:
            given.append(node("w:jc", val="right"))
        made = node("w:p", paragraph_properties(style, given, leftwards=leftwards))
        for number, run in enumerate(text):
            made.extend(self._runs(run, faded_to if number < faded else ""))
        return made

    def paragraphs(self, texts: Sequence[Text], style: str, *properties: Node) -> list[Node]:
        """Return a paragraph for each text that has words."""
        return [
            self.paragraph(text, style, properties=[deepcopy(item) for item in properties])
            for text in texts
            if words(text)
        ]

    def _runs(self, run: Run, colour: str) -> list[Node]:
        runs = [
            self._run(run, part, colour, leftwards=leftwards)
            for part, leftwards in _by_direction(run.text)
        ]
        if not run.link or not runs:
            return runs
        link = node("w:hyperlink", *runs)
        if run.place:
            if run.place not in self.anchors:
                raise PlaceMissingError(run.link)
            link.set(name("w:anchor"), place_name(self.anchors[run.place]))
        else:
            address = encoded(run.link)
            kind = RELATIONSHIP_TYPE.HYPERLINK
            link.set(_RELATION, self.part.relate_to(address, kind, is_external=True))
        link.set(name("w:history"), "1")
        return [link]

    def _run(self, run: Run, text: str, colour: str, *, leftwards: bool) -> Node:
        language = run.language or self.language
        properties = [
            node("w:rStyle", val="Hyperlink") if run.link else None,
            *([node("w:b"), node("w:bCs")] if run.strong else []),
            *([node("w:i"), node("w:iCs")] if run.emphasis else []),
            node("w:strike") if run.change == "removed" else None,
            node("w:color", val=colour.lstrip("#")) if colour else None,
            node("w:u", val="single") if run.change == "added" else None,
            node("w:rtl") if leftwards else None,
            node("w:lang", val=language) if run.language else None,
        ]
        given = [item for item in properties if item is not None]
        return node("w:r", node("w:rPr", *given) if given else None, *text_nodes(text))


def _by_direction(text: str) -> Iterator[tuple[str, bool]]:
    """Cut text into stretches, each with whether it is read from right to left."""
    if not turns(text):
        if text:
            yield text, False
        return
    start = 0
    for found in _LEFTWARDS.finditer(text):
        if found.start() > start:
            yield text[start : found.start()], False
        yield found.group(), True
        start = found.end()
    if start < len(text):
        yield text[start:], False


_BEFORE_BREAK = ("pStyle", "keepNext", "keepLines")
_BEFORE_BIDI = ("keepNext", "keepLines", "pageBreakBefore", "numPr", "pBdr", "shd", "tabs")


def paragraph_properties(
    style: str, properties: Sequence[Node] = (), *, leftwards: bool = False
) -> Node:
    """Return `w:pPr`: the style, what comes before `w:bidi` in the standard, and what follows."""
    first = [item for item in properties if _local(item) in _BEFORE_BIDI]
    last = [item for item in properties if _local(item) not in _BEFORE_BIDI]
    return node(
        "w:pPr", node("w:pStyle", val=style), *first, node("w:bidi") if leftwards else None, *last
    )


def _local(item: Node) -> str:
    return str(item.tag).rpartition("}")[2]


def keep_with_next(paragraphs: Sequence[Node]) -> None:
    """Let paragraphs stand on the page of what follows them."""
    for paragraph in paragraphs:
        properties = paragraph.find(_PROPERTIES)
        if properties is not None and properties.find(_KEEPS_NEXT) is None:
            style = properties.find(_STYLE)
            place = 0 if style is None else 1
            properties.insert(place, node("w:keepNext"))


def begin_page(paragraph: Node) -> None:
    """Let a paragraph begin a new page, or the first of a content control."""
    if paragraph.tag == _CONTROL:
        paragraph = next(paragraph.iter(_PARAGRAPH))
    properties = paragraph.find(_PROPERTIES)
    if properties is not None:
        before = [place for place, item in enumerate(properties) if _local(item) in _BEFORE_BREAK]
        properties.insert(before[-1] + 1 if before else 0, node("w:pageBreakBefore"))


def place_name(number: int) -> str:
    """Return the bookmark of heading `number`, named as Word names those that contents lead to."""
    return f"_Toc{number:08d}"


def bookmark(paragraph: Node, number: int) -> None:
    """Let links and the contents lead to a paragraph: heading `number`."""
    paragraph.insert(1, node("w:bookmarkStart", id=number, name=place_name(number)))
    paragraph.append(node("w:bookmarkEnd", id=number))


def words_in(nodes: Sequence[Node]) -> int:
    """Return how many words nodes hold."""
    return sum(len((text.text or "").split()) for made in nodes for text in made.iter(_TEXT))


def is_heading(made: Node) -> bool:
    """Tell whether a paragraph is a heading."""
    style = made.find(f"{_PROPERTIES}/{_STYLE}")
    return style is not None and str(style.get(_VALUE)).startswith("Heading")
