"""The embedded engine: tantivy in a folder of this machine. It needs no server and is always there.

The folder holds one index, and a small file that names it and tells how far it has come. A new
index is made beside the old one and takes its place when the file is replaced, in one step of the
file system. Any number of processes read; one writes at a time (`search.keeping.following`).
"""

import json
import secrets
import shutil
import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import tantivy
from tantivy import Occur, Query

from search.analysis.analyzer import Analyzer
from search.entries import Entry
from search.plan import ANY_TIE, BY_AREA, BY_KIND, SMALL, TERM_TIE, All, Node, Term

from .engine import (
    FACETS,
    MOST_VALUES,
    EngineAwayError,
    Filters,
    Found,
    Hit,
    Inquiry,
    Place,
    in_passes,
    ordered,
)
from .fields import HEADING, STARTS, TOKEN_FIELDS, number_of_day, reviewed_number, token_fields

CURRENT = "current.json"
HEAP = 32_000_000  # bytes; a writer keeps this much before it writes a segment
REBUILD_HEAP = 128_000_000
FILTERED = ("kind", "section", "access")


@dataclass(frozen=True, slots=True)
class _Opened:
    index: tantivy.Index
    folder: str
    written: int  # the file's time of change, in nanoseconds


class EmbeddedEngine:
    """An index in `folder`; one of these a process and folder."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._schema = _schema()
        self._opened: _Opened | None = None
        self._opening = threading.Lock()

    def place(self) -> Place | None:
        """Return how far the index has come."""
        current = self._current()
        return Place(UUID(current["epoch"]), current["position"]) if current else None

    def rebuild(self, entries: Iterable[Entry], count: int, analyzer: Analyzer, at: Place) -> None:
        """Make a new index and let it take the old one's place."""
        name = f"index-{secrets.token_hex(6)}"
        (self._folder / name).mkdir(parents=True)
        self._write(self._open(name), entries, (), analyzer, REBUILD_HEAP)
        self._point_at(name, at)
        for old in self._folder.glob("index-*"):
            if old.name != name:
                shutil.rmtree(old, ignore_errors=True)  # one that is still read from goes later

    def apply(
        self, changed: Sequence[Entry], gone: Collection[str], analyzer: Analyzer, at: Place
    ) -> None:
        """Put in and take out, in one commit."""
        current = self._current()
        if current is None:
            raise EngineAwayError("there is no index to bring up to date")
        if changed or gone:
            keys = [*gone, *(entry.key for entry in changed)]
            self._write(self._open(current["folder"]), changed, keys, analyzer, HEAP)
        self._point_at(current["folder"], at)

    def search(self, inquiry: Inquiry) -> Found:
        """Return what answers best, asking twice where once gives too little."""
        return in_passes(inquiry, lambda least: self._ask(inquiry, least))

    def _ask(self, inquiry: Inquiry, least: int) -> Found:
        searcher = self._searcher()
        slots = [(Occur.Should, self._node(slot)) for slot in inquiry.plan.slots]
        words = Query.boolean_query(slots, minimum_number_should_match=least)
        query = self._seen_by(words, inquiry)
        facets = {} if inquiry.figures else self._facets(searcher, query)
        found = searcher.search(self._narrowed(query, inquiry.filters), inquiry.limit)
        total = _count(found)
        return Found(
            hits=ordered(self._hit(searcher, score, at) for score, at in found.hits),
            total=total,
            unfiltered=total if inquiry.figures else sum(facets["kind"].values()),
            facets=facets,
        )

    def suggest(self, begun: Sequence[str], keys: frozenset[str], limit: int) -> list[str]:
        """Return the entries whose offer has words with all of the beginnings."""
        if not begun:
            return []
        searcher = self._searcher()
        terms = [(Occur.Must, self._term(STARTS, begin)) for begin in begun]
        query = Query.boolean_query([*terms, self._filter("access", sorted(keys))])
        found = searcher.search(query, limit)
        return [hit.key for hit in ordered(self._hit(searcher, *pair) for pair in found.hits)]

    def size(self) -> int:
        """Return the bytes of all files of the present index."""
        current = self._current()
        if current is None:
            return 0
        files = (self._folder / current["folder"]).iterdir()
        return sum(file.stat().st_size for file in files)

    # --- The folder -------------------------------------------------------------------------------

    def _current(self) -> dict[str, Any] | None:
        try:
            current: dict[str, Any] = json.loads((self._folder / CURRENT).read_bytes())
        except FileNotFoundError:
            return None
        return current

    def _point_at(self, name: str, at: Place) -> None:
        said = {"folder": name, "epoch": str(at.epoch), "position": at.position}
        new = self._folder / f"{CURRENT}.{secrets.token_hex(4)}"
        new.write_text(json.dumps(said), encoding="ascii")
        new.replace(self._folder / CURRENT)

    def _open(self, name: str) -> tantivy.Index:
        index = tantivy.Index(self._schema, str(self._folder / name))
        whole = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer("spaces", whole)
        return index

    def _searcher(self) -> tantivy.Searcher:
        """Return a view of the index as last committed, by whichever process."""
        for _ in range(2):  # the folder may be replaced between reading its name and opening it
            try:
                written = (self._folder / CURRENT).stat().st_mtime_ns
                with self._opening:
                    return self._opened_at(written).index.searcher()
            except FileNotFoundError:
                break
            except ValueError:
                self._opened = None
        raise EngineAwayError("there is no index to search in")

    def _opened_at(self, written: int) -> _Opened:
        opened = self._opened
        if opened is None or opened.written != written:
            current = self._current()
            if current is None:
                raise EngineAwayError("there is no index to search in")
            same = opened is not None and opened.folder == current["folder"]
            index = opened.index if opened and same else self._open(current["folder"])
            index.reload()
            opened = self._opened = _Opened(index, current["folder"], written)
        return opened

    def _write(
        self,
        index: tantivy.Index,
        entries: Iterable[Entry],
        gone: Iterable[str],
        analyzer: Analyzer,
        heap: int,
    ) -> None:
        try:
            writer = index.writer(heap, num_threads=1)
        except ValueError as error:  # LockBusy
            raise EngineAwayError(f"somebody else writes: {error}") from error
        for key in gone:
            writer.delete_documents_by_term("key", key)
        for entry in entries:
            writer.add_document(_document(entry, analyzer))
        writer.commit()
        writer.wait_merging_threads()

    # --- Queries ----------------------------------------------------------------------------------

    def _hit(self, searcher: tantivy.Searcher, score: float, at: tantivy.DocAddress) -> Hit:
        stored = searcher.doc(at)
        return Hit(stored["key"][0], stored["owner"][0], score)

    def _term(self, field: str, token: str) -> Query:
        return Query.term_query(self._schema, field, token, index_option="freq")

    def _node(self, node: Node) -> Query:
        if isinstance(node, Term):
            return Query.disjunction_max_query(
                [
                    Query.boost_query(
                        self._term(f"{area}_{node.kind}", node.token),
                        weight * BY_KIND[node.kind] * node.boost,
                    )
                    for area, weight in BY_AREA.items()
                ],
                TERM_TIE,
            )
        if isinstance(node, All):
            return Query.boolean_query([(Occur.Must, self._node(inner)) for inner in node.nodes])
        return Query.disjunction_max_query([self._node(inner) for inner in node.nodes], ANY_TIE)

    def _filter(self, field: str, values: Sequence[str]) -> tuple[Occur, Query]:
        allowed = Query.term_set_query(self._schema, field, list(values))
        return (Occur.Must, Query.const_score_query(allowed, 0.0))

    def _seen_by(self, words: Query, inquiry: Inquiry) -> Query:
        figure = self._filter("figure", ["1" if inquiry.figures else "0"])
        access = self._filter("access", sorted(inquiry.keys))
        small = [
            (Occur.Should, Query.boost_query(self._term(HEADING, word), SMALL))
            for word in inquiry.plan.small
        ]
        return Query.boolean_query([(Occur.Must, words), access, figure, *small])

    def _narrowed(self, query: Query, filters: Filters) -> Query:
        if not filters:
            return query
        parts = [(Occur.Must, query)]
        if filters.kinds:
            parts.append(self._filter("kind", filters.kinds))
        if filters.sections:
            parts.append(self._filter("section", filters.sections))
        if filters.reviewed_since:
            least = number_of_day(filters.reviewed_since)
            since = Query.range_query(
                self._schema, "reviewed", tantivy.FieldType.Unsigned, lower_bound=least
            )
            parts.append((Occur.Must, Query.const_score_query(since, 0.0)))
        return Query.boolean_query(parts)

    def _facets(self, searcher: tantivy.Searcher, query: Query) -> dict[str, dict[str, int]]:
        asked = {facet: {"terms": {"field": facet, "size": MOST_VALUES}} for facet in FACETS}
        answer = searcher.aggregate(query, asked)
        return {
            facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in found["buckets"]}
            for facet, found in answer.items()
        }


def _count(found: tantivy.SearchResult) -> int:
    """Return how many there are, also those beyond the limit (the package's types lack it)."""
    return int(found.count)  # type: ignore[attr-defined]


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "owner"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in (*FILTERED, "figure"):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("reviewed", indexed=True, fast=True)
    for name in (*TOKEN_FIELDS, STARTS):
        builder.add_text_field(name, tokenizer_name="spaces", index_option="freq")
    return builder.build()


def _document(entry: Entry, analyzer: Analyzer) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("key", entry.key)
    document.add_text("owner", entry.owner)
    document.add_text("kind", entry.kind)
    document.add_text("section", entry.section)
    document.add_text("figure", "1" if entry.figure else "0")
    document.add_unsigned("reviewed", reviewed_number(entry))
    for key in entry.access:
        document.add_text("access", key)
    for name, text in token_fields(entry, analyzer).items():
        if text:
            document.add_text(name, text)
    return document
