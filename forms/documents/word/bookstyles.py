"""The styles of a publication as a Word file: a letter's, with headings and boxes of a book's."""

from collections.abc import Sequence
from dataclasses import replace

from .stylesheet import BOOK_INSET, GREY, INK, STYLES, TEXT_WIDTH, ParagraphStyle

_WHITE = "ffffff"
_HEADINGS = {  # by level: size, line, space before
    2: (24.0, 30.0, 24.0),
    3: (16.0, 21.0, 32.0),
    4: (12.5, 16.5, 20.0),
    5: (11.0, 15.0, 15.0),
}
_REPLACED = {
    f"Heading{level}": ParagraphStyle(
        name=f"heading {level}",
        key=f"Heading{level}",
        following="BodyText",
        size=size,
        line=line,
        before=before,
        strong=True,
        outline=level - 1,
        keeps_next=True,
    )
    for level, (size, line, before) in _HEADINGS.items()
} | {
    "LeadParagraph": ParagraphStyle(
        name="Lead paragraph",
        key="LeadParagraph",
        size=12,
        line=17.5,
        before=9,
        indent=(0, BOOK_INSET, 0),
    ),
}
UNLISTED = "Unlisted"
"""Ends the key of a heading's style that contents leave out."""

_BY_KEY = {style.key: style for style in STYLES} | _REPLACED
_UNLISTED = tuple(
    replace(
        _BY_KEY[f"Heading{level}"],
        name=f"Unlisted heading {level}",
        key=f"Heading{level}{UNLISTED}",
        base=f"Heading{level}",
    )
    for level in range(2, 7)
)
_TO_NUMBER = (("right", TEXT_WIDTH),)
_ADDED = (
    ParagraphStyle(name="Body Text", key="BodyText", before=7, indent=(0, BOOK_INSET, 0)),
    ParagraphStyle(name="TOC Heading", key="TOCHeading", size=24, line=30, strong=True, after=6),
    ParagraphStyle(
        name="toc 2", key="TOC2", size=11, line=15, before=7, strong=True, tabs=_TO_NUMBER
    ),
    ParagraphStyle(
        name="toc 3",
        key="TOC3",
        size=10,
        line=13.5,
        before=1.5,
        indent=(18, 0, 0),
        tabs=_TO_NUMBER,
        leader="dot",
    ),
    ParagraphStyle(
        name="toc 4",
        key="TOC4",
        size=9.5,
        line=12.5,
        before=0.5,
        indent=(36, 0, 0),
        tabs=_TO_NUMBER,
        leader="dot",
    ),
    ParagraphStyle(
        name="Aside kind", key="AsideKind", size=9, line=13, strong=True, keeps_next=True
    ),
    ParagraphStyle(
        name="Aside title",
        key="AsideTitle",
        size=11,
        line=15,
        before=2,
        strong=True,
        keeps_next=True,
    ),
    ParagraphStyle(name="Box gap", key="BoxGap", size=4, line=12, keeps_next=True),
    ParagraphStyle(name="Aside text", key="AsideText", size=10, line=14.5, before=5),
    ParagraphStyle(
        name="Aside source", key="AsideSource", size=8.5, line=12, before=6, colour=GREY
    ),
    ParagraphStyle(name="Quote", key="Quote", size=11.5, line=17, before=4, emphasis=True),
    ParagraphStyle(name="Step label", key="StepLabel", size=9, line=15, strong=True, colour=INK),
    ParagraphStyle(
        name="Step title", key="StepTitle", size=11, line=15, strong=True, keeps_next=True
    ),
    ParagraphStyle(name="Step text", key="StepText", before=3),
    ParagraphStyle(name="Key figure", key="KeyFigure", size=24, line=28, strong=True),
    ParagraphStyle(name="Key figure label", key="KeyFigureLabel", size=9.5, line=13, before=2),
    ParagraphStyle(name="Cover gap", key="CoverGap", size=4, line=60),
    ParagraphStyle(
        name="Cover kind",
        key="CoverKind",
        size=12,
        line=16,
        strong=True,
        colour=_WHITE,
        indent=(26, 26, 0),
    ),
    ParagraphStyle(
        name="Title",
        key="CoverTitle",
        base="Heading1",
        size=36,
        line=42,
        before=12,
        strong=True,
        colour=_WHITE,
        outline=0,
        indent=(26, 26, 0),
    ),
    *(
        ParagraphStyle(
            name=name,
            key=name.replace(" ", ""),
            base="CoverTitle",
            size=size,
            line=line,
            before=12,
            strong=True,
            colour=_WHITE,
            outline=0,
            indent=(26, 26, 0),
        )
        for name, size, line in (("Cover Title Long", 26, 32), ("Cover Title Longest", 18, 23))
    ),
    ParagraphStyle(
        name="Cover lead",
        key="CoverLead",
        size=14,
        line=20.5,
        before=16,
        colour=_WHITE,
        indent=(26, 26, 0),
    ),
    ParagraphStyle(
        name="Cover ornament", key="CoverOrnament", size=4, line=12, before=30, indent=(26, 26, 0)
    ),
    ParagraphStyle(name="Cover label", key="CoverLabel", size=9, line=13, colour=GREY),
    ParagraphStyle(name="Cover fact", key="CoverFact", size=11, line=15),
)

BOOK_STYLES: Sequence[ParagraphStyle] = (
    *(_REPLACED.get(style.key, style) for style in STYLES),
    *_UNLISTED,
    *_ADDED,
)
