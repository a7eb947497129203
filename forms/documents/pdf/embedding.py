"""The fonts inside a PDF: composite fonts with only the glyphs that the document shows.

Text is written as glyph indices (Identity-H), so a page can show whatever HarfBuzz chose. ToUnicode
says what each glyph means; where a glyph means something else than the text it stands for, the page
carries the text itself (see `pen`).
"""

import zlib

import pikepdf
import uharfbuzz as hb  # type: ignore[import-untyped]
from pikepdf import Array, Dictionary, Name, String

from ..fonts import Face
from ..shaping import Cluster

_NEEDLESS = ("GSUB", "GPOS", "GDEF", "kern", "name", "OS/2", "cmap", "STAT", "vhea", "vmtx", "gasp")
_SYMBOLIC = 4
_ITALIC = 64
_MAPPINGS_AT_ONCE = 100  # most entries of one bfchar block


class EmbeddedFace:
    """A face in one document: its resource name, the glyphs shown, and what they mean."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.meanings = dict(face.meanings)
        self.widths: dict[int, int] = {}

    def says(self, cluster: Cluster) -> str:
        """Return what a reader of the PDF takes a cluster's glyphs for, and note their use."""
        found = ""
        for glyph in cluster.glyphs:
            index = glyph.code
            if index not in self.widths:
                self.widths[index] = self.face.advance(index)
            if index not in self.meanings:
                # A joined letter or a ligature: the first text it stands for is its meaning.
                self.meanings[index] = cluster.text if len(cluster.glyphs) == 1 else "\ufffd"
            found += self.meanings[index]
        return found

    def write(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Return the font dictionary (ISO 32000-1, 9.7)."""
        name = Name("/" + _subset_tag(self.widths) + "+" + self.face.name)
        file = pdf.make_stream(zlib.compress(self._subset()), Filter=Name.FlateDecode)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=_SYMBOLIC | (_ITALIC if self.face.italic else 0),
            FontBBox=Array([-1000, self.face.descent, 3000, self.face.ascent]),
            ItalicAngle=-12 if self.face.italic else 0,
            Ascent=self.face.ascent,
            Descent=self.face.descent,
            CapHeight=700,
            StemV=120 if self.face.strong else 80,
            FontFile2=file,
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
            ),
            CIDToGIDMap=Name.Identity,
            DW=0,
            W=self._width_array(),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(self._to_unicode()),
            )
        )

    def _subset(self) -> bytes:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(sorted(self.widths))
        wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.ljust(4).encode("ascii"), "big") for tag in _NEEDLESS
        )
        return bytes(hb.subset(self.face.font.face, wanted).blob.data)

    def _width_array(self) -> Array:
        entries: list[int | Array] = []
        for index in sorted(self.widths):
            entries += [index, Array([self.widths[index]])]
        return Array(entries)

    def _to_unicode(self) -> bytes:
        pairs = [
            f"<{index:04x}> <{self.meanings[index].encode('utf-16-be').hex()}>"
            for index in sorted(self.widths)
        ]
        blocks = []
        for start in range(0, len(pairs), _MAPPINGS_AT_ONCE):
            block = pairs[start : start + _MAPPINGS_AT_ONCE]
            blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
            + "".join(blocks)
            + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")


def _subset_tag(widths: dict[int, int]) -> str:
    """Return six letters made from the glyphs, as a subset's name begins (9.6.4)."""
    number = zlib.crc32(repr(sorted(widths)).encode("ascii"))
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


class Embedded:
    """All faces of one document, named in the order of their first use; F1 is the regular one."""

    def __init__(self, regular: Face) -> None:
        self._faces: dict[Face, EmbeddedFace] = {}
        self.use(regular)

    def use(self, face: Face) -> EmbeddedFace:
        """Return a face as this document has it."""
        found = self._faces.get(face)
        if found is None:
            found = self._faces[face] = EmbeddedFace(face, f"F{len(self._faces) + 1}")
        return found

    def write(self, pdf: pikepdf.Pdf) -> Dictionary:
        """Return the font resources shared by all pages."""
        return Dictionary({f"/{used.name}": used.write(pdf) for used in self._faces.values()})
