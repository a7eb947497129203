"""The typefaces that documents are set in: IBM Plex Sans, and what stands in for its gaps.

A `Face` is one font file. `Fonts` is the set: Plex in five cuts, and in order of trial Noto Sans
Arabic, DejaVu Sans and Noto Emoji for the characters that Plex has no glyph for. Lengths are
thousandths of an em, as in PDF.
"""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import uharfbuzz as hb  # type: ignore[import-untyped]

REPLACEMENT = "\ufffd"
EM = 1000
_BLANK = frozenset(map(ord, "\t\n"))  # drawn as a space by the shaper


class FontMissingError(Exception):
    """A font file that the documents need does not stand in the folder."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One font file, ready for shaping, measuring and embedding.

    `name` is the file's PostScript name, `codepoints` all it can show, and `meanings` what
    each glyph says by itself (glyph index → text).
    """

    name: str
    font: hb.Font = field(repr=False)
    codepoints: frozenset[int] = field(repr=False)
    meanings: dict[int, str] = field(repr=False)
    ascent: int
    descent: int
    italic: bool = False
    strong: bool = False

    @classmethod
    def load(cls, path: Path, *, italic: bool = False, strong: bool = False) -> "Face":
        """Read a TrueType file; `FontMissingError` when there is none."""
        if not path.is_file():
            raise FontMissingError(f"no font file {path.name} in {path.parent}")
        face = hb.Face(hb.Blob(path.read_bytes()))
        font = hb.Font(face)
        font.scale = (EM, EM)
        extents = font.get_font_extents("ltr")
        return cls(
            name=face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or path.stem,
            font=font,
            codepoints=_BLANK.union(one for one in face.unicodes if not _is_private(one)),
            meanings=_meanings(font, face),
            ascent=extents.ascender,
            descent=extents.descender,
            italic=italic,
            strong=strong,
        )

    def advance(self, glyph: int) -> int:
        """Return the width of a glyph by its index."""
        return int(self.font.get_glyph_h_advance(glyph))


def _meanings(font: hb.Font, face: hb.Face) -> dict[int, str]:
    """Pair each glyph with its lowest code point: a space before a no-break space."""
    found: dict[int, str] = {}
    for codepoint in sorted(face.unicodes):
        glyph = font.get_nominal_glyph(codepoint)
        if glyph and not _is_private(codepoint):
            found.setdefault(glyph, chr(codepoint))
    return found


def _is_private(codepoint: int) -> bool:
    """Tell whether a code point means only what its users agreed: a font's picture is a guess."""
    return 0xE000 <= codepoint <= 0xF8FF or codepoint >= 0xF0000


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Fonts:
    """The faces of a document. Load once; safe to share between threads."""

    regular: Face
    italic: Face
    semibold: Face
    bold: Face
    bold_italic: Face
    arabic: Face
    wide: Face
    emoji: Face

    @classmethod
    def load(cls, folder: Path) -> "Fonts":
        """Read the font files in `folder`, once in a process.

        `FontMissingError` names the first that is not there.
        """
        return _loaded(folder)

    @property
    def substitutes(self) -> tuple[Face, ...]:
        """The faces that are tried, in order, where the chosen one has no glyph."""
        return (self.arabic, self.wide, self.emoji)

    def face(self, *, strong: bool = False, emphasis: bool = False) -> Face:
        """Return the Plex cut for running text with this look."""
        if strong:
            return self.bold_italic if emphasis else self.bold
        return self.italic if emphasis else self.regular

    def lettering(self, *, strong: bool = False, emphasis: bool = False) -> Face:
        """Return the Plex cut for a line in a drawing or a margin: semibold where it is strong."""
        if emphasis:
            return self.face(strong=strong, emphasis=True)
        return self.semibold if strong else self.regular

    def replacement(self) -> int:
        """Return the glyph of `wide` that stands for a character no face has."""
        return int(self.wide.font.get_nominal_glyph(ord(REPLACEMENT)))


@cache
def _loaded(folder: Path) -> Fonts:
    plex = "IBMPlexSans_"
    return Fonts(
        regular=Face.load(folder / f"{plex}400Regular.ttf"),
        italic=Face.load(folder / f"{plex}400Regular_Italic.ttf", italic=True),
        semibold=Face.load(folder / f"{plex}600SemiBold.ttf", strong=True),
        bold=Face.load(folder / f"{plex}700Bold.ttf", strong=True),
        bold_italic=Face.load(folder / f"{plex}700Bold_Italic.ttf", italic=True, strong=True),
        arabic=Face.load(folder / "NotoSansArabic_400Regular.ttf"),
        wide=Face.load(folder / "DejaVuSans.ttf"),
        emoji=Face.load(folder / "NotoEmoji_400Regular.ttf"),
    )
