"""Markdown to the blocks of a page's body.

Prose is CommonMark: paragraphs and lists become text blocks, `##` and `###` headings (with
`{#anchor}` where it must not follow from the words). All else stands between `::: name words` and
`:::`:

    ::: knowledge Title        also case, info: prose; the last paragraph may be `Kilde: …`
    ::: quote Who says it      prose, then `Kilde: …`
    ::: checklist Title        a list
    ::: steps What of          a numbered list, each item beginning with its **title**
    ::: phases What of         the same, called phases; also parts
    ::: key_figures            a list of `**73 %** what it shows`, then `Kilde: …`
    ::: table What it shows    a table; the first column names the rows
    ::: accordion              a list, each item beginning with its **title**
    ::: figure syv-trin        pictures/syv-trin.svg: what it says, in one paragraph (`dekorativ`
                               when it says nothing), then `Billedtekst: …`, then `Kilde: …`
    ::: tool_link /redskaber/netvaerkskortlaegning/     prose: why to go there; also package_link

A link to a page of the site is written as its address: `[Målgruppe](/metodehaandbog/maalgruppe/)`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.container import container_plugin

Block = dict[str, Any]  # {"type", "value"}, as a stream field takes it
Find = Callable[[str], int | None]  # a page's id by its address; None when an editor removed it
FindPicture = Find  # a picture's id by its file's name, without .svg

_SECTION = re.compile(r"(?<=§) (?=\d)")  # the space that no line may break at
_SPACES = re.compile(r"[ \t\n]+")
_ANCHOR = re.compile(r"\s*\{#([a-z][a-z0-9-]*)\}\s*\Z")
_STEPS = {"steps": "Trin", "phases": "Fase", "parts": "Del"}  # what each of them is called
_TAGS = {"strong": "b", "em": "i"}  # as Wagtail's editor writes them


class MarkdownError(ValueError):
    """The text is not what a block of this kind needs."""


def no_pictures(name: str) -> int | None:
    """Raise KeyError: there are no pictures here."""
    raise KeyError(name)


def blocks_of(text: str, find: Find, find_picture: FindPicture = no_pictures) -> list[Block]:
    """Return the blocks of a page's body; raise MarkdownError, or what the finders raise."""
    return list(_Reader(find, find_picture).blocks(text))


def inline_of(text: str, find: Find) -> str:
    """Return `text` as rich text of one paragraph a blank line, for a page's source."""
    reader = _Reader(find, no_pictures)
    return reader.html(reader.parse(text).children)


