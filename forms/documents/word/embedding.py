"""Plex inside a Word file, so that its pages are the same where Plex is not installed.

The faces have the letters of the languages that are written in Latin letters, and go in obfuscated
as ECMA-376 part 4 (17.8.1) has it: the first 32 bytes turned by a key.
"""

from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

import uharfbuzz as hb  # type: ignore[import-untyped]
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ..fonts import Face, Fonts
from .markup import name, node
from .stylesheet import FONT

_CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_TURNED = 32  # bytes
_LETTERS = (  # code points: Latin with its accents, punctuation, signs of money and mathematics
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x1E80, 0x1E85),
    (0x2010, 0x2044),
    (0x20AC, 0x20AC),
    (0x2190, 0x2193),
    (0x2212, 0x2265),
)


def embed_fonts(file: WordFile, fonts: Fonts) -> None:
    """Put Plex's four cuts into a document, and have Word use them."""
    table = next(
        relation.target_part
        for relation in file.part.rels.values()
        if relation.reltype == RELATIONSHIP_TYPE.FONT_TABLE
    )
    root = etree.fromstring(table.blob)
    (plex,) = [font for font in root if font.get(name("w:name")) == FONT]
    faces = {
        "Regular": fonts.regular,
        "Bold": fonts.bold,
        "Italic": fonts.italic,
        "BoldItalic": fonts.bold_italic,
    }
    for number, (cut, face) in enumerate(faces.items(), start=1):
        key = uuid5(NAMESPACE_URL, face.name)
        part = Part(
            PackURI(f"/word/fonts/font{number}.odttf"),
            _CONTENT_TYPE,
            _obfuscated(face, key),
            file.part.package,
        )
        relation = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
        embedded = node(f"w:embed{cut}", fontKey=f"{{{str(key).upper()}}}")
        embedded.set(name("r:id"), relation)
        plex.append(embedded)
    table._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    settings = file.settings.element
    settings.insert(1, node("w:embedTrueTypeFonts"))
    settings.insert(2, node("w:saveSubsetFonts"))


@cache
def _obfuscated(face: Face, key: UUID) -> bytes:
    wanted = hb.SubsetInput()
    for first, last in _LETTERS:
        wanted.unicode_set.update(range(first, last + 1))
    content = bytes(hb.subset(face.font.face, wanted).blob.data)
    turned = key.bytes[::-1] * 2
    head = bytes(one ^ other for one, other in zip(content[:_TURNED], turned, strict=True))
    return head + content[_TURNED:]
