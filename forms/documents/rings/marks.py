"""The signs of the ring map: marks, the signs of burden, and the legend that explains them."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..drawing import Box, Circle, Path, Shape, Stroke, Words
from ..measuring import plex_width
from .people import RingWords, Tone

GREY = "#565656"
LEGEND_SIZE = 9.5
SIGN_RADIUS = 4.2
_LEGEND_LINE = 15.0
_LEGEND_MARK = 4.8
_LEGEND_GAP = 13.0


@dataclass(frozen=True, slots=True)
class Look:
    """How a tone is drawn: outline, inside, and dash."""

    colour: str
    fill: str
    dash: tuple[float, ...]

    def stroke(self, width: float) -> Stroke:
        """Return the outline."""
        return Stroke(colour=self.colour, width=width, dash=self.dash)


LOOKS = {
    Tone.SUPPORTIVE: Look("#17524d", "#d3e7e3", ()),
    Tone.MIXED: Look("#7a5200", "#f7ead0", (3.2, 2.2)),
    Tone.BURDENING: Look("#9b2c1f", "#ffffff", (0.1, 2.3)),
}
_PLAIN = Look(GREY, "#ffffff", ())


def mark(
    x: float, y: float, radius: float, look: Look, *, professional: bool, width: float = 1.3
) -> Shape:
    """Return a person's mark round (x, y)."""
    if professional:
        side = radius * 1.8
        return Box(
            x - side / 2,
            y - side / 2,
            side,
            side,
            radius=radius * 0.3,
            stroke=look.stroke(width),
            fill=look.fill,
        )
    return Circle(x, y, radius, stroke=look.stroke(width), fill=look.fill)


def sign(x: float, y: float, tone: Tone, radius: float = SIGN_RADIUS) -> tuple[Shape, ...]:
    """Return the sign of a mixed (±) or burdening (−) relation round (x, y), drawn, not typed."""
    if tone is Tone.SUPPORTIVE:
        return ()
    colour = LOOKS[tone].colour
    line = Stroke(colour="#ffffff", width=radius * 0.3)
    arm = radius * 0.52
    shapes: list[Shape] = [Circle(x, y, radius, fill=colour)]
    if tone is Tone.BURDENING:
        shapes.append(Path(((x - arm, y), (x + arm, y)), line))
    else:
        up = y - radius * 0.2
        low = y + radius * 0.58
        shapes += [
            Path(((x - arm, up), (x + arm, up)), line),
            Path(((x, up - arm * 0.85), (x, up + arm * 0.85)), line),
            Path(((x - arm, low), (x + arm, low)), line),
        ]
    return tuple(shapes)


def legend(
    words: RingWords, left: float, top: float, width: float
) -> tuple[tuple[Shape, ...], float]:
    """Return the legend's shapes from (left, top) on, and where it ends downwards."""
    x, y = left, top + _LEGEND_LINE / 2
    shapes: list[Shape] = []
    for entry, look, professional, tone in _entries(words):
        signed = 2 * SIGN_RADIUS + 4 if tone not in (None, Tone.SUPPORTIVE) else 0.0
        text_width = plex_width(entry, LEGEND_SIZE)
        needed = 2 * _LEGEND_MARK + 5 + signed + text_width
        if x > left and x + needed > left + width:
            x, y = left, y + _LEGEND_LINE
        shapes.append(mark(x + _LEGEND_MARK, y, _LEGEND_MARK, look, professional=professional))
        start = x + 2 * _LEGEND_MARK + 5
        if tone is not None and signed:
            shapes += sign(start + SIGN_RADIUS, y, tone)
            start += signed
        shapes.append(Words(start, y + LEGEND_SIZE * 0.35, entry, LEGEND_SIZE, colour=GREY))
        x += needed + _LEGEND_GAP
    return tuple(shapes), y + _LEGEND_LINE / 2


def _entries(words: RingWords) -> Iterator[tuple[str, Look, bool, Tone | None]]:
    yield words.private, _PLAIN, False, None
    yield words.professional, _PLAIN, True, None
    for tone in Tone:
        yield words.tone(tone), LOOKS[tone], False, tone
