"""What a PDF says about itself: its standard, title, dates, colours, attachment and outline."""

from datetime import UTC
from functools import cache
from typing import Literal
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, OutlineItem, String
from PIL import ImageCms

from ..tree import Document, words
from .pen import OutlineEntry
from .styles import PAGE_HEIGHT

Standard = Literal["2a", "3a"]

DATA_NAME = "svar.json"
_MAKER = "Fodfæste"
_NO_DATE = bytes(12)  # of the ICC header: the profile does not say when it was made

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format><dc:identifier>{identifier}</dc:identifier>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:CreatorTool>{maker}</xmp:CreatorTool><pdf:Producer>{maker}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def write_metadata(pdf: pikepdf.Pdf, document: Document, standard: Standard) -> None:
    """Write the document information, the same as XMP, and the catalogue's entries.

    PDF/A-2 and 3 (ISO 19005-2 and -3, 6.6), PDF/UA-1 (ISO 14289-1, 5 and 7.1, 7.2).
    """
    moment = document.date.astimezone(UTC)
    title = words(document.title)
    author = document.letterhead.municipality
    stamp = String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary(
            Title=String(title),
            Author=String(author),
            Subject=String(document.subject),
            Creator=String(_MAKER),
            Producer=String(_MAKER),
            CreationDate=stamp,
            ModDate=stamp,
        )
    )
    xmp = _XMP.format(
        identifier=escape(document.identifier),
        title=escape(title),
        author=escape(author),
        subject=escape(document.subject),
        language=escape(document.language),
        date=moment.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
        maker=_MAKER,
        part=standard[0],
        level=standard[1].upper(),
    )
    root = pdf.Root
    root.Metadata = pdf.make_stream(xmp.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(document.language)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.OutputIntents = Array([_output_intent(pdf)])


def _output_intent(pdf: pikepdf.Pdf) -> Dictionary:
    profile = pdf.make_stream(_srgb(), N=3)
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )


@cache
def _srgb() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return profile[:24] + _NO_DATE + profile[36:]


def attach_data(pdf: pikepdf.Pdf, document: Document, data: bytes) -> None:
    """Embed the answers as an associated file (ISO 19005-3, 6.8)."""
    specification = AttachedFileSpec(
        pdf,
        data,
        description=words(document.title),
        filename=DATA_NAME,
        mime_type="application/json",
        mod_date=document.date.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"),
        creation_date=document.date.astimezone(UTC).strftime("D:%Y%m%d%H%M%SZ"),
    )
    specification.relationship = Name.Data
    pdf.attachments[DATA_NAME] = specification
    pdf.Root.AF = Array([specification.obj])


def write_outline(pdf: pikepdf.Pdf, entries: list[OutlineEntry], *, folded_from: int) -> None:
    """Write the headings as the reader's table of contents.

    What stands below a heading of level `folded_from`, or a deeper one, is folded at first.
    """
    with pdf.open_outline() as outline:
        open_items: list[tuple[int, OutlineItem]] = []
        for entry in entries:
            item = OutlineItem(entry.title, entry.page, "XYZ", left=0, top=PAGE_HEIGHT - entry.top)
            item.is_closed = entry.level >= folded_from
            while open_items and open_items[-1][0] >= entry.level:
                open_items.pop()
            siblings = open_items[-1][1].children if open_items else outline.root
            siblings.append(item)
            open_items.append((entry.level, item))
