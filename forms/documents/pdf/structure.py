"""The logical structure of a PDF: elements in reading order, and what on the pages belongs to them.

The elements are made from the document tree before anything is laid out (ISO 32000-1, 14.7); what
is painted later only points at them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Attributes = Mapping[str, Mapping[str, str | tuple[float, ...]]]


class MarkedContent(NamedTuple):
    """A stretch of a page's content stream, by page (from 0) and identifier."""

    page: int
    identifier: int


class Annotated(NamedTuple):
    """A link or a form field on a page, by its number among the document's annotations."""

    page: int
    number: int


@dataclass(slots=True, eq=False)
class Element:
    """A structure element; `attributes` are by owner, as in `{"Table": {"Scope": "/Row"}}`.

    A string among the attributes that begins with `/` is written as a name. `alternative` describes
    what is drawn (Alt), `actual` is the text that it stands for (ActualText).
    """

    tag: str
    attributes: dict[str, Mapping[str, str | tuple[float, ...]]] = field(default_factory=dict)
    alternative: str = ""
    actual: str = ""
    language: str = ""
    kids: "list[Element | MarkedContent | Annotated]" = field(default_factory=list)

    def add(
        self,
        tag: str,
        attributes: "Attributes | None" = None,
        *,
        alternative: str = "",
        actual: str = "",
        language: str = "",
    ) -> "Element":
        """Append a new element and return it."""
        kid = Element(tag, dict(attributes or {}), alternative, actual, language)
        self.kids.append(kid)
        return kid


def _first_page(element: Element) -> int | None:
    for kid in element.kids:
        page = _first_page(kid) if isinstance(kid, Element) else kid.page
        if page is not None:
            return page
    return None


class _Writer:
    """Turns elements into PDF objects and notes which element owns which content."""

    def __init__(self, pdf: pikepdf.Pdf, annotations: list[Dictionary]) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.annotations = annotations
        self.owners: list[dict[int, pikepdf.Object]] = [{} for _ in self.pages]
        self.annotation_owners: dict[int, pikepdf.Object] = {}

    def write(self, element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        written = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent)
        )
        page = _first_page(element)
        if page is not None:
            written.Pg = self.pages[page]
        if element.alternative:
            written.Alt = String(element.alternative)
        if element.actual:
            written.ActualText = String(element.actual)
        if element.language:
            written.Lang = String(element.language)
        if element.attributes:
            written.A = Array(
                [_attributes(owner, values) for owner, values in element.attributes.items()]
            )
        kids = [self._kid(kid, written, page) for kid in element.kids]
        if kids:
            written.K = kids[0] if len(kids) == 1 else Array(kids)
        return written

    def _kid(
        self, kid: Element | MarkedContent | Annotated, owner: pikepdf.Object, page: int | None
    ) -> pikepdf.Object | int:
        if isinstance(kid, Element):
            return self.write(kid, owner)
        if isinstance(kid, MarkedContent):
            self.owners[kid.page][kid.identifier] = owner
            if kid.page == page:
                return kid.identifier
            return Dictionary(Type=Name.MCR, Pg=self.pages[kid.page], MCID=kid.identifier)
        self.annotation_owners[kid.number] = owner
        return Dictionary(Type=Name.OBJR, Pg=self.pages[kid.page], Obj=self.annotations[kid.number])


def _attributes(owner: str, values: Mapping[str, str | tuple[float, ...]]) -> Dictionary:
    written = Dictionary(O=Name("/" + owner))
    for key, value in values.items():
        if isinstance(value, str):
            written["/" + key] = Name(value) if value.startswith("/") else String(value)
        else:
            written["/" + key] = Array([round(number, 2) for number in value])
    return written


def write_structure(pdf: pikepdf.Pdf, root: Element, annotations: list[Dictionary]) -> None:
    """Write the structure tree and the parent tree, and tie pages and annotations to them."""
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _Writer(pdf, annotations)
    tree.K = writer.write(root, tree)
    numbers: list[pikepdf.Object | int] = []
    for number, owned in enumerate(writer.owners):
        writer.pages[number].StructParents = number
        writer.pages[number].Tabs = Name.S
        numbers += [number, Array([owned[identifier] for identifier in sorted(owned)])]
    for number, annotation in enumerate(annotations, start=0):
        key = len(writer.pages) + number
        annotation.StructParent = key
        numbers += [key, writer.annotation_owners[number]]
    tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    tree.ParentTreeNextKey = len(writer.pages) + len(annotations)
    pdf.Root.StructTreeRoot = tree


def walk(element: Element) -> Iterator[Element]:
    """Yield an element and all below it, in reading order."""
    yield element
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from walk(kid)
