"""The places with a form of their own: letterhead, signatures, seal, verification."""

from collections.abc import Sequence
from dataclasses import replace

from ..drawing import Drawing
from ..images import plain_png
from ..qr import qr_code
from ..tree import Document, Run, SealPlace, Signature, plain, words
from . import styles
from .decor import Logo, SealRow, SealTarget, boxed, signing_line, topped, underlined
from .drawings import Picture
from .setter import Setter
from .slices import Compartment, Item, Row, Space, stack_height
from .structure import Element
from .styles import MILLIMETRE, TEXT_WIDTH

_LOGO_HEIGHT = 18 * MILLIMETRE
_LOGO_WIDTH = 75 * MILLIMETRE
_QR_SIZE = 16 * MILLIMETRE
_GUTTER = 26.0
_PEN_HEIGHT = 46.0
_SEAL_SIDE = 10.0
_BESIDE = "   "


def letterhead(setter: Setter, document: Document, parent: Element) -> list[Item]:
    """Return the head of the first page: its marks, who sends it, and a rule."""
    line = plain(_BESIDE.join(document.marks))
    items = setter.lines(line, styles.MARK, TEXT_WIDTH, parent)
    head = document.letterhead
    logo = Logo(plain_png(head.logo), _LOGO_WIDTH, _LOGO_HEIGHT) if head.logo else None
    start = logo.width + _GUTTER if logo else 0.0
    width = TEXT_WIDTH - start
    names: list[Item] = []
    for name, style in ((head.municipality, styles.SENDER), (head.unit, styles.UNIT)):
        aligned = replace(style, align="right" if logo else "left")
        names += setter.lines(plain(name), aligned, width, parent)
    parts = [Compartment(start, width, names)]
    if logo:
        parts.insert(0, Compartment(0.0, start, [Item(logo)]))
    items.append(Item(Row(parts, TEXT_WIDTH, underlined(setter.colour), (0.0, 9.0)), before=8.0))
    return items


def signature_rows(
    setter: Setter, places: Sequence[Signature], width: float, parent: Element
) -> list[Item]:
    """Return the parties' places, two beside each other."""
    across = (width - _GUTTER) / 2
    items = []
    for start in range(0, len(places), 2):
        parts = []
        for number, place in enumerate(places[start : start + 2]):
            contents = _signature(setter, place, across, parent.add("Div"))
            parts.append(Compartment(number * (across + _GUTTER), across, contents))
        items.append(Item(Row(parts, width, None, (0.0, 0.0)), before=20.0))
    return items


def _signature(setter: Setter, place: Signature, width: float, parent: Element) -> list[Item]:
    items = setter.lines(place.name, styles.SIGNER, width, parent)
    items += setter.lines(place.role, styles.SIGNED_AS, width, parent)
    items += _mark(setter, place, width, parent)
    items.append(Item(Row([], width, signing_line, (0.0, 0.0), least=6.0)))
    for label, value in place.facts:
        text = (*label, Run(" "), *value)
        items += setter.lines(text, styles.SIGNED_FACT, width, parent, faded=len(label))
    return items


def _mark(setter: Setter, place: Signature, width: float, parent: Element) -> list[Item]:
    """Return the mark, standing on the line; an empty place keeps its height."""
    items: list[Item] = []
    if isinstance(place.mark, Drawing):
        figure = parent.add("Figure", alternative=place.mark_alternative or words(place.name))
        picture = Picture(place.mark, figure, width=width, height=_PEN_HEIGHT, largest=2.0)
        items.append(Item(picture))
    elif place.mark:
        items += setter.lines(place.mark, styles.TYPED, width, parent)
    gap = max(4.0, _PEN_HEIGHT + 6.0 - stack_height(items))
    return [Item(Space(gap)), *items]


def seal_row(
    setter: Setter, place: SealPlace, width: float, parent: Element, *, field: bool
) -> list[Item]:
    """Return the seal's place; with `field` the signature field lies over it."""
    element = parent.add("Div")
    inner = width - 2 * _SEAL_SIDE
    items = setter.lines(place.label, styles.SEAL_LABEL, inner, element)
    items += setter.paragraphs(place.lines, inner, element, styles.SEAL_LINE, styles.SEAL_LINE)
    row = SealRow([Compartment(_SEAL_SIDE, inner, items)], width, boxed(setter.colour), (9.0, 9.0))
    if field:
        row.target = SealTarget(parent.add("Form"), words(place.label))
    return [Item(row, before=16.0)]


def verification(setter: Setter, document: Document, parent: Element) -> list[Item]:
    """Return the foot of the last page: how to check the document, as words and as a QR code."""
    if not document.verify_address:
        return []
    element = parent.add("Div")
    code = Picture(
        qr_code(document.verify_address, _QR_SIZE), None, width=_QR_SIZE, height=_QR_SIZE
    )
    start = _QR_SIZE + 12.0
    width = TEXT_WIDTH - start
    address = (Run(document.short_address, link=document.verify_address),)
    items = setter.lines(plain(document.wording.verify), styles.VERIFY, width, element)
    items += setter.lines(address, styles.VERIFY_ADDRESS, width, element)
    issue = plain(f"{document.identifier}{_BESIDE}{document.version}")
    items += setter.lines(issue, styles.VERIFY, width, element)
    space = max(0.0, (_QR_SIZE - stack_height(items)) / 2)
    parts = [
        Compartment(0.0, _QR_SIZE, [Item(code)]),
        Compartment(start, width, [Item(Space(space)), *items]),
    ]
    return [Item(Row(parts, TEXT_WIDTH, topped, (7.0, 0.0)), before=18.0, sinks=True)]
