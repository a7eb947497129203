"""The empty Word document that every document is made in.

It is built in code from python-docx's default, once in a process, and kept: its parts can be read
and compared as text, nothing binary lies in the repository, and it costs some 20 ms. The default's
styles, theme, thumbnail and other ballast (0.8 MB) are left out.
"""

from functools import cache
from io import BytesIO

import docx
from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from .bookstyles import BOOK_STYLES
from .markup import TWIPS, Node, node
from .stylemarkup import style_nodes
from .stylesheet import BULLETS, COMPLEX_FONT, FONT, NUMBERS, STYLES

CHECK_FONT = "Segoe UI Symbol"
FALLBACKS = "Segoe UI,Arial,Liberation Sans,DejaVu Sans"
"""The fonts that stand in for Plex where it is not installed, in order."""

_NEEDLESS = (
    "customXml",
    "extended-properties",
    "fontTable",
    "stylesWithEffects",
    "theme",
    "thumbnail",
    "webSettings",
)
_WORD = "http://schemas.microsoft.com/office/word"
_COMPATIBILITY = (
    ("compatibilityMode", "15"),
    ("overrideTableStyleFontSizeAndJustification", "1"),
    ("enableOpenTypeFeatures", "1"),
    ("doNotFlipMirrorIndents", "1"),
    ("differentiateMultirowTableHeaders", "1"),
)


@cache
def template(language: str, *, book: bool = False) -> bytes:
    """Return the empty document for a language (a BCP 47 tag): a letter, or a publication."""
    made = docx.Document()
    for holder in (made.part.package, made.part):
        for number, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in _NEEDLESS:
                del holder.rels[number]
    _replace(made.styles.element, style_nodes(language, BOOK_STYLES if book else STYLES))
    _replace(made.settings.element, _settings(language))
    _replace(made.part.numbering_part.element, _numbering())
    _add_font_table(made)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def _replace(parent: etree._Element, children: list[Node]) -> None:
    parent.clear()
    parent.extend(children)


def _settings(language: str) -> list[Node]:
    compatible = [
        node("w:compatSetting", name=setting, uri=_WORD, val=value)
        for setting, value in _COMPATIBILITY
    ]
    return [
        node("w:zoom", percent=100),
        node("w:defaultTabStop", val=36 * TWIPS),
        node("w:characterSpacingControl", val="doNotCompress"),
        node("w:compat", *compatible),
        node("w:themeFontLang", val=language),
        node("w:decimalSymbol", val=","),
        node("w:listSeparator", val=";"),
    ]


def _numbering() -> list[Node]:
    """Return the bullets; each numbered list adds its own numbering (see `numbering`)."""
    bullets = [level("bullet", sign, number) for number, sign in enumerate("•––")]
    numbers = [level("decimal", f"%{number + 1}.", number) for number in range(len(bullets))]
    return [
        node(
            "w:abstractNum",
            node("w:multiLevelType", val="hybridMultilevel"),
            *levels,
            abstractNumId=number,
        )
        for number, levels in ((BULLETS, bullets), (NUMBERS, numbers))
    ] + [
        node("w:num", node("w:abstractNumId", val=1), numId=BULLETS),
    ]


def level(kind: str, text: str, depth: int = 0) -> Node:
    """Return a level of a list, from 0: its kind and how its sign is written."""
    indent = node("w:ind", left=15 * (depth + 1) * TWIPS, hanging=15 * TWIPS)
    return node(
        "w:lvl",
        node("w:start", val=1),
        node("w:numFmt", val=kind),
        node("w:lvlText", val=text),
        node("w:lvlJc", val="left"),
        node("w:pPr", indent),
        ilvl=depth,
    )


def _add_font_table(made: WordFile) -> None:
    table = node(
        "w:fonts",
        _font(FONT, "020B0503050203000203", "swiss", FALLBACKS),
        _font(COMPLEX_FONT, "020B0604020202020204", "swiss"),
        _font(CHECK_FONT, "020B0502040204020203", "swiss", "MS Gothic,DejaVu Sans"),
    )
    content = etree.tostring(table, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(
        PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, content, made.part.package
    )
    made.part.relate_to(part, RELATIONSHIP_TYPE.FONT_TABLE)


def _font(called: str, panose: str, family: str, others: str = "") -> Node:
    return node(
        "w:font",
        node("w:altName", val=others) if others else None,
        node("w:panose1", val=panose),
        node("w:charset", val="00"),
        node("w:family", val=family),
        node("w:pitch", val="variable"),
        name=called,
    )
