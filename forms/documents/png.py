"""A drawing as a PNG, for documents that cannot carry it as lines."""

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise

import uharfbuzz as hb  # type: ignore[import-untyped]
from PIL import Image, ImageChops, ImageDraw

from .drawing import Box, Circle, Drawing, Outline, Path, Point, Stroke, Words
from .fonts import EM, Face, Fonts
from .shaping import placed, width
from .strokes import dashed, flattened, outline

_FINER = 3  # drawn so much larger first, so that edges are smooth
_COLOURS = 64
_MOST_PIXELS = 4000
_WHITE = (255, 255, 255)
_NEARLY_WHITE = 235  # of each of a colour's parts
_NO_TURN = 128  # how a mask counts: above and below it are turns to either side


def png(drawing: Drawing, fonts: Fonts, *, pixels: float) -> bytes:
    """Return the drawing on white, `pixels` for each of its points, with a small palette."""
    longest = max(drawing.width, drawing.height)
    scale = min(pixels, _MOST_PIXELS / longest)
    painter = _Painter(drawing, fonts, scale * _FINER)
    painter.paint()
    written = BytesIO()
    _few_colours(painter.image.reduce(_FINER)).save(written, "PNG", compress_level=7)
    return written.getvalue()


def _few_colours(image: Image.Image) -> Image.Image:
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = few.getpalette() or []
    # The octree's mean of all light tones is nearly white; the paper is white.
    lightest = max(range(0, len(palette), 3), key=lambda at: sum(palette[at : at + 3]))
    if min(palette[lightest : lightest + 3]) > _NEARLY_WHITE:
        palette[lightest : lightest + 3] = _WHITE
    few.putpalette(palette)
    return few


def _turns_right(line: Sequence[Point]) -> bool:
    """Tell which way round an outline goes, by its signed area."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise([*line, line[0]])) > 0


def _covered(level: int, *, even_odd: bool) -> int:
    turns = level - _NO_TURN
    return 255 if (turns % 2 if even_odd else turns) else 0


class _Painter:
    def __init__(self, drawing: Drawing, fonts: Fonts, scale: float) -> None:
        self.drawing, self.fonts, self.scale = drawing, fonts, scale
        size = (
            max(_FINER, round(drawing.width * scale / _FINER) * _FINER),
            max(_FINER, round(drawing.height * scale / _FINER) * _FINER),
        )
        self.image = Image.new("RGB", size, "white")
        self.pen = ImageDraw.Draw(self.image)
        self.raster = hb.RasterDraw()
        self.glyphs: dict[tuple[Face, int, float], tuple[Image.Image, int, int] | None] = {}

    def paint(self) -> None:
        for shape in self.drawing.shapes():
            if isinstance(shape, Words):
                self.words(shape)
            elif isinstance(shape, Path):
                self.stroke(shape.points, shape.stroke)
            elif isinstance(shape, Outline):
                self.outline(shape)
            else:
                self.area(shape)

    def outline(self, shape: Outline) -> None:
        lines = [flattened(contour) for contour in shape.contours]
        if shape.fill and len(lines) == 1 and len(lines[0]) > 2:
            self.pen.polygon([self.scaled(point) for point in lines[0]], fill=shape.fill)
        elif shape.fill:
            mask = self.enclosed(lines, even_odd=shape.even_odd)
            self.image.paste(shape.fill, (0, 0), mask)
        if shape.stroke:
            for line in lines:
                self.stroke(line, shape.stroke)

    def enclosed(self, lines: Sequence[Sequence[Point]], *, even_odd: bool) -> Image.Image:
        """Return the mask of what lines enclose together, counting turns as the rules have it."""
        turns = Image.new("L", self.image.size, _NO_TURN)
        for line in lines:
            if len(line) < 3:
                continue
            one = Image.new("L", self.image.size, 0)
            ImageDraw.Draw(one).polygon([self.scaled(point) for point in line], fill=1)
            add = ImageChops.add if even_odd or _turns_right(line) else ImageChops.subtract
            turns = add(turns, one)
        return turns.point([_covered(level, even_odd=even_odd) for level in range(256)])

    def area(self, shape: Circle | Box) -> None:
        points = outline(shape)
        if shape.fill:
            self.pen.polygon([self.scaled(point) for point in points], fill=shape.fill)
        if shape.stroke:
            self.stroke(points, shape.stroke)

    def stroke(self, points: Sequence[Point], stroke: Stroke) -> None:
        thickness = max(1, round(stroke.width * self.scale))
        radius = thickness / 2
        for piece in dashed(points, stroke.dash):
            line = [self.scaled(point) for point in piece]
            self.pen.line(line, fill=stroke.colour, width=thickness, joint="curve")
            for x, y in (line[0], line[-1]):
                ends = (x - radius, y - radius, x + radius, y + radius)
                self.pen.ellipse(ends, fill=stroke.colour)

    def scaled(self, point: Point) -> Point:
        return point[0] * self.scale, point[1] * self.scale

    def words(self, words: Words) -> None:
        face = self.fonts.lettering(strong=words.strong, emphasis=words.emphasis)
        start = words.x
        if words.anchor != "start":
            share = 1.0 if words.anchor == "end" else 0.5
            start -= width(words.text, words.size, face, self.fonts) * share
        for cluster, across in placed(words.text, words.size, face, self.fonts):
            x = start + across
            for glyph in cluster.glyphs:
                place = (
                    (x + glyph.right * words.size / EM) * self.scale,
                    (words.y - glyph.up * words.size / EM) * self.scale,
                )
                self.glyph(cluster.face, glyph.code, words.size, place, words.colour)
                x += glyph.advance * words.size / EM

    def glyph(self, face: Face, index: int, size: float, place: Point, colour: str) -> None:
        key = (face, index, size)
        if key not in self.glyphs:
            self.glyphs[key] = self.mask(face, index, size)
        found = self.glyphs[key]
        if found is not None:
            mask, left, top = found
            spot = (round(place[0]) + left, round(place[1]) - top)
            self.image.paste(colour, (*spot, spot[0] + mask.width, spot[1] + mask.height), mask)

    def mask(self, face: Face, index: int, size: float) -> tuple[Image.Image, int, int] | None:
        """Return a glyph's coverage, how far right it begins and how high it reaches."""
        factor = size * self.scale / EM
        self.raster.reset()
        self.raster.transform = (factor, 0, 0, factor, 0, 0)
        self.raster.draw_glyph(face.font, index)
        drawn = self.raster.render()
        extents = drawn.extents if drawn else None
        if not extents or not extents.width or not extents.height:
            return None  # a space
        box = (extents.width, extents.height)
        # HarfBuzz lays rows from the foot upwards.
        mask = Image.frombytes("L", box, drawn.buffer, "raw", "L", extents.stride, -1)
        return mask, extents.x_origin, extents.y_origin + extents.height
