"""The styles of a Word document: the same page as the PDF's, in Word's own terms.

Where Word has a style for something, it is used by its built-in name, so that Word shows it in the
reader's language and every tool knows it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

FONT = "IBM Plex Sans"
COMPLEX_FONT = "Arial"  # has the Arabic and Hebrew letters that Plex lacks
INK, GREY, LINK, RULE = "1a1a1a", "565656", "0a5699", "bdbdbd"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph style; sizes and spaces in points, `indent` is left, right and hanging."""

    name: str
    key: str
    base: str = "Normal"
    following: str = ""
    size: float = 0.0
    line: float = 15.0
    before: float = 0.0
    after: float = 0.0
    strong: bool = False
    emphasis: bool = False
    colour: str = ""
    outline: int | None = None
    keeps_next: bool = False
    indent: tuple[float, float, float] = (0.0, 0.0, 0.0)
    align: str = ""
    numbering: int = 0
    tabs: tuple[tuple[str, float], ...] = ()
    leader: str = ""  # what leads to the tabs: "dot"


TEXT_WIDTH = 462.05  # points between the margins
BOOK_INSET = 50.05  # points that a publication's running text stays from the right margin
BULLETS, NUMBERS = 1, 2

STYLES: Sequence[ParagraphStyle] = (
    ParagraphStyle(name="Normal", key="Normal", base="", size=10.5, before=7, colour=INK),
    ParagraphStyle(
        name="heading 1",
        key="Heading1",
        following="Normal",
        size=20,
        line=25,
        before=16,
        strong=True,
        outline=0,
    ),
    ParagraphStyle(
        name="heading 2",
        key="Heading2",
        following="Normal",
        size=13,
        line=17,
        before=19,
        strong=True,
        outline=1,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="heading 3",
        key="Heading3",
        following="Normal",
        size=11.5,
        line=15.5,
        before=16,
        strong=True,
        outline=2,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="heading 4",
        key="Heading4",
        following="Normal",
        size=10.5,
        before=12,
        strong=True,
        outline=3,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="heading 5",
        key="Heading5",
        following="Normal",
        size=10.5,
        before=12,
        strong=True,
        outline=4,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="heading 6",
        key="Heading6",
        following="Normal",
        size=10.5,
        before=12,
        strong=True,
        outline=5,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="header", key="Header", size=8, line=11, colour=GREY, tabs=(("right", TEXT_WIDTH),)
    ),
    ParagraphStyle(
        name="footer", key="Footer", size=8, line=11, colour=GREY, tabs=(("right", TEXT_WIDTH),)
    ),
    ParagraphStyle(
        name="caption",
        key="Caption",
        size=9.5,
        line=13,
        before=12,
        after=5,
        strong=True,
        keeps_next=True,
    ),
    ParagraphStyle(
        name="List Bullet", key="ListBullet", before=3, indent=(15, 0, 15), numbering=BULLETS
    ),
    ParagraphStyle(name="List Number", key="ListNumber", before=3, indent=(15, 0, 15)),
    ParagraphStyle(
        name="Document marks",
        key="DocumentMarks",
        size=9,
        line=12,
        after=8,
        strong=True,
        colour=GREY,
    ),
    ParagraphStyle(name="Sender", key="Sender", size=11, strong=True),
    ParagraphStyle(name="Sender unit", key="SenderUnit", size=9.5, line=13, colour=GREY),
    ParagraphStyle(name="Lead paragraph", key="LeadParagraph", size=12, line=17.5, before=9),
    ParagraphStyle(name="Small note", key="SmallNote", size=9, line=12.5, before=6, colour=GREY),
    ParagraphStyle(
        name="Question",
        key="Question",
        size=9.5,
        line=13,
        before=11,
        strong=True,
        colour=GREY,
        keeps_next=True,
    ),
    ParagraphStyle(name="Answer", key="Answer", before=2, after=3),
    ParagraphStyle(
        name="Check item", key="CheckItem", before=3, indent=(18, 0, 18), tabs=(("left", 18.0),)
    ),
    ParagraphStyle(name="Figure", key="Figure", line=12, before=10, align="center"),
    ParagraphStyle(
        name="Notice title",
        key="NoticeTitle",
        size=10,
        line=14,
        before=12,
        strong=True,
        indent=(11.5, 8, 0),
        keeps_next=True,
    ),
    ParagraphStyle(
        name="Notice text", key="NoticeText", size=10, line=14, before=3, indent=(11.5, 8, 0)
    ),
    ParagraphStyle(name="Table heading", key="TableHeading", size=9, line=13, strong=True),
    ParagraphStyle(name="Table text", key="TableText", size=9.5, line=13),
    ParagraphStyle(
        name="Table row heading",
        key="TableRowHeading",
        base="TableText",
        size=9.5,
        line=13,
        strong=True,
    ),
    ParagraphStyle(name="Table text dense", key="TableTextDense", size=8.5, line=12),
    ParagraphStyle(
        name="Table row heading dense", key="TableRowHeadingDense", size=8.5, line=12, strong=True
    ),
    ParagraphStyle(name="Table gap", key="TableGap", size=4, line=6, keeps_next=True),
    ParagraphStyle(
        name="Fact label", key="FactLabel", size=8.5, line=12, colour=GREY, keeps_next=True
    ),
    ParagraphStyle(name="Fact", key="Fact", size=10, line=14, after=5),
    ParagraphStyle(name="Signer", key="Signer", line=14, before=18, strong=True, keeps_next=True),
    ParagraphStyle(
        name="Signer role", key="SignerRole", size=9, line=12.5, colour=GREY, keeps_next=True
    ),
    ParagraphStyle(name="Signature mark", key="SignatureMark", line=46, keeps_next=True, after=5),
    ParagraphStyle(
        name="Typed signature",
        key="TypedSignature",
        base="SignatureMark",
        size=18,
        line=23,
        before=23,
        after=5,
        emphasis=True,
        keeps_next=True,
    ),
    ParagraphStyle(name="Signature fact", key="SignatureFact", size=9, line=12.5, before=1),
    ParagraphStyle(
        name="Seal title",
        key="SealTitle",
        size=10,
        line=14,
        before=16,
        strong=True,
        indent=(9, 9, 0),
        keeps_next=True,
    ),
    ParagraphStyle(name="Seal text", key="SealText", size=9, line=12.5, before=1, indent=(9, 9, 0)),
    ParagraphStyle(
        name="Verification rule", key="VerificationRule", size=4, line=6, before=18, after=6
    ),
    ParagraphStyle(
        name="Verification", key="Verification", size=9, line=12.5, colour=GREY, indent=(57, 0, 0)
    ),
)
