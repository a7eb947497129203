"""How wide words will be in IBM Plex Sans, known without the font files.

Drawings are made where no fonts are loaded, and a browser may draw them in another font, so these
widths are never less than the printed ones; a test compares them with `Fonts`.
"""

import re
import unicodedata
from functools import cache

_WIDTHS = (  # thousandths of an em, the wider of the regular and the semibold cut
    (236, " \u00a0"),
    (275, "'ijıì\u00ed\u00ee\u00ef"),
    (300, "l‘’,."),
    (320, "ł!¡:;"),
    (350, "()[]·²³f"),
    (378, "{}t|¹ľť¦"),
    (390, "ŧſ"),
    (402, "r-"),
    (437, "Iºª/\\"),
    (499, 's?"°®¿'),
    (525, "zc“”„LvyŁ"),
    (560, "xJ«»*"),
    (565, "eakĸo_"),
    (580, "øFTħ"),
    (603, "hnuŋ–§ðŧµ£$+0123456789<=>^bdpq~±×÷þđgZES`¢¨¬¯´¸Ŧ"),
    (642, "YV¥PÞC¤"),
    (678, "XBR¶AßKď"),
    (728, "DUÐĐGOØQHNŊ#&Ħ"),
    (819, "Mw©—¾"),
    (888, "mæ¼…½"),
    (960, "@œWÆ%"),
    # Arabic letters, each as wide as its widest form in Noto Sans Arabic
    (300, "آأإا"),
    (400, "رزڑڕژ"),
    (500, "ءؤةوۆۇۋەہۀ"),
    (600, "مدذعغڈ"),
    (700, "جحخهچھ"),
    (800, "ئلنىيیێېںڵ"),
    (900, "طظق"),
    (1000, "كکگےۓ"),
)
_BY_CHARACTER = {character: width for width, characters in _WIDTHS for character in characters}
_UNKNOWN_LATIN = 994
_UNKNOWN = 1200
_WIDEST = 2050
_VERY_WIDE = frozenset("‰‱\u0600\u0601\u0602\u0603\u0604\u0605")
_HEBREW = 720
_PICTURE = 1450
_FIRST_PICTURE = 0x1F000
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u200b-\u200f\u2060-\u206f\ufe00-\ufe0f\ufeff]")
_MARKS = re.compile("[\u0300-\u0345\u064b-\u0655]")  # drawn on the letter before them
_RARE_MARKS = re.compile(  # those that Plex lacks
    "[\u0305\u030d-\u0311\u0313\u0314\u0316-\u031a\u031c-\u0322\u0324\u0325\u0329-\u0345]"
)
_OTHER_SPACES = 1.4  # spaces and stops are much wider in the face that has them
_SLACK = 1.02  # kerning apart
_RARE_LATIN = 0x180
_DIGRAPHS = frozenset("ǄǅǆǇǈǉǊǋǌǱǲǳǶ")
_OTHER_FACE = 1.12  # a rare letter comes from a wider face


def plex_width(text: str, size: float) -> float:
    """Return the width of one line in points: no less than it takes in print, or little more."""
    slack = _SLACK * (_OTHER_SPACES if _RARE_MARKS.search(text) else 1)
    return sum(map(_character_width, text)) * size * slack / 1000


@cache
def _character_width(character: str) -> float:
    known = _BY_CHARACTER.get(character)
    if known is not None:
        return known
    if _MARKS.match(character) or _UNSEEN.match(character):
        return 0
    base = unicodedata.normalize("NFD", character)[0]
    if base != character and base in _BY_CHARACTER:
        return _BY_CHARACTER[base] * (1 if ord(character) < _RARE_LATIN else _OTHER_FACE)
    return _unusual(character)


def _unusual(character: str) -> float:
    if character in _VERY_WIDE:
        return _WIDEST
    if ord(character) >= _FIRST_PICTURE or "\u0600" <= character <= "\u06ff":
        return _PICTURE
    if character in _DIGRAPHS:
        return _PICTURE
    if "\u05d0" <= character <= "\u05ea":
        return _HEBREW
    return _UNKNOWN_LATIN if ord(character) < _RARE_LATIN else _UNKNOWN


def shortened(text: str, room: float, size: float) -> str:
    """Return `text` where it fits on a line of `room` points, or its beginning and an ellipsis."""
    if plex_width(text, size) <= room:
        return text
    longest, shortest = min(len(text), int(room / size * 8) + 1), 0
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if plex_width(text[:middle].rstrip() + "…", size) <= room:
            shortest = middle
        else:
            longest = middle - 1
    while 0 < shortest < len(text) and _continues(text[shortest]):
        shortest -= 1
    return text[:shortest].rstrip() + "…"


def _continues(character: str) -> bool:
    return bool(unicodedata.combining(character) or _UNSEEN.match(character))


def wrapped(text: str, room: float, size: float, most: int) -> tuple[str, ...]:
    """Return `text` on at most `most` lines of `room` points, the last shortened where needed.

    A line may end after a space, a hyphen, and at a soft hyphen, which then is drawn.
    """
    lines: list[str] = []
    line = ""
    pieces = re.findall(r"[^\s\u00ad-]*[\u00ad-]|[^\s\u00ad-]+|\s+", text)
    for number, piece in enumerate(pieces):
        if not line.strip() or plex_width(_ended(line + piece), size) <= room:
            line += piece
            continue
        if len(lines) == most - 1:
            line += "".join(pieces[number:])
            break
        lines.append(_ended(line))
        line = piece
    lines.append(line.replace("\u00ad", ""))
    return tuple(shortened(" ".join(line.split()), room, size) for line in lines if line.strip())


def _ended(line: str) -> str:
    """Return a line as it looks where it ends here: a soft hyphen shows at its end only."""
    hyphen = "-" if line.endswith("\u00ad") else ""
    return line.replace("\u00ad", "").rstrip() + hyphen
