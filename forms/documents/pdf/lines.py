"""A paragraph broken into lines, each of which can be painted on a page of its own."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from ..bidi import visual_order
from ..fonts import EM, Face, Fonts
from ..shaping import Cluster, Glyph, shape
from ..tree import Run, Text
from .pen import Mark, Pen
from .showing import Placed
from .slices import Item, Slice
from .structure import Element
from .styles import LINK, Style

_SOFT_HYPHEN, _ZERO_WIDTH_SPACE = "\u00ad", "\u200b"
_DIVIDERS = frozenset("-–—/")


def _is_blank(cluster: Cluster) -> bool:
    return cluster.text.isspace() and cluster.text not in "\u00a0\u202f\u2007"


@dataclass(slots=True, eq=False)
class Setting:
    """A paragraph's clusters and where its lines may end; one element of the structure owns it.

    `inline` are the elements of its links and foreign words, by run. The first `faded` runs have
    the colour that its style fades to.
    """

    clusters: tuple[Cluster, ...]
    leftwards: bool
    runs: Text
    style: Style
    fonts: Fonts
    element: Element
    faded: int
    right: list[int] = field(default_factory=list)
    inline: dict[int, Element] = field(default_factory=dict)

    @classmethod
    def of(
        cls, text: Text, style: Style, fonts: Fonts, element: Element, *, faded: int = 0
    ) -> "Setting":
        """Shape a paragraph's text in its style."""
        shaped = shape([(run.text, _face(run, style, fonts)) for run in text], fonts)
        right = [0, *accumulate(cluster.advance for cluster in shaped.clusters)]
        return cls(shaped.clusters, shaped.leftwards, text, style, fonts, element, faded, right)

    def width(self, start: int, end: int) -> float:
        """Return the width in points of the clusters from `start` to before `end`."""
        return (self.right[end] - self.right[start]) * self.style.size / EM

    def breaks(self, width: float) -> list[tuple[int, int]]:
        """Return the lines as pairs of cluster numbers: first, and one past the last."""
        lines: list[tuple[int, int]] = []
        room = int(width * EM / self.style.size)
        start = 0
        for stops in self._stretches():
            lines.extend(self._fill(start, stops, room))
            start = stops[-1]
        return lines or [(0, 0)]

    def _stretches(self) -> Iterator[list[int]]:
        """Yield for each typed line the numbers after which it may be broken, its end last."""
        stops: list[int] = []
        count = len(self.clusters)
        for number, cluster in enumerate(self.clusters, start=1):
            if cluster.text == "\n":
                yield [*stops, number]
                stops = []
            elif number < count and self._may_end(number):
                stops.append(number)
        if count and self.clusters[-1].text != "\n":
            yield [*stops, count]

    def _may_end(self, number: int) -> bool:
        last, following = self.clusters[number - 1].text, self.clusters[number]
        if last in (" ", _SOFT_HYPHEN, _ZERO_WIDTH_SPACE):
            return not _is_blank(following)
        if last in _DIVIDERS:
            return (
                number > 1 and following.text.isalpha() and self.clusters[number - 2].text.isalnum()
            )
        return _is_blank(self.clusters[number - 1]) and not _is_blank(following)

    def _fill(self, start: int, stops: list[int], room: int) -> Iterator[tuple[int, int]]:
        edges = [self._edge(start, stop) for stop in stops]
        first, end = 0, stops[-1]
        while start < end:
            limit = self.right[start] + room
            chosen = bisect_right(edges, limit, lo=first) - 1
            while chosen >= first and edges[chosen] > limit:  # a hyphen too much
                chosen -= 1
            if chosen >= first:
                stop, first = stops[chosen], chosen + 1
            else:  # a word wider than the line ends wherever the line is full
                stop = max(start + 1, bisect_right(self.right, limit) - 1)
            yield start, stop
            start = stop

    def _edge(self, start: int, stop: int) -> int:
        last = self.clusters[stop - 1]
        hyphen = self._hyphen(last).advance if last.text == _SOFT_HYPHEN else 0
        return self.right[self._trimmed(start, stop)] + hyphen

    def _hyphen(self, soft: Cluster) -> Cluster:
        """Return the hyphen that is drawn where a line ends at a soft one."""
        face = self.fonts.semibold if soft.face.strong else self.fonts.regular
        code = face.font.get_nominal_glyph(ord("-"))
        advance = face.advance(code)
        return soft._replace(face=face, glyphs=(Glyph(code, advance, 0, 0),), advance=advance)

    def _trimmed(self, start: int, stop: int) -> int:
        while stop > start and _is_blank(self.clusters[stop - 1]):
            stop -= 1
        return stop

    def place(self, start: int, end: int, x: float, width: float) -> list[Placed]:
        """Return a line's clusters in reading order, each with its place from the left."""
        clusters = self.clusters[start:end]
        visible = self.width(start, self._trimmed(start, end))
        if end < len(self.clusters) and clusters and clusters[-1].text == _SOFT_HYPHEN:
            clusters = (*clusters[:-1], self._hyphen(clusters[-1]))
        align = self.style.align
        if align == "right" or (align == "start" and self.leftwards):
            x += max(0.0, width - visible)
        if self.leftwards or any(cluster.level for cluster in clusters):
            return self._place_both_ways(clusters, x)
        scale = self.style.size / EM
        base = self.right[start]
        edges = self.right[start:end]
        return [
            Placed(cluster, x + (edge - base) * scale)
            for cluster, edge in zip(clusters, edges, strict=True)
        ]

    def _place_both_ways(self, clusters: tuple[Cluster, ...], x: float) -> list[Placed]:
        reading = [cluster.level for cluster in clusters]
        base = 1 if self.leftwards else 0
        for number in range(len(clusters) - 1, -1, -1):  # L1: blanks at the end of the line
            if not _is_blank(clusters[number]):
                break
            reading[number] = base
        order = visual_order(reading)
        if base:  # blanks hang out to the left of the margin
            hanging = 0
            for number in order:
                if not _is_blank(clusters[number]):
                    break
                hanging += clusters[number].advance
            x -= hanging * self.style.size / EM
        places = [0.0] * len(clusters)
        for number in order:
            places[number] = x
            x += clusters[number].advance * self.style.size / EM
        return [Placed(*pair) for pair in zip(clusters, places, strict=True)]


