"""Finding the first place on a page where each word of the glossary stands, and marking it there.

A marked word is a button that opens its explanation (the browser's own popover: no script). The
markup around is left as it is, letter by letter.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from django.utils.html import escape, format_html

from .inflection import pattern_for

# Where a word is not explained: headings, what can be pressed, pictures, and others' own words.
_NEVER_IN = {
    *("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "caption", "figcaption", "blockquote"),
    *("a", "button", "summary", "label", "nav", "svg", "code", "dfn"),
}
_NEVER_IN_CLASS = {"box-kind", "box-title", "box-source", "step-word", "step-name", "card"}
_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the glossary: all that it is called, and the page that is about it."""

    slug: str
    names: tuple[str, ...]
    page: int | None


@dataclass(frozen=True, slots=True)
class Marked:
    """A page's markup with words marked, and which: the entries' slugs in the order they stand."""

    markup: str
    slugs: tuple[str, ...]


class Words:
    """A glossary made ready for looking: every name of every entry, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        named = [(name, entry) for entry in self.entries for name in entry.names]
        named.sort(key=lambda pair: len(pair[0]), reverse=True)
        self.by_group = [entry for _, entry in named]
        either = "|".join(f"({pattern_for(name)})" for name, _ in named)
        self.pattern = re.compile(either or r"(?!)", re.IGNORECASE)

    def mark(self, markup: str, page: int | None) -> Marked:
        """Return `markup` with the first of each word marked; none that `page` itself is about."""
        known = {entry.slug for entry in self.entries if page is not None and entry.page == page}
        marker = _Marker(self, known)
        marker.feed(markup)
        marker.close()
        return Marked("".join(marker.out), tuple(marker.found))


class _Marker(HTMLParser):
    """Copies markup, and marks words in the text of it."""

    def __init__(self, words: Words, known: set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.words, self.known = words, known
        self.out: list[str] = []
        self.found: list[str] = []
        self.open: list[tuple[str, bool]] = []  # the elements around, and whether to be silent

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy the tag, and note whether words are explained in it."""
        self.out.append(self.get_starttag_text() or "")
        if tag in _VOID:
            return
        classes = set((dict(attrs).get("class") or "").split())
        silent = tag in _NEVER_IN or bool(classes & _NEVER_IN_CLASS)
        self.open.append((tag, silent or self.silent))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy the tag."""
        self.out.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copy the tag, and leave the element."""
        self.out.append(f"</{tag}>")
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Copy the text, with its new words marked."""
        self.out.append(data if self.silent else self.words.pattern.sub(self.marked, data))

    def handle_entityref(self, name: str) -> None:
        """Copy an entity."""
        self.out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a numbered character."""
        self.out.append(f"&#{name};")

    @property
    def silent(self) -> bool:
        """Tell whether the text here is left as it is."""
        return bool(self.open) and self.open[-1][1]

    def marked(self, match: re.Match[str]) -> str:
        """Return the word as a button, or as it stands when it was explained before."""
        slug = self.words.by_group[(match.lastindex or 1) - 1].slug
        if slug in self.known:
            return match[0]
        self.known.add(slug)
        self.found.append(slug)
        return format_html(
            '<button type="button" class="term" popovertarget="{}">{}</button>',
            place_of(slug),
            match[0],
        )


def place_of(slug: str) -> str:
    """Return the id of a word's explanation on a page."""
    return escape(f"forklaring-{slug}")
