"""The blocks of a page's body as blocks of the document tree."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from forms.documents.book import Aside, KeyFigures, Quote, Step, Steps
from forms.documents.tree import (
    Block,
    CheckItem,
    CheckList,
    Column,
    Figure,
    Heading,
    Paragraph,
    Run,
    Table,
    Text,
    plain,
)

from .levels import Level, level
from .pictures import Undrawn, picture_of
from .richtext import blocks_of
from .shares import shares
from .signs import sign
from .ways import Ways, anchor_of

logger = logging.getLogger(__name__)

SOURCE = "Kilde: "


@dataclass(slots=True)
class Setting:
    """What all pages of a publication are set with.

    `alone`: it has one page, whose headings the contents list. `cautions` say what could not be
    shown as on screen.
    """

    ways: Ways
    colour: str
    alone: bool = False
    cautions: list[str] = field(default_factory=list)


class BodyReader:
    """Reads the body of one page, whose own heading is of level `at`."""

    def __init__(self, page: Any, at: Level, setting: Setting) -> None:
        self.page, self.level, self.setting = page, at, setting
        self.at = at  # the level of the last heading
        self.kinds: dict[str, Callable[[Any], Iterable[Block]]] = {
            "text": self._text,
            "heading": self._heading,
            "figure": self._figure,
            "steps": self._steps,
            "key_figures": self._key_figures,
            "table": self._table,
            "accordion": self._accordion,
            "knowledge": self._box,
            "case": self._box,
            "info": self._box,
            "quote": self._quote,
            "checklist": self._checklist,
            "tool_link": self._page_link,
            "package_link": self._page_link,
            "download": self._download,
        }

    def blocks(self) -> list[Block]:
        """Return the body's blocks; raise KeyError for a kind of block that is not known.

        A heading with nothing below it is left out: on screen, it leads to the pages below.
        """
        found = [
            made for block in self.page.body for made in self.kinds[block.block_type](block.value)
        ]
        while found and isinstance(found[-1], Heading):
            found.pop()
        return found

    def _rich(self, value: Any) -> tuple[Block, ...]:
        """Return rich text as paragraphs and lists."""
        return blocks_of(value.source if value else "", self.lead)

    def lead(self, link: etree._Element) -> str:
        """Say where a link in rich text leads."""
        number = str(link.get("id", ""))
        if link.get("linktype") == "page":
            way = self.setting.ways.to_page(int(number) if number.isdigit() else None)
            fragment = str(link.get("fragment", "") or "")
            return self.setting.ways.to_address(f"#{fragment}", self.page) if fragment else way
        if link.get("linktype") == "document":
            return self.setting.ways.to_file(int(number)) if number.isdigit() else ""
        return self.setting.ways.to_address(str(link.get("href", "")), self.page)

    # One kind of block each

    def _text(self, value: Any) -> Iterable[Block]:
        return self._rich(value)

    def _heading(self, value: Any) -> Iterable[Block]:
        self.at = level(self.level + int(value["level"]) - 1)
        anchor = anchor_of(self.page, value["anchor"])
        alone = self.setting.alone
        yield Heading(self.at, plain(value["text"]), anchor=anchor, listed=alone)

    def _figure(self, value: Any) -> Iterable[Block]:
        image = value["picture"]
        if image is None:
            return
        said = "" if value.get("decorative") else " ".join((value.get("alt") or "").split())
        source = f"{SOURCE}{value['source']}" if value.get("source") else ""
        caption = plain(" ".join(filter(None, (value.get("caption"), source))))
        picture = picture_of(image)
        if not isinstance(picture, Undrawn):
            yield Figure(picture, said, caption)
            return
        logger.warning(
            "figure %s on page %s is not drawn: %s", image.pk, self.page.pk, picture.reason
        )
        self.setting.cautions.append(
            f"Figuren »{image.title}« på siden »{self.page.title}« kan ikke tegnes på papir "
            f"({picture.reason}). Den er sat ind som tekst."
        )
        if said:
            place = self.setting.ways.address(self.page)
            see = (Run("Se figuren på "), Run(place.partition("://")[2], link=place))
            yield Aside(kind="Figur", title=caption, blocks=(Paragraph(plain(said)),), source=see)

    def _steps(self, value: Any) -> Iterable[Block]:
        yield Steps(
            plain(value["caption"]),
            tuple(
                Step(f"{value['word']} {number}", plain(step["title"]), self._rich(step["text"]))
                for number, step in enumerate(value["steps"], start=1)
            ),
        )

    def _key_figures(self, value: Any) -> Iterable[Block]:
        figures = tuple((plain(one["number"]), plain(one["label"])) for one in value["figures"])
        yield KeyFigures(figures, _sourced(value))

    def _table(self, value: Any) -> Iterable[Block]:
        given = value["table"]
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in given.rows)
        headings = [plain(column["heading"]) for column in given.columns]
        if not headings:
            return
        columns = tuple(
            Column(heading, share)
            for heading, share in zip(headings, shares(headings, rows), strict=True)
        )
        caption = plain(given.caption or "")
        yield Table(caption, columns, rows, row_headers=bool(value["row_headings"]))

    def _cell(self, cell: Any) -> tuple[Any, ...]:
        if hasattr(cell.value, "source"):
            return tuple(
                block.text if isinstance(block, Paragraph) else block
                for block in self._rich(cell.value)
            )
        return (plain(str(cell.value)),) if cell.value else ()

    def _accordion(self, value: Any) -> Iterable[Block]:
        below = level(self.at + 1)
        for item in value["items"]:
            yield Heading(below, plain(item["title"]), listed=False)
            yield from self._rich(item["text"])

    def _box(self, value: Any) -> Iterable[Block]:
        yield self._aside(value, plain(value.get("title") or ""), self._rich(value["text"]))

    def _quote(self, value: Any) -> Iterable[Block]:
        said = Quote((plain(f"»{value['text'].strip()}«"),), plain(value["speaker"]))
        yield self._aside(value, (), (said,))

    def _checklist(self, value: Any) -> Iterable[Block]:
        items = tuple(CheckItem(ticked=False, text=plain(item)) for item in value["items"])
        yield self._aside(value, plain(value["title"]), (CheckList(items),))

    def _aside(self, value: Any, title: Text, blocks: tuple[Block, ...]) -> Aside:
        meta = value.block.meta
        drawn = sign(meta.mark, self.setting.colour)
        return Aside(kind=meta.kind, title=title, blocks=blocks, source=_sourced(value), sign=drawn)

    def _page_link(self, value: Any) -> Iterable[Block]:
        page = value["page"]
        way = self.setting.ways.to_page(page.pk if page else None)
        if not way:
            return  # as on screen: a page that is not public leaves no trace
        page = page.specific
        words = value.get("text") or page.lead
        address = () if way.startswith("#") else (Run(way.partition("://")[2], link=way),)
        yield Aside(
            kind=page.kind,
            title=(Run(page.title, link=way),),
            blocks=(Paragraph(plain(words)),),
            source=address,
            sign=sign(value.block.meta.mark, self.setting.colour),
        )

    def _download(self, value: Any) -> Iterable[Block]:
        file = value["document"]
        way = self.setting.ways.to_file(file.pk) if file else ""
        if way:
            said = f" ({file.file_extension.upper()}). {value.get('text') or ''}".rstrip()
            yield Paragraph((Run(file.title, link=way), Run(said)))


def _sourced(value: Any) -> Text:
    source = value.get("source")
    return plain(f"{SOURCE}{source}") if source else ()
