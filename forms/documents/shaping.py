"""Text turned into glyphs: which face shows each character, in which order and at what width.

HarfBuzz joins Arabic letters, places marks and kerns. What it is given here is cut so that each
piece has one face and one direction; a character that no face has is shown by the replacement
glyph, and the cluster still knows what it stands for.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from .bidi import levels, reads_leftwards, turns, visual_order
from .fonts import EM, Face, Fonts

_FEATURES = {"liga": False}  # one glyph a letter, so that text reads back letter by letter
_IGNORABLE = (  # the default ignorable code points that HarfBuzz draws nothing for
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufff8\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_INVISIBLE = re.compile(f"[{_IGNORABLE}]+")
# What joins the character before it: marks are found by category, these by name.
_BLANKS = {ord("\t"): " ", ord("\n"): " "}  # said as they are, drawn as a space
_JOINER = "\u200d"
_EXTENDS = re.compile("[\u200c\u200d\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u20e3]")
_EMOJI = re.compile("[\ufe0f\u20e3\U0001f000-\U0001faff]")
_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_BREAKS_UNSEEN = re.compile(
    "([\u00ad\u200b])"
)  # soft hyphen, zero width space: a line may end here
_LONGEST_LINE = 600  # characters; no line of a page holds more
_MOST_LIFT = 420  # a tower of marks stays within its own line


class Glyph(NamedTuple):
    """A glyph by its index in the font, its advance and displacement, in thousandths of an em."""

    code: int
    advance: int
    right: int
    up: int


class Cluster(NamedTuple):
    """The smallest stretch of text that is drawn as one; its glyphs stand from left to right."""

    text: str
    face: Face
    glyphs: tuple[Glyph, ...]
    advance: int
    level: int
    run: int


class Shaped(NamedTuple):
    """A paragraph's clusters in reading order, and whether it is read from right to left."""

    clusters: tuple[Cluster, ...]
    leftwards: bool


def shape(runs: Sequence[tuple[str, Face]], fonts: Fonts) -> Shaped:
    """Return the clusters of a paragraph given as runs of text, each with the face it wishes."""
    whole = "".join(text for text, _ in runs)
    leftwards = reads_leftwards(whole)
    reading = levels(whole, leftwards=leftwards) if turns(whole) else None
    clusters: list[Cluster] = []
    start = 0
    for number, (text, face) in enumerate(runs):
        for part, shown, level in _pieces(text, face, fonts, start, reading):
            clusters.extend(_shape_piece(part, shown, level, number, fonts))
        start += len(text)
    return Shaped(tuple(clusters), leftwards)


def width(text: str, size: float, face: Face, fonts: Fonts) -> float:
    """Return the width in points of one line of `text` set at `size` points."""
    return sum(cluster.advance for cluster in shape([(text, face)], fonts).clusters) * size / EM


def placed(text: str, size: float, face: Face, fonts: Fonts) -> list[tuple[Cluster, float]]:
    """Return one line's clusters in reading order, each with its distance from the line's left."""
    clusters = shape([(text, face)], fonts).clusters
    found: list[tuple[Cluster, float]] = [(cluster, 0.0) for cluster in clusters]
    x = 0.0
    for number in visual_order([cluster.level for cluster in clusters]):
        found[number] = (clusters[number], x)
        x += clusters[number].advance * size / EM
    return found


def shortened(text: str, room: float, size: float, face: Face, fonts: Fonts) -> str:
    """Return `text` on one line of `room` points, its end given up for an ellipsis where needed."""
    edge = 0.0
    limit = room * EM / size
    dots = shape([("…", face)], fonts).clusters[0].advance
    kept = fitting = 0
    for cluster in shape([(text[:_LONGEST_LINE], face)], fonts).clusters:
        edge += cluster.advance
        if edge > limit:
            return text[:fitting].rstrip() + "…"
        kept += len(cluster.text)
        if edge + dots <= limit:
            fitting = kept
    return text if kept == len(text) else text[:fitting].rstrip() + "…"


def _pieces(
    text: str, wished: Face, fonts: Fonts, start: int, reading: list[int] | None
) -> Iterator[tuple[str, Face | None, int]]:
    """Cut a run where the face or the direction changes; None is the face of the unknown."""
    if reading is None and wished.codepoints.issuperset(map(ord, set(text))):
        if text:
            yield text, wished, 0
        return
    gathered = ""
    current: tuple[Face | None, int] | None = None
    for grapheme in graphemes(text):
        level = reading[start] if reading else 0
        start += len(grapheme)
        for part, face in _faces(grapheme, wished, fonts):
            if current is not None and (face, level) != current:
                yield gathered, *current
                gathered = ""
            current = (face, level)
            gathered += part
    if current is not None:
        yield gathered, *current


