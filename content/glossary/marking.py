"""Finding the first place on a page where each word of the glossary stands, and marking it there.

A marked word is a button that opens its explanation (the browser's own popover: no script). The
markup around is left as it is, letter by letter.
"""

import re
from collections.abc import Iterable, Iterator
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
_WORD = re.compile(r"(?<![\w-])[\w§].")  # the first two letters of a word
_SIGNS = re.compile(r"[,.;:!?)»…]+")  # what never begins a line
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


@dataclass(frozen=True, slots=True)
class _Name:
    """One of an entry's names: how it is found, and which entries it makes doubtful."""

    pattern: re.Pattern[str]
    slug: str
    within: frozenset[str]


class Words:
    """A glossary made ready for looking: every name of every entry, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self.names: dict[str, list[_Name]] = {}  # by the first two letters
        named = [(name, entry) for entry in self.entries for name in entry.names]
        for name, entry in sorted(named, key=lambda pair: len(pair[0]), reverse=True):
            pattern = re.compile(pattern_for(name), re.IGNORECASE)
            begins_alike = self.names.setdefault(name[:2].casefold(), [])
            begins_alike.append(_Name(pattern, entry.slug, self._within(name, entry)))

    def mark(self, markup: str, page: int | None) -> Marked:
        """Return `markup` with the first of each word marked; none that `page` itself is about."""
        known = {entry.slug for entry in self.entries if page is not None and entry.page == page}
        for _, name in self.found_in(markup):
            known |= name.within
        marker = _Marker(self, known)
        marker.feed(markup)
        marker.close()
        return Marked("".join(marker.out), tuple(marker.found))

    def found_in(self, text: str) -> Iterator[tuple[re.Match[str], "_Name"]]:
        """Yield every place where a name stands in `text`, in order, none within another."""
        end = 0
        for word in _WORD.finditer(text):
            if word.start() < end:
                continue
            for name in self.names.get(word[0].casefold(), ()):
                match = name.pattern.match(text, word.start())
                if match:
                    end = match.end()
                    yield match, name
                    break

    def _within(self, name: str, entry: Entry) -> frozenset[str]:
        """Return other entries that the end of `name` could be taken for.

        Where a text has a »boligsocial koordinator«, its »koordinator« is not the glossary's.
        """
        return frozenset(
            other.slug
            for other in self.entries
            for short in other.names
            if other.slug != entry.slug and name.casefold().endswith(f" {short.casefold()}")
        )


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
        end = 0
        for match, name in () if self.silent else self.words.found_in(data):
            if name.slug not in self.known:
                after = _SIGNS.match(data, match.end())
                signs = after[0] if after else ""
                self.out += [data[end : match.start()], self.marked(match[0], name.slug, signs)]
                end = match.end() + len(signs)
        self.out.append(data[end:])

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

    def marked(self, word: str, slug: str, signs: str) -> str:
        """Return the word as a button, and remember that it has been explained.

        A line may break after a button, so the signs that follow the word are tied to it.
        """
        self.known.add(slug)
        self.found.append(slug)
        button = format_html(
            '<button type="button" class="term" popovertarget="{}">{}</button>',
            place_of(slug),
            word,
        )
        return format_html('<span class="tied">{}{}</span>', button, signs) if signs else button


def place_of(slug: str) -> str:
    """Return the id of a word's explanation on a page."""
    return escape(f"forklaring-{slug}")
