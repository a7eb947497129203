"""Going through a page's text as a kind colleague would: what could be better, and where."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from wagtail.models import Page

from .readability import Readability, readability, sentences_of, words_of
from .texts import links_in, page_links_in, paragraphs_in

LONGEST_SENTENCE = 30  # words
SHOWN_WORDS = 7  # of a long sentence, so that it can be found
WITH_SOURCE = {"knowledge": "viden", "case": "case"}  # boxes that claim something
SAYS_NOTHING = ("her", "klik her", "læs mere", "læs mere her", "se her", "link", "tryk her")


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that could be better: in which block of the body (its id), and what to do."""

    block: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reading of the page gave."""

    notices: tuple[Notice, ...]
    readability: Readability | None


def read_through(lead: str, body: Any) -> Reading:
    """Return what could be better in a page with this lead and this body (a stream value)."""
    blocks = list(body)
    notices = [Notice(block.id or "", text) for block, text in _found_in(blocks)]
    paragraphs = [lead, *(text for block in blocks for text in paragraphs_in(block.value))]
    return Reading(tuple(notices), readability(paragraphs))


def _found_in(blocks: list[Any]) -> Iterator[tuple[Any, str]]:
    skipped = {id(block) for block in _skipping_headings(blocks)}
    live = _live_pages(blocks)
    for block in blocks:
        if id(block) in skipped:
            yield (
                block,
                (
                    "Underoverskriften hører ikke under nogen overskrift. Gør den til en "
                    "overskrift, eller sæt en overskrift ind før den."
                ),
            )
        for check in CHECKS:
            yield from ((block, text) for text in check(block.block_type, block.value))
        yield from ((block, text) for text in _dead_links(block.value, live))


def _skipping_headings(blocks: list[Any]) -> Iterator[Any]:
    """Yield the headings that stand a level too deep below the one before them."""
    headings = [block for block in blocks if block.block_type == "heading"]
    levels = [1, *(int(block.value["level"]) for block in headings)]
    for block, (above, own) in zip(headings, pairwise(levels), strict=True):
        if own > above + 1:
            yield block


def dead_links(body: Any) -> list[str]:
    """Return what is wrong with the links from a body to pages of the site."""
    blocks = list(body)
    live = _live_pages(blocks)
    return [text for block in blocks for text in _dead_links(block.value, live)]


def _live_pages(blocks: list[Any]) -> dict[int, bool]:
    """Return the pages that the blocks link to, and whether each is published."""
    wanted = {link.page for block in blocks for link in page_links_in(block.value)}
    return dict(Page.objects.filter(pk__in=wanted).values_list("pk", "live"))


def _dead_links(value: Any, live: dict[int, bool]) -> Iterator[str]:
    for link in page_links_in(value):
        if link.page not in live:
            yield (
                f"Linket »{link.words}« fører til en side, der ikke findes længere. Vælg en anden "
                "side, eller fjern linket."
            )
        elif not live[link.page]:
            yield (
                f"Linket »{link.words}« fører til en side, der ikke er udgivet. Læserne ser ordene "
                "uden link, indtil siden udgives."
            )


def _empty_links(_kind: str, value: Any) -> Iterator[str]:
    for words, _ in links_in(value):
        if words.casefold().strip(" .:»«") in SAYS_NOTHING:
            yield (
                f"Linket hedder »{words}«. Skriv, hvor det fører hen: Den, der får siden læst op, "
                "hører kun linkets ord."
            )


def _long_sentences(_kind: str, value: Any) -> Iterator[str]:
    for paragraph in paragraphs_in(value):
        for sentence in sentences_of(paragraph):
            words = words_of(sentence)
            if len(words) > LONGEST_SENTENCE:
                begins = " ".join(sentence.split()[:SHOWN_WORDS])
                yield (
                    f"Sætningen »{begins} …« er på {len(words)} ord. Del den, så den kan læses i "
                    "et stræk."
                )


def _tables_without_headings(kind: str, value: Any) -> Iterator[str]:
    if kind != "table":
        return
    table = value["table"]
    bare = [
        str(number)
        for number, column in enumerate(table.columns, start=1)
        if not column["heading"].strip()
    ]
    if bare:
        which = "Kolonne " + " og ".join(bare)
        yield f"{which} har ingen overskrift. Skriv, hvad der står i kolonnen."
    if not table.caption.strip():
        yield "Tabellen har ingen titel. Skriv, hvad den viser."


def _boxes_without_source(kind: str, value: Any) -> Iterator[str]:
    if kind in WITH_SOURCE and not value["source"].strip():
        yield f"Boksen »{WITH_SOURCE[kind]}« har ingen kilde. Skriv, hvor du har det fra."


CHECKS: tuple[Callable[[str, Any], Iterator[str]], ...] = (
    _tables_without_headings,
    _boxes_without_source,
    _empty_links,
    _long_sentences,
)
