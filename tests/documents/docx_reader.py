"""Reads a Word file as a screen reader would: paragraph by paragraph, cell by cell."""

from io import BytesIO

import docx
from docx.oxml.ns import qn
from lxml import etree

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


def read_docx(content: bytes) -> list[str]:
    """Return the words of the body in order; pictures and boxes by what they are called."""
    body = docx.Document(BytesIO(content)).element.body
    return [text for text in _blocks(body) if text]


def _blocks(parent: etree._Element) -> list[str]:
    found: list[str] = []
    for child in parent:
        if child.tag == qn("w:p"):
            found += _paragraph(child)
        elif child.tag == qn("w:sdt"):
            found += _blocks(child.find(qn("w:sdtContent")))
        elif child.tag == qn("w:tbl"):
            for cell in child.iter(qn("w:tc")):
                found += _blocks(cell)
    return found


def _paragraph(paragraph: etree._Element) -> list[str]:
    spoken: list[str] = []
    text = ""
    for node in paragraph:
        if node.tag == qn("w:sdt"):
            spoken.append(node.find(f"{qn('w:sdtPr')}/{qn('w:alias')}").get(qn("w:val")))
        elif node.tag in (qn("w:r"), qn("w:hyperlink")):
            for part in node.iter():
                if part.tag == qn("w:t"):
                    text += part.text or ""
                elif part.tag == qn("w:tab") and part.getparent().tag == qn("w:r"):
                    text += "\t"
                elif part.tag == qn("w:br"):
                    text += "\n"
                elif part.tag == qn("wp:docPr") and part.find(f".//{_DECORATIVE}") is None:
                    spoken.append(part.get("descr"))
    return [*spoken, text]
