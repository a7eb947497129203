"""From the document tree to the bytes of a PDF: PDF/UA-1, and PDF/A-2a or PDF/A-3a."""

from base64 import a85decode
from dataclasses import dataclass, field
from io import BytesIO
from typing import get_args

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String
from reportlab.pdfgen.canvas import Canvas

from ..fonts import Fonts
from ..runs import PlaceMissingError
from ..text import encoded
from ..tree import Document
from .layout import lay_out, page_numbers
from .metadata import Standard, attach_data, write_metadata, write_outline
from .paginate import Position
from .pen import Findings, Link, Pen, SealField
from .running import paint_margins
from .structure import write_structure
from .styles import LEFT, PAGE_HEIGHT, PAGE_WIDTH

SEAL_FIELD = "Segl"
"""The name of the signature field that `render_pdf(…, seal_field=True)` prepares."""

_PRINTED = 4  # annotation flags (ISO 32000-1, 12.5.3)
_PRINTED_AND_LOCKED = 132
_EACH_OBJECT = ObjectStreamMode.disable
_UNFOLDED = 9  # deeper than any heading
_ABOVE = 12.0  # points of air above a heading that a link leads to


@dataclass(frozen=True, slots=True)
class RenderedPdf:
    """A finished PDF, how many pages it has, and on which of them (from 1) each heading stands.

    `headings` are by their number among the document's own (`tree.headings_of`), from 1.
    """

    content: bytes
    pages: int
    headings: dict[int, int] = field(default_factory=dict)


def render_pdf(
    document: Document, fonts: Fonts, *, standard: Standard = "2a", seal_field: bool = False
) -> RenderedPdf:
    """Return the document as a tagged PDF; the same document gives the same bytes.

    With "3a" `document.data` travels inside as `svar.json`. With `seal_field` an empty signature
    field named `SEAL_FIELD` lies over the seal's place.

    Raises `SealPlacesError` when the document has more than one place for the seal, or none for a
    field; `LogoUnreadableError` when the logo is no picture; `ValueError` for another standard.
    """
    if standard not in get_args(Standard):
        raise ValueError(f"no such standard: {standard}")
    pages, root = lay_out(document, fonts, seal_field=seal_field)
    drawn, pen = _paint(document, pages, fonts)
    with pikepdf.open(drawn) as pdf:
        _unwrap_pictures(pdf)
        faces = pdf.make_indirect(pen.embedded.write(pdf))
        for page in pdf.pages:
            page.obj.Resources.Font = faces
        annotations = [_annotation(pdf, found, pen.findings) for found in pen.findings.annotations]
        write_structure(pdf, root, annotations)
        write_metadata(pdf, document, standard)
        write_outline(pdf, pen.findings.outline, folded_from=2 if document.cover else _UNFOLDED)
        if standard == "3a" and document.data is not None:
            attach_data(pdf, document, document.data)
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            force_version="1.7",
            # A book's tags are many small objects; a file for sealing keeps each in sight.
            object_stream_mode=ObjectStreamMode.generate if document.cover else _EACH_OBJECT,
            fix_metadata_version=False,
        )
    return RenderedPdf(written.getvalue(), len(pages), page_numbers(pages))


def _unwrap_pictures(pdf: pikepdf.Pdf) -> None:
    """Write pictures as bytes and not as text, which is a quarter longer."""
    for picture in pdf.objects:
        filters = picture.get("/Filter") if isinstance(picture, pikepdf.Stream) else None
        if isinstance(filters, Array) and filters[0] == Name.ASCII85Decode:
            content = a85decode(b"<~" + picture.read_raw_bytes(), adobe=True)
            picture.write(content, filter=Array(list(filters)[1:]))


def _paint(document: Document, pages: list[list[Position]], fonts: Fonts) -> tuple[BytesIO, Pen]:
    drawn = BytesIO()
    canvas = Canvas(drawn, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=0, invariant=1)
    pen = Pen(canvas, fonts, len(pages), page_numbers(pages))
    for number, page in enumerate(pages):
        for position in page:
            position.slice.paint(pen, LEFT, position.top, again=position.again)
        if number or not document.cover:
            paint_margins(pen, document)
        pen.turn()
    canvas.save()
    drawn.seek(0)
    return drawn, pen


def _way(pdf: pikepdf.Pdf, link: Link, findings: Findings) -> Dictionary:
    """Return what following a link does (ISO 32000-1, 12.6.4)."""
    if not link.address.startswith("#"):
        return Dictionary(S=Name.URI, URI=String(encoded(link.address)))
    place = findings.places.get(link.address)
    if place is None:
        raise PlaceMissingError(link.address)
    top = round(PAGE_HEIGHT - place.top + _ABOVE, 2)
    return Dictionary(S=Name.GoTo, D=Array([pdf.pages[place.page].obj, Name.XYZ, 0, top, 0]))


def _annotation(pdf: pikepdf.Pdf, found: Link | SealField, findings: Findings) -> Dictionary:
    """Return a link or the signature field as an object of its page.

    Raises `PlaceMissingError` when a link leads to a place that is not in the document.
    """
    page = pdf.pages[found.page].obj
    left, top, right, bottom = found.area
    area = Array(
        [round(edge, 2) for edge in (left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top)]
    )
    if isinstance(found, Link):
        annotation = Dictionary(
            Subtype=Name.Link,
            F=_PRINTED,
            Border=Array([0, 0, 0]),
            Contents=String(found.told if found.address.startswith("#") else found.address),
            A=_way(pdf, found, findings),
        )
    else:
        box = Array([0, 0, round(right - left, 2), round(bottom - top, 2)])
        empty = pdf.make_stream(
            b"", Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary()
        )
        annotation = Dictionary(
            Subtype=Name.Widget,
            F=_PRINTED_AND_LOCKED,
            FT=Name.Sig,
            T=String(SEAL_FIELD),
            TU=String(found.label),
            AP=Dictionary(N=empty),
        )
    annotation.Type, annotation.Rect, annotation.P = Name.Annot, area, page
    placed = pdf.make_indirect(annotation)
    page.Annots = Array([*page.get("/Annots", Array([])), placed])
    if isinstance(found, SealField):
        pdf.Root.AcroForm = Dictionary(Fields=Array([placed]))
    return placed
