"""How a printed page looks: its measures, its colours and its type. Lengths are points."""

from dataclasses import dataclass
from typing import Literal

from ..columns import FACT_LABEL_SIZE, FACT_SIZE, HEAD_SIZE

MILLIMETRE = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MILLIMETRE, 297 * MILLIMETRE
LEFT, RIGHT = 25 * MILLIMETRE, 22 * MILLIMETRE
TOP, BOTTOM = 24 * MILLIMETRE, 22 * MILLIMETRE
TOP_OF_FIRST = 14 * MILLIMETRE  # the letterhead takes the place of the running head
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
HEAD_BASELINE = 14 * MILLIMETRE
FOOT_BASELINE = PAGE_HEIGHT - 12 * MILLIMETRE

INK = "#1a1a1a"
GREY = "#565656"
RULE = "#bdbdbd"
FAINT = "#d9d9d9"
LINK = "#0a5699"

Weight = Literal["regular", "italic", "semibold"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set; `before` is the space above it where it does not begin a page.

    `align` is the edge that lines stand at; "start" is the edge that its words are read from.
    """

    size: float = 10.5
    leading: float = 15.0
    weight: Weight = "regular"
    colour: str = INK
    before: float = 0.0
    indent: float = 0.0
    align: Literal["left", "right", "start"] = "left"
    faded: str = GREY  # the colour of the runs that a paragraph sets back


BODY = Style(before=7, align="start")
LEAD = Style(size=12, leading=17.5, before=9, align="start")
NOTE = Style(size=9, leading=12.5, colour=GREY, before=6)
TITLE = Style(size=20, leading=25, weight="semibold", before=16)
_LOWEST = Style(size=10.5, leading=15, weight="semibold", before=12)
HEADINGS = {
    2: Style(size=13, leading=17, weight="semibold", before=19),
    3: Style(size=11.5, leading=15.5, weight="semibold", before=16),
    4: _LOWEST,
    5: _LOWEST,
    6: _LOWEST,
}
CHAPTERS = {
    2: Style(size=24, leading=30, weight="semibold", before=10),
    3: Style(size=16, leading=21, weight="semibold", before=32),
    4: Style(size=12.5, leading=16.5, weight="semibold", before=20),
    5: Style(size=11, leading=15, weight="semibold", before=15),
    6: _LOWEST,
}
LABEL = Style(size=9.5, leading=13, weight="semibold", colour=GREY, before=11)
ANSWER = Style(before=2, align="start")
ANSWER_NEXT = Style(before=5, align="start")
CAPTION = Style(size=9.5, leading=13, weight="semibold", before=12)
LIST = Style(before=3)
NOTICE_TITLE = Style(size=10, leading=14, weight="semibold")
NOTICE = Style(size=10, leading=14, before=3, align="start")
FACT_LABEL = Style(size=FACT_LABEL_SIZE, leading=12, colour=GREY)
FACT = Style(size=FACT_SIZE, leading=14)
CELL_HEAD = Style(size=HEAD_SIZE, leading=13, weight="semibold")
SENDER = Style(size=11, leading=15, weight="semibold")
UNIT = Style(size=9.5, leading=13, colour=GREY)
MARK = Style(size=9, leading=12, weight="semibold", colour=GREY)
RUNNING = Style(size=8, leading=11, colour=GREY)
SIGNER = Style(size=10.5, leading=14, weight="semibold")
SIGNED_AS = Style(size=9, leading=12.5, colour=GREY)
SIGNED_FACT = Style(size=9, leading=12.5, before=1)
TYPED = Style(size=18, leading=23, weight="italic")
PEN_LABEL = Style(size=8.5, leading=11.5, colour=GREY)
SEAL_LABEL = Style(size=10, leading=14, weight="semibold")
SEAL_LINE = Style(size=9, leading=12.5, before=1)
VERIFY = Style(size=9, leading=12.5, colour=GREY)
VERIFY_ADDRESS = Style(size=9, leading=12.5)
ASIDE_KIND = Style(size=9, leading=13, weight="semibold")
ASIDE_TITLE = Style(size=11, leading=15, weight="semibold", before=2)
ASIDE_BODY = Style(size=10, leading=14.5, before=5, align="start")
ASIDE_SOURCE = Style(size=8.5, leading=12, colour=GREY, before=6)
QUOTE = Style(size=11.5, leading=17, weight="italic", before=4, align="start")
SPEAKER = Style(size=9.5, leading=13, colour=GREY, before=4)
STEP_LABEL = Style(size=9, leading=13, weight="semibold")
STEP_TITLE = Style(size=11, leading=15, weight="semibold", before=1)
FIGURE_NUMBER = Style(size=24, leading=28, weight="semibold")
FIGURE_LABEL = Style(size=9.5, leading=13, before=2)
CHECK_NOTE = Style(size=9, leading=12.5, colour=GREY, before=1)
ENTRIES = {
    2: Style(size=11, leading=15, weight="semibold", before=7),
    3: Style(size=10, leading=13.5, before=1.5, indent=18),
    4: Style(size=9.5, leading=12.5, before=0.5, indent=36),
}
CONTENTS_TITLE = Style(size=24, leading=30, weight="semibold", before=0)
COVER_KIND = Style(size=12, leading=16, weight="semibold", colour="#ffffff")
COVER_TITLES = (
    Style(size=40, leading=46, weight="semibold", colour="#ffffff", before=12),
    Style(size=30, leading=36, weight="semibold", colour="#ffffff", before=12),
    Style(size=22, leading=28, weight="semibold", colour="#ffffff", before=12),
)
COVER_LEAD = Style(size=14, leading=20.5, colour="#ffffff", before=16)
COVER_LABEL = Style(size=9, leading=13, colour=GREY)
COVER_VALUE = Style(size=11, leading=15)

CELL_PADDING = 4.5
CLOSE_CELL_PADDING = 2.0
CELL_SIDE = 5.0
LIST_INDENT = 15.0
CHECK_INDENT = 18.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What sets a letter and a book apart: headings, and how wide running text is at most."""

    headings: dict[int, Style]
    measure: float
    chapters: bool = False  # a heading of the second level opens a chapter


LETTER = Look(headings=HEADINGS, measure=TEXT_WIDTH)
BOOK = Look(headings=CHAPTERS, measure=412.0, chapters=True)  # some 75 characters


def cell(size: float, *, names: bool) -> Style:
    """Return the style of a table's text at a size; the cell that names its row is semibold."""
    return Style(size=size, leading=size + 3.5, weight="semibold" if names else "regular")