class _Reader:
    """Reads one text; the finders give the ids of the pages and pictures in it."""

    def __init__(self, find: Find, find_picture: FindPicture) -> None:
        self.find, self.find_picture = find, find_picture
        self.containers: dict[str, Callable[[SyntaxTreeNode, str], Block | None]] = {
            "knowledge": self.box,
            "case": self.box,
            "info": self.box,
            "quote": self.quote,
            "checklist": self.checklist,
            "steps": self.steps,
            "phases": self.steps,
            "parts": self.steps,
            "key_figures": self.key_figures,
            "table": self.table,
            "accordion": self.accordion,
            "figure": self.figure,
            "tool_link": self.page_link,
            "package_link": self.page_link,
        }
        self.markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
        for name in self.containers:
            container_plugin(self.markdown, name)

    def parse(self, text: str) -> SyntaxTreeNode:
        """Return the tree of `text`, with Wagtail's own names for bold, italic and page links."""
        tokens = self.markdown.parse(_SECTION.sub("\u00a0", text))
        for token in [part for outer in tokens for part in (outer, *(outer.children or ()))]:
            token.tag = _TAGS.get(token.tag, token.tag)
            if token.type == "link_open" and str(token.attrs["href"]).startswith("/"):
                page = self.find(str(token.attrs["href"]))
                # A removed page leaves a link without a target: Wagtail shows the words alone.
                token.attrs = {"linktype": "page", "id": str(page or 0)}
        return SyntaxTreeNode(tokens)

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the blocks; prose that stands together is one text block."""
        prose: list[SyntaxTreeNode] = []
        for node in [*self.parse(text).children, None]:
            if node is not None and node.type in ("paragraph", "bullet_list", "ordered_list"):
                prose.append(node)
                continue
            if prose:
                yield {"type": "text", "value": self.html(prose)}
                prose = []
            if node is not None:
                yield from self.special(node)

    def special(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """Yield the block for a heading or a container; none for a link whose page is gone."""
        if node.type == "heading":
            yield {"type": "heading", "value": _heading(node)}
            return
        name = node.type.removeprefix("container_")
        if name not in self.containers:
            message = f"no block is written like this: {node.type} in line {_line(node)}"
            raise MarkdownError(message)
        value = self.containers[name](node, node.info.strip().removeprefix(name).strip())
        if value is not None:
            yield {"type": "steps" if name in _STEPS else name, "value": value}

    def box(self, node: SyntaxTreeNode, words: str) -> Block:
        said, source = _sourced(node)
        return {"title": words, "text": self.html(said), "source": source}

    def quote(self, node: SyntaxTreeNode, words: str) -> Block:
        said, source = _sourced(node)
        return {"text": _plain(said), "speaker": words, "source": source}

    def checklist(self, node: SyntaxTreeNode, words: str) -> Block:
        said, source = _sourced(node)
        items = [_plain(item.children) for item in _items(said, node)]
        return {"title": words, "items": items, "source": source}

    def steps(self, node: SyntaxTreeNode, words: str) -> Block:
        word = _STEPS[node.type.removeprefix("container_")]
        return {"caption": words, "word": word, "steps": self.titled(node)}

    def accordion(self, node: SyntaxTreeNode, words: str) -> Block:
        return {"items": self.titled(node)}

    def key_figures(self, node: SyntaxTreeNode, words: str) -> Block:
        said, source = _sourced(node)
        figures = []
        for item in _items(said, node):
            number, label = _plain([_title(item, node)]), _plain(item.children)
            figures.append({"number": number, "label": label.removeprefix(number).strip()})
        return {"figures": figures, "source": source}

    def table(self, node: SyntaxTreeNode, words: str) -> Block:
        if [child.type for child in node.children] != ["table"] or not words:
            message = f"a table needs a title and one table: line {_line(node)}"
            raise MarkdownError(message)
        rows = [row for part in node.children[0].children for row in part.children]
        cells = [[_plain([cell]) for cell in row.children] for row in rows]
        table = {
            "columns": [{"type": "text", "heading": heading} for heading in cells[0]],
            "rows": [{"values": row} for row in cells[1:]],
            "caption": words,
        }
        return {"table": table, "row_headings": True}

    def figure(self, node: SyntaxTreeNode, words: str) -> Block | None:
        try:
            picture = self.find_picture(words)
        except KeyError as reason:
            message = f"there is no picture {words}.svg"
            raise MarkdownError(message) from reason
        rest, source = _ended(list(node.children), "Kilde: ")
        said, caption = _ended(rest, "Billedtekst: ")
        if len(said) != 1 or said[0].type != "paragraph":
            message = f"a figure says in one paragraph what it shows: line {_line(node)}"
            raise MarkdownError(message)
        alt = _plain(said)
        decorative = alt.lower().rstrip(".") == "dekorativ"
        value = {"picture": picture, "alt": "" if decorative else alt, "decorative": decorative}
        return None if picture is None else value | {"caption": caption, "source": source}

    def page_link(self, node: SyntaxTreeNode, words: str) -> Block | None:
        page = self.find(words)
        return None if page is None else {"page": page, "text": _plain(node.children)}

    def titled(self, node: SyntaxTreeNode) -> list[Block]:
        """Return the items of a container's list, each as its bold beginning and the rest."""
        found = []
        for item in _items(node.children, node):
            rest = self.html(item.children).split("</b>", 1)[1].strip()
            text = f"<p>{rest}" if rest.endswith("</p>") else f"<p>{rest}</p>"
            title = _plain([_title(item, node)]).removesuffix(".")
            found.append({"title": title, "text": text if text != "<p></p>" else ""})
        return found

    def html(self, nodes: list[SyntaxTreeNode]) -> str:
        tokens = [token for node in nodes for token in node.to_tokens()]
        return str(self.markdown.renderer.render(tokens, self.markdown.options, {})).strip()


def _plain(nodes: list[SyntaxTreeNode]) -> str:
    """Return the words of `nodes` on one line."""
    said = [
        "".join({"text": part.content, "softbreak": " "}.get(part.type, "") for part in node.walk())
        for node in nodes
    ]
    return _SPACES.sub(" ", " ".join(said)).strip()


def _sourced(node: SyntaxTreeNode) -> tuple[list[SyntaxTreeNode], str]:
    """Return what a container holds, without the last paragraph where it says the source."""
    return _ended(list(node.children), "Kilde: ")


def _ended(said: list[SyntaxTreeNode], word: str) -> tuple[list[SyntaxTreeNode], str]:
    """Return `said` without the last paragraph where that begins with `word`, and what it says."""
    last = _plain(said[-1:])
    if last.startswith(word):
        return said[:-1], last.removeprefix(word)
    return said, ""


def _items(nodes: list[SyntaxTreeNode], where: SyntaxTreeNode) -> list[SyntaxTreeNode]:
    """Return the items of the one list that `nodes` are."""
    if [node.type for node in nodes] not in (["bullet_list"], ["ordered_list"]):
        message = f"the block in line {_line(where)} holds one list and nothing else"
        raise MarkdownError(message)
    return list(nodes[0].children)


def _title(item: SyntaxTreeNode, where: SyntaxTreeNode) -> SyntaxTreeNode:
    """Return the bold beginning of a list's item."""
    parts = [
        part for part in item.children[0].children[0].children if part.content or part.children
    ]
    if not parts or parts[0].type != "strong":
        message = f"each item of the block in line {_line(where)} begins with its **title**"
        raise MarkdownError(message)
    return parts[0]


def _heading(node: SyntaxTreeNode) -> Block:
    text, level = node.children[0].content, node.tag.removeprefix("h")
    anchor = _ANCHOR.search(text)
    if level not in ("2", "3"):
        message = f"a body has headings of level 2 and 3, not {level}: {text!r}"
        raise MarkdownError(message)
    return {"text": _ANCHOR.sub("", text), "level": level, "anchor": anchor[1] if anchor else ""}


def _line(node: SyntaxTreeNode) -> int:
    return node.map[0] + 1 if node.map else 0
