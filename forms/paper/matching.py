"""Do the pages that came in make up the paper that went out?"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .codes import PageCode, short_digest


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that came in and can be read; `key` is what its keeper knows it by.

    `wanted` says that a person asked for it beside another picture of the same page.
    """

    key: int
    code: PageCode
    cut: bool = False
    sharpness: float = 0.0
    wanted: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the pages make up.

    `pages` is how many the paper has, 0 where none has come. `used` are in the paper's order; a
    page may be there twice where a person asked for both. `spare` are worse pictures of pages that
    are used. `other_copies` come from a printing with another number of pages, `other_versions`
    say other words, `other_documents` are of something else.
    """

    pages: int
    used: tuple[Sheet, ...]
    spare: tuple[Sheet, ...]
    missing: tuple[int, ...]
    other_copies: tuple[Sheet, ...]
    other_versions: tuple[Sheet, ...]
    other_documents: tuple[Sheet, ...]

    @property
    def complete(self) -> bool:
        """Whether every page of the paper is there."""
        return self.pages > 0 and not self.missing


def matched(identifier: str, digest: str, sheets: Iterable[Sheet]) -> Verdict:
    """Judge the sheets against the version of a document with this SHA-256."""
    wanted = short_digest(digest)
    documents: list[Sheet] = []
    versions: list[Sheet] = []
    own: list[Sheet] = []
    for sheet in sheets:
        if sheet.code.identifier != identifier:
            documents.append(sheet)
        elif sheet.code.digest != wanted:
            versions.append(sheet)
        else:
            own.append(sheet)
    pages = _number_of_pages(own)
    by_page: defaultdict[int, list[Sheet]] = defaultdict(list)
    for sheet in own:
        if sheet.code.pages == pages:
            by_page[sheet.code.page].append(sheet)
    used: list[Sheet] = []
    spare: list[Sheet] = []
    for _, same in sorted(by_page.items()):
        best = max(same, key=_worth)
        for sheet in sorted(same, key=lambda each: (each is not best, each.key)):
            (used if sheet is best or sheet.wanted else spare).append(sheet)
    return Verdict(
        pages=pages,
        used=tuple(used),
        spare=tuple(spare),
        missing=tuple(page for page in range(1, pages + 1) if page not in by_page),
        other_copies=tuple(sheet for sheet in own if sheet.code.pages != pages),
        other_versions=tuple(versions),
        other_documents=tuple(documents),
    )


def _number_of_pages(own: list[Sheet]) -> int:
    """Return how many pages the printing has that most sheets are of; of two, the longer."""
    counted = Counter(sheet.code.pages for sheet in own)
    return max(counted, key=lambda pages: (counted[pages], pages), default=0)


def _worth(sheet: Sheet) -> tuple[bool, float, int]:
    """Return what makes one picture of a page better than another; of two alike, the later."""
    return not sheet.cut, sheet.sharpness, sheet.key
