"""The places with a form of their own in a Word document: letterhead, signature, verification."""

from collections.abc import Sequence

from ..drawing import Drawing
from ..fonts import Fonts
from ..images import pixel_size, plain_png
from ..png import png
from ..qr import qr_code
from ..tree import Document, Run, Signature, plain, words
from .markup import Node, border, node
from .pictures import Pictures
from .stylesheet import INK, RULE
from .writing import Writing, keep_with_next, paragraph_properties

_MILLIMETRE = 72 / 25.4
_LOGO_HEIGHT = 18 * _MILLIMETRE
_LOGO_WIDTH = 75 * _MILLIMETRE
_NAMES_HEIGHT = 28.0  # of the sender and its unit
_FARTHEST_BORDER = 31  # points that a border may stand from its text
_QR_SIZE = 16 * _MILLIMETRE
_PEN_HEIGHT = 46.0
_PIXELS = 3.0
_QR_PIXELS = 6.0
_BESIDE = "   "


def letterhead(
    document: Document, writing: Writing, pictures: Pictures, *, ruled: bool = True
) -> list[Node]:
    """Return the head of the first page: its marks, who sends it, and a rule below."""
    head = document.letterhead
    nodes: list[Node] = []
    if document.marks:
        marks = plain(_BESIDE.join(document.marks))
        nodes.append(writing.paragraph(marks, "DocumentMarks"))
    named = [(head.municipality, "Sender"), (head.unit, "SenderUnit")]
    shown = [(text, style) for text, style in named if text]
    for number, (text, style) in enumerate(shown, start=1):
        last = number == len(shown)
        ending = [_rule_below(head.colour, logo=bool(head.logo))] if last and ruled else []
        nodes.append(
            writing.paragraph(plain(text), style, properties=ending, at_right=bool(head.logo))
        )
    if head.logo:
        nodes[-len(shown)].insert(1, _logo(head.logo, pictures))
    return nodes


def _rule_below(colour: str, *, logo: bool) -> Node:
    missing = _LOGO_HEIGHT + 8 - _NAMES_HEIGHT if logo else 8
    return node("w:pBdr", border("bottom", colour, 10, min(_FARTHEST_BORDER, round(missing))))


def _logo(content: bytes, pictures: Pictures) -> Node:
    picture = plain_png(content)
    across, down = pixel_size(picture)
    scale = min(_LOGO_WIDTH / across, _LOGO_HEIGHT / down)
    return pictures.beside(picture, across * scale, down * scale)


def signature_cell(
    place: Signature, writing: Writing, pictures: Pictures, fonts: Fonts, width: float
) -> list[Node]:
    """Return a party's place: who, as what, the mark on its line, and the facts of it."""
    nodes = [writing.paragraph(place.name, "Signer"), writing.paragraph(place.role, "SignerRole")]
    line = node("w:pBdr", border("bottom", INK, 6, 2))
    if isinstance(place.mark, Drawing):
        nodes.append(_drawn(place, place.mark, pictures, fonts, width, line))
    else:
        style = "TypedSignature" if place.mark else "SignatureMark"
        nodes.append(writing.paragraph(place.mark or (), style, properties=[line]))
    facts = [
        writing.paragraph((*label, Run(" "), *value), "SignatureFact", faded=len(label))
        for label, value in place.facts
    ]
    keep_with_next(facts[:-1])
    return [*nodes, *facts]


def _drawn(
    place: Signature,
    drawing: Drawing,
    pictures: Pictures,
    fonts: Fonts,
    width: float,
    line: Node,
) -> Node:
    scale = min(width / drawing.width, _PEN_HEIGHT / drawing.height)
    picture = pictures.inline(
        png(drawing, fonts, pixels=_PIXELS * scale),
        drawing.width * scale,
        drawing.height * scale,
        place.mark_alternative or words(place.name),
    )
    return node("w:p", paragraph_properties("SignatureMark", [line]), picture)


def verification(
    document: Document, writing: Writing, pictures: Pictures, fonts: Fonts
) -> Sequence[Node]:
    """Return how to check the document, in words, with the QR code beside them."""
    if not document.verify_address:
        return []
    address = Run(document.short_address, link=document.verify_address)
    texts = (
        plain(document.wording.verify),
        (address,),
        plain(f"{document.identifier}{_BESIDE}{document.version}"),
    )
    nodes = [writing.paragraph(text, "Verification") for text in texts]
    code = qr_code(document.verify_address, _QR_SIZE)
    picture = png(code, fonts, pixels=_QR_PIXELS)
    nodes[0].insert(1, pictures.beside(picture, _QR_SIZE, _QR_SIZE, down=3.0))
    # The picture hangs from its paragraph, so the space above belongs to one of its own.
    above = node("w:pBdr", border("bottom", RULE, 4, 6))
    nodes.insert(0, node("w:p", paragraph_properties("VerificationRule", [above])))
    keep_with_next(nodes[:-1])
    return nodes
