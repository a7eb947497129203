"""The whole document of a publication, from its pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import Page, Site

from content.alphabet import alphabetical
from content.glossary.inflection import pattern_for
from content.models import GlossaryPage, GlossaryTerm
from forms.documents.book import Contents, Cover
from forms.documents.reading import reading_order
from forms.documents.tree import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Text,
    Wording,
    plain,
    words,
)
from forms.organisation.letterhead import letterhead_for

from .body import Setting
from .levels import CHAPTER, level
from .pages import explained, page_blocks
from .pictures import PictureMissingError
from .richtext import texts_of
from .selection import Selection
from .signs import ornament
from .ways import Ways, anchor_of

WORDING = Wording(
    page="Side {page} af {pages}",
    ticked="Afkrydset",
    unticked="Ikke afkrydset",
    verify="",
)
_DEEPEST = 4
_SECTION = 3  # the depth of the site's sections in Wagtail's tree: below the front page
_BEGINNING = 4  # letters

Tell = Callable[[int, int], None]
"""Is told how many pages of how many are done."""


class CompositionError(Exception):
    """A publication cannot be made; the message says why and on which page, in Danish."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A publication's document, and in Danish what could not be shown as on screen."""

    document: Document
    cautions: tuple[str, ...]


def compose(selection: Selection, site: Site, tell: Tell = lambda done, of: None) -> Composed:
    """Return the document of a selection; raise `CompositionError` where a page cannot be read."""
    pages = _read(selection)
    root = pages[0]
    head = letterhead_for(site)
    setting = Setting(Ways(pages, settings.PUBLIC_URL), head.colour, alone=len(pages) == 1)
    blocks: list[Block] = [Contents(plain("Indhold"), _DEEPEST)]
    for number, page in enumerate(pages):
        tell(number, len(pages))
        blocks += _page(page, root, len(pages), setting)
    published = [page.last_published_at for page in pages if page.last_published_at]
    moment = max(published, default=timezone.now())
    edition = f"Udgave af {date_format(timezone.localtime(moment))}"
    document = Document(
        title=plain(root.title),
        subject=root.lead,
        date=moment,
        letterhead=head,
        wording=WORDING,
        identifier="",
        version=edition,
        verify_address="",
        blocks=tuple(blocks),
        cover=_cover(root, setting, head.municipality, edition),
    )
    ends = [*_glossary(document, pages), *_sources(pages), *_colophon(root, setting, document)]
    document = replace(document, blocks=(*document.blocks, *ends))
    return Composed(document, tuple(setting.cautions))


def _read(selection: Selection) -> list[Any]:
    """Return the pages with their texts, in the selection's order."""
    found = {page.pk: page for page in Page.objects.filter(pk__in=selection.pages).specific()}
    return [found[pk] for pk in selection.pages]


def _page(page: Any, root: Any, count: int, setting: Setting) -> list[Block]:
    """Return a page at its place: what stands right below the root is a chapter."""
    at = level(CHAPTER + page.depth - root.depth - 1)
    title = ""
    if page.pk == root.pk and count > 1:
        if not page.body:
            return []
        title = "Indledning"
    try:
        return list(page_blocks(page, at, setting, title))
    except PictureMissingError as error:
        raise CompositionError(f"Siden »{page.title}«: {error}") from error


def _cover(root: Any, setting: Setting, municipality: str, edition: str) -> Cover:
    address = setting.ways.address(root)
    facts = (
        ("Udgivet af", (Run(municipality),)),
        ("Udgave", (Run(edition.removeprefix("Udgave af ")),)),
        ("Findes på", (Run(address.partition("://")[2].rstrip("/"), link=address),)),
    )
    section = root.get_ancestors().filter(depth=_SECTION).specific().first()
    return Cover(
        kind=section.title if section else "Fodfæste",
        lead=plain(root.lead),
        facts=tuple((plain(label), value) for label, value in facts),
        ornament=ornament(setting.colour),
    )


# What stands at the end


def _glossary(document: Document, pages: list[Any]) -> Iterator[Block]:
    """Yield what the words of the glossary mean that the pages use, unless it is among them."""
    if any(isinstance(page, GlossaryPage) for page in pages):
        return
    said = " ".join(reading_order(document))
    lowered = said.casefold()
    used = [
        term
        for term in GlossaryTerm.objects.all()
        if any(_stands_in(name, said, lowered) for name in (term.term, *term.also))
    ]
    if not used:
        return
    yield PageBreak()
    yield Heading(CHAPTER, plain("Ordforklaringer"))
    for term in sorted(used, key=lambda term: alphabetical(term.term)):
        yield Paragraph(explained(term))


def _stands_in(name: str, said: str, lowered: str) -> bool:
    """Tell whether a word stands in a text in any form; most are ruled out by their beginning."""
    if name.casefold()[:_BEGINNING] not in lowered:
        return False
    return re.search(pattern_for(name), said, re.IGNORECASE) is not None


def _sources(pages: list[Any]) -> Iterator[Block]:
    """Yield each work that pages build on, once, with those pages; a title is set in italics."""
    found: dict[str, tuple[Text, list[Any]]] = {}
    for page in pages:
        for text in texts_of(page.source or "", lambda link: str(link.get("href", ""))):
            title = "".join(run.text for run in text if run.emphasis).strip(" .,")
            if not title:
                continue
            told, users = found.setdefault(title.casefold(), (text, []))
            if len(words(text)) < len(words(told)):  # the fewer remarks of a page's own the better
                found[title.casefold()] = (text, users)
            if page not in users:
                users.append(page)
    if len(pages) == 1 or not found:
        return
    yield PageBreak()
    yield Heading(CHAPTER, plain("Kilder"))
    for _, (text, users) in sorted(found.items(), key=lambda item: alphabetical(item[0])):
        yield Paragraph(_followed(text))
        yield Paragraph((Run("Bruges i: "), *_named(users)), "note")


def _followed(text: Text) -> Text:
    """Return a text with links out of the publication only."""
    return tuple(replace(run, link="" if "://" not in run.link else run.link) for run in text)


def _named(pages: list[Any]) -> Iterator[Run]:
    for number, page in enumerate(pages):
        if number:
            yield Run(", ")
        name = f"{page.number} {page.title}" if page.number else page.title
        yield Run(name, link=f"#{anchor_of(page)}")


def _colophon(root: Any, setting: Setting, document: Document) -> Iterator[Block]:
    address = setting.ways.address(root)
    municipality = document.letterhead.municipality
    yield PageBreak()
    yield Heading(CHAPTER, plain("Om publikationen"))
    yield Paragraph(
        plain(
            f"Publikationen er lavet ud fra siderne på Fodfæste og udgivet af {municipality}. "
            f"Det er {document.version[0].lower()}{document.version[1:]}, den dag siderne sidst "
            "blev ændret."
        )
    )
    yield Paragraph(
        (
            Run("Siderne kan være rettet siden. Den nyeste udgave ligger altid på "),
            Run(address.partition("://")[2], link=address),
            Run("."),
        )
    )
    yield Paragraph(
        plain(
            "Publikationen findes som PDF og som Word. Begge filer kan læses op, og de har samme "
            "sidetal. PDF-filen følger PDF/UA-1 og PDF/A-2a."
        )
    )
