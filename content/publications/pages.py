"""One page of the site as a chapter or a section of a publication."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from typing import Any

from django.utils.formats import date_format

from content.models import (
    ChecklistPage,
    GlossaryPage,
    GlossaryTerm,
    ServicePackagePage,
    ToolPage,
)
from forms.documents.tree import (
    Answer,
    Block,
    CheckItem,
    CheckList,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Text,
    plain,
)

from .body import SOURCE, BodyReader, Setting
from .levels import CHAPTER, Level, level
from .richtext import texts_of
from .ways import anchor_of


def page_blocks(page: Any, at: Level, setting: Setting, title: str = "") -> Iterator[Block]:
    """Yield a page under a heading of level `at`: lead, facts, body, what its kind adds, source.

    `title` stands in place of its own. A chapter begins a page.
    """
    if at == CHAPTER:
        yield PageBreak()
    number = "" if title else page.number
    heading = plain(title or page.title)
    yield Heading(at, heading, number=number, anchor=anchor_of(page))
    if not title:
        yield Paragraph(plain(page.lead), "lead")
    yield from facts_of(page)
    reader = BodyReader(page, at, setting)
    yield from reader.blocks()
    yield from closing_of(page, level(at + 1))
    yield from _source(page, reader)


def _source(page: Any, reader: BodyReader) -> Iterator[Block]:
    sources = texts_of(page.source or "", reader.lead)
    for number, text in enumerate(sources):
        yield Paragraph((Run(SOURCE), *text) if number == 0 else text, "note")
    if page.reviewed_on:
        by = f" af {page.reviewed_by}" if page.reviewed_by else ""
        yield Paragraph(plain(f"Sidst gennemgået {date_format(page.reviewed_on)}{by}."), "note")


@singledispatch
def facts_of(page: Any) -> Iterable[Block]:
    """Return what a kind of page says in short before its text."""
    del page
    return ()


@facts_of.register
def _(page: ServicePackagePage) -> Iterable[Block]:
    return _answers(
        ("Formål", page.purpose), ("Hvornår", page.stage), ("Hvem står for den", page.provided_by)
    )


@facts_of.register
def _(page: ToolPage) -> Iterable[Block]:
    return _answers(
        ("Hvad det bruges til", page.purpose),
        ("Hvornår", page.when),
        ("Hvem er med", page.participants),
        ("Hvor lang tid", page.duration),
    )


def _answers(*facts: tuple[str, str]) -> Iterator[Block]:
    said = [(label, value) for label, value in facts if value]
    if all(len(value) <= _SHORT for _, value in said):
        if said:
            yield Facts((), tuple((plain(label), plain(value)) for label, value in said))
        return
    for label, value in said:
        yield Answer(plain(label), (plain(value),))


_SHORT = 60  # characters: what stands side by side


@singledispatch
def closing_of(page: Any, at: Level) -> Iterable[Block]:
    """Return what a kind of page has after its text."""
    del page, at
    return ()


@closing_of.register
def _(page: ChecklistPage, at: Level) -> Iterable[Block]:
    yield Heading(at, plain("Tjekliste"), listed=False)
    if page.audience:
        yield Paragraph(plain(f"Gennemgås af {page.audience}"), "note")
    yield CheckList(
        tuple(
            CheckItem(
                ticked=False,
                text=plain(block.value["question"]),
                note=plain(block.value.get("help") or ""),
            )
            for block in page.questions
        )
    )


@closing_of.register
def _(page: ToolPage, at: Level) -> Iterable[Block]:
    yield Heading(at, plain(ToolPage.closing.text), listed=False)
    for line in page.answers_use.split("\n"):
        if line.strip():
            yield Paragraph(plain(line.strip()))


@closing_of.register
def _(page: GlossaryPage, at: Level) -> Iterable[Block]:
    del at
    for term in page.terms():
        yield Paragraph(explained(term))


def explained(term: GlossaryTerm) -> Text:
    """Return a word of the glossary with its synonyms and what it means, as one paragraph."""
    also = f" (også: {', '.join(term.also)})" if term.also else ""
    said = " ".join(term.explanation.split())
    return (Run(term.term, strong=True), Run(f"{also}: {said}"))
