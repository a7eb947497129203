"""The operators that show one line of text in a PDF's content stream.

Where glyphs say something else than the text they stand for, the text travels along as ActualText
(ISO 32000-1, 14.9.4): a joined Arabic letter, an emoji of several characters, a mark put on a
letter, a character that no face has. Clusters are written in reading order, wherever they stand.
"""

from collections.abc import Sequence
from typing import NamedTuple

from ..fonts import EM, Face
from ..shaping import Cluster, Glyph
from .embedding import Embedded, EmbeddedFace

_BOLDER = 0.028  # the outline, in ems, that makes a substitute face look strong
_CLOSE = 0.005  # points between places that count as one


class Placed(NamedTuple):
    """A cluster and where it begins, in points from the left."""

    cluster: Cluster
    x: float


class LineWriter:
    """Writes the text object of one line; `baseline` is counted from the foot of the page.

    With `bolder` the faces that have no strong cut are drawn with an outline.
    """

    def __init__(
        self, embedded: Embedded, baseline: float, size: float, *, bolder: bool = False
    ) -> None:
        self._embedded, self._baseline, self._size = embedded, baseline, size
        self._bolder = bolder
        self._out = ["BT"]
        self._body: list[str] = []  # what a span holds so far
        self._said: str | None = None  # the span's ActualText, None outside one
        self._codes = ""  # glyph indices being shown
        self._array: list[str] = []  # strings and displacements of one TJ
        self._face: EmbeddedFace | None = None
        self._at = (-1.0, 0.0)  # where the next glyph would stand, and how far up

    def write(self, placed: Sequence[Placed]) -> str:
        """Return the operators that show the clusters."""
        number = 0
        while number < len(placed):
            place = placed[number]
            text = place.cluster.text
            number += 1
            while number < len(placed) and not placed[number].cluster.glyphs:
                text += placed[number].cluster.text  # what is not drawn is said with what was
                number += 1
            self._cluster(place, text)
        self._end_span()
        if self._bolder:
            self._out.append("0 Tr")
        return " ".join([*self._out, "ET"])

    def _cluster(self, place: Placed, text: str) -> None:
        cluster = place.cluster
        face = self._use(cluster.face)
        says = face.says(cluster)
        if says == text and len(cluster.glyphs) == 1:
            self._glyph(face, place, cluster.glyphs[0], 0)
            return
        self._end_span()
        self._said = text
        across = 0
        marks = []
        for glyph in cluster.glyphs:
            if glyph.advance:
                self._glyph(face, place, glyph, across)
            else:
                marks.append((glyph, across))
            across += glyph.advance
        if marks and across:
            # The letter has said it all. A reader that goes by places sees it where its base is.
            self._end_span()
            self._said = ""
        for glyph, before in marks:
            self._glyph(face, place, glyph, before)
        self._end_span()

    def _glyph(self, face: EmbeddedFace, place: Placed, glyph: Glyph, across: int) -> None:
        x = place.x + (across + glyph.right) * self._size / EM
        up = glyph.up * self._size / EM
        self._go(x, up)
        self._codes += f"{glyph.code:04x}"
        surplus = face.widths[glyph.code] - glyph.advance
        if surplus and glyph.advance:  # kerning
            self._array.append(f"<{self._codes}>{surplus}")
            self._codes = ""
            surplus = 0
        self._at = (x + (glyph.advance + surplus) * self._size / EM, up)

    def _use(self, face: Face) -> EmbeddedFace:
        if self._face is None or self._face.face is not face:
            self._show()
            self._face = self._embedded.use(face)
            self._body.append(f"/{self._face.name} {self._size:.4g} Tf")
            if self._bolder:
                outline = 0.0 if face.strong else self._size * _BOLDER
                self._body.append(f"{outline:.3f} w {2 if outline else 0} Tr")
        return self._face

    def _go(self, x: float, up: float) -> None:
        if abs(self._at[0] - x) > _CLOSE or self._at[1] != up:
            self._show()
            self._body.append(f"1 0 0 1 {x:.3f} {self._baseline + up:.3f} Tm")

    def _show(self) -> None:
        if self._codes:
            self._array.append(f"<{self._codes}>")
            self._codes = ""
        if self._array:
            self._body.append(f"[{''.join(self._array)}] TJ")
            self._array = []

    def _end_span(self) -> None:
        self._show()
        if self._said is None:
            self._out += self._body
        else:
            said = ("\ufeff" + self._said).encode("utf-16-be").hex()
            self._out += [f"/Span <</ActualText <{said}>>> BDC", *self._body, "EMC"]
        self._body, self._said = [], None