def graphemes(text: str) -> list[str]:
    """Split text where a reader sees one character end (a practical part of UAX 29)."""
    found: list[str] = []
    flag_open = False
    for character in text:
        previous = found[-1] if found else ""
        regional = _REGIONAL.match(character) is not None
        joins = previous and (
            _EXTENDS.match(character)
            or unicodedata.category(character)[0] == "M"
            or (previous[-1] == _JOINER and _EMOJI.search(character + "\ufe0f"))
            or (regional and flag_open)
        )
        flag_open = regional and not joins
        if joins:
            found[-1] += character
        else:
            found.append(character)
    return found


def _faces(grapheme: str, wished: Face, fonts: Fonts) -> Iterator[tuple[str, Face | None]]:
    """Choose the first face that has all of a grapheme, or else one for each of its characters."""
    seen = _INVISIBLE.sub("", grapheme)
    order = (wished, *fonts.substitutes)
    if _EMOJI.search(grapheme):
        order = (fonts.emoji, *order)
    needed = {ord(character) for character in seen}
    for face in order:
        if face.codepoints.issuperset(needed):
            yield grapheme, face
            return
    if len(seen) == 1:
        yield grapheme, None
        return
    for character in grapheme:
        yield from _faces(character, wished, fonts)


def _shape_piece(text: str, face: Face | None, level: int, run: int, fonts: Fonts) -> list[Cluster]:
    if face is None:
        index = fonts.replacement()
        glyph = Glyph(index, fonts.wide.advance(index), 0, 0)
        return [
            Cluster(grapheme, fonts.wide, (glyph,), glyph.advance, level, run)
            for grapheme in graphemes(text)
        ]
    buffer = hb.Buffer()
    buffer.add_str(text.translate(_BLANKS))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if level % 2 else "ltr"
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.font, buffer, _FEATURES)
    starts = [info.cluster for info in buffer.glyph_infos]
    glyphs = [
        Glyph(info.codepoint, place.x_advance, place.x_offset, place.y_offset)
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    if starts == list(range(len(text))):  # a glyph for each character: nearly all text
        return [
            Cluster(character, face, (glyph,), glyph.advance, level, run)
            for character, glyph in zip(text, glyphs, strict=True)
        ]
    return _clusters(text, face, _gather(starts, glyphs), level, run)


def _gather(starts: list[int], glyphs: list[Glyph]) -> dict[int, list[Glyph]]:
    gathered: dict[int, list[Glyph]] = {}
    for start, glyph in zip(starts, glyphs, strict=True):
        lift = max(-_MOST_LIFT, min(_MOST_LIFT, glyph.up))
        gathered.setdefault(start, []).append(glyph._replace(up=lift))
    return gathered


def _clusters(
    text: str, face: Face, gathered: dict[int, list[Glyph]], level: int, run: int
) -> list[Cluster]:
    starts = sorted(gathered)
    if not starts or starts[0] != 0:
        starts.insert(0, 0)  # what is not drawn is still said
    ends = [*starts[1:], len(text)]
    found: list[Cluster] = []
    for start, end in zip(starts, ends, strict=True):
        glyphs = tuple(gathered.get(start, ()))
        if len(glyphs) == end - start and all(glyph.advance for glyph in glyphs):
            found += _each_alone(text[start:end], face, glyphs, level, run)
            continue
        advance = sum(glyph.advance for glyph in glyphs)
        for part in filter(None, _BREAKS_UNSEEN.split(text[start:end])):
            if glyphs and not _BREAKS_UNSEEN.match(part):
                found.append(Cluster(part, face, glyphs, advance, level, run))
                glyphs = ()
            else:
                found.append(Cluster(part, face, (), 0, level, run))
    return found


def _each_alone(
    text: str, face: Face, glyphs: tuple[Glyph, ...], level: int, run: int
) -> Iterator[Cluster]:
    """Part a ligature that is drawn letter by letter, as lam and alef are."""
    ordered = reversed(glyphs) if level % 2 else glyphs
    for character, glyph in zip(text, ordered, strict=True):
        yield Cluster(character, face, (glyph,), glyph.advance, level, run)
