"""The paper that parties answered on, as the appendix of the sealed document."""

from collections.abc import Iterator

from forms.documents.paper import ScannedPage
from forms.documents.tree import Block, Column, Heading, PageBreak, Paragraph, Table, plain
from forms.library import danish
from forms.library.frame import Paper

HEADING = "Bilag"
SHEET = "ide {page} af {pages} af det underskrevne papir, indscannet {day}"
ABOUT = (
    "Nogle har svaret med pen på papir. Papiret er scannet ind. Det er bilag til hele dokumentet. "
    "Kommunen har læst svarene på papiret og skrevet dem ind her."
)


def appendix_blocks(papers: tuple[Paper, ...]) -> list[Block]:
    """Return the scanned pages, each on a page of its own; nothing where nobody used paper."""
    blocks: list[Block] = []
    for said, picture in _sheets(papers):
        heading = [] if blocks else [Heading(2, plain(HEADING))]
        page = ScannedPage(picture, f"{HEADING}: s{said}", f"S{said}")
        blocks += [PageBreak(), *heading, page]
    return [*blocks, PageBreak()] if blocks else []


def _sheets(papers: tuple[Paper, ...]) -> Iterator[tuple[str, bytes]]:
    """Yield each sheet's picture and what it is, without its first letter."""
    for paper in papers:
        day = danish.day(paper.scanned_on.isoformat())
        for sheet in paper.sheets:
            yield SHEET.format(page=sheet.page, pages=sheet.pages, day=day), sheet.picture


def appendix_evidence(papers: tuple[Paper, ...]) -> list[Block]:
    """Return what the evidence says of the paper: that there is some, and each page's digest."""
    if not papers:
        return []
    return [
        Paragraph(plain(ABOUT)),
        Table(
            plain("Det indscannede papir"),
            (Column(plain("Side"), 0.12), Column(plain("Fingeraftryk (SHA-256)"), 0.88)),
            tuple(
                ((plain(f"{sheet.page} af {sheet.pages}"),), (plain(sheet.digest),))
                for paper in papers
                for sheet in paper.sheets
            ),
            row_headers=True,
            close=True,
        ),
    ]