def _face(run: Run, style: Style, fonts: Fonts) -> Face:
    if style.weight == "semibold" and not run.emphasis:
        return fonts.semibold
    if style.weight == "italic" and not run.strong:
        return fonts.italic
    return fonts.face(strong=run.strong or style.weight == "semibold", emphasis=run.emphasis)


class TextLine(Slice):
    """One line of a paragraph."""

    def __init__(self, setting: Setting, start: int, end: int, width: float) -> None:
        super().__init__(setting.style.leading)
        self.setting, self.start, self.end, self.width = setting, start, end, width
        self.mark: Mark | None = None

    def paint(self, pen: Pen, x: float, top: float, *, again: bool = False) -> None:
        """Paint the line; a line that is painted again is no content of its element."""
        setting, style = self.setting, self.setting.style
        if self.mark and not again:
            pen.mark(self.mark, top)
        baseline = top + style.leading / 2 + 0.375 * style.size
        x += style.indent
        placed = setting.place(self.start, self.end, x, self.width - style.indent)
        for run, stretch in _by_run(placed):
            source = setting.runs[run] if setting.runs else Run("")
            if again:
                pen.artifact("Pagination")
            else:
                pen.content(self._element(run, source))
            colour = style.faded if run < setting.faded else style.colour
            colour = LINK if source.link else colour
            pen.text(stretch, baseline, style.size, colour, strong=_is_strong(source, style))
            if source.link:
                self._link(pen, run, source, stretch, baseline, again=again)
            elif source.change:
                self._line_of_change(pen, source, stretch, baseline)
        if not placed and not again:
            pen.content(setting.element)

    def _element(self, run: int, source: Run) -> Element:
        setting = self.setting
        if not (source.link or source.language):
            return setting.element
        if run not in setting.inline:
            tag = "Link" if source.link else "Span"
            setting.inline[run] = setting.element.add(tag, language=source.language)
        return setting.inline[run]

    def _link(
        self,
        pen: Pen,
        run: int,
        source: Run,
        stretch: list[Placed],
        baseline: float,
        *,
        again: bool,
    ) -> None:
        size = self.setting.style.size
        left, right = self._ends(stretch)
        if not again:
            area = (left, baseline - size, right, baseline + 3)
            pen.link(self.setting.inline[run], source.link, area, told=source.text)
        pen.artifact()
        pen.rule(left, baseline + 1.6, right, baseline + 1.6, width=0.5, colour=LINK)

    def _ends(self, stretch: list[Placed]) -> tuple[float, float]:
        size = self.setting.style.size
        ends = [(place.x, place.x + place.cluster.advance * size / EM) for place in stretch]
        return min(end[0] for end in ends), max(end[1] for end in ends)

    def _line_of_change(
        self, pen: Pen, source: Run, stretch: list[Placed], baseline: float
    ) -> None:
        """Draw the line through what was removed, or under what was added."""
        left, right = self._ends(stretch)
        through = source.change == "removed"
        y = baseline - 0.28 * self.setting.style.size if through else baseline + 1.6
        pen.artifact()
        pen.rule(left, y, right, y, width=0.6, colour=self.setting.style.colour)


def _is_strong(source: Run, style: Style) -> bool:
    return source.strong or style.weight == "semibold"


def _by_run(placed: list[Placed]) -> Iterator[tuple[int, list[Placed]]]:
    start = 0
    for number in range(1, len(placed) + 1):
        run = placed[start].cluster.run
        if number == len(placed) or placed[number].cluster.run != run:
            yield run, placed[start:number]
            start = number


def paragraph(
    text: Text, style: Style, width: float, fonts: Fonts, element: Element, *, faded: int = 0
) -> list[Item]:
    """Return a paragraph's lines; its first two and its last two stay together."""
    setting = Setting.of(text, style, fonts, element, faded=faded)
    lines = setting.breaks(width - style.indent)
    items = [Item(TextLine(setting, start, end, width)) for start, end in lines]
    items[0].before = style.before
    for number in (0, len(items) - 2):
        if 0 <= number < len(items) - 1:
            items[number].glued = True
    return items
