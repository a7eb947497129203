"""Elasticsearch 8 on a server, through elasticsearch-dsl.

It is asked in plain queries of terms, and needs no plugin: an index whose analyzer is `whitespace`
scores the tokens that we give it. How far the index has come stands in the database. The server
may be gone at any moment, and then EngineAwayError says so; nothing is tried twice here.
"""

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch, NotFoundError
from elasticsearch.helpers import BulkIndexError, bulk
from elasticsearch_dsl import Index, Search
from elasticsearch_dsl.query import Bool, Terms
from elasticsearch_dsl.query import Term as TermQuery

from search.analysis.analyzer import Analyzer
from search.entries import Entry
from search.models import EngineState

from . import elastic_queries as queries
from .elastic_mapping import document, mapping, settings
from .engine import (
    FACETS,
    MOST_VALUES,
    EngineAwayError,
    Found,
    Hit,
    Inquiry,
    Place,
    in_passes,
    ordered,
)
from .fields import STARTS

REBUILD_PATIENCE = 60
IN_PASSING, AT_ONCE = 100, 500  # documents a request
OVERTAKEN = 409  # what a document answers that a newer change has written
NO_INDEX = "index_not_found"


class ElasticEngine:
    """The index that the alias `name_of_alias` points at, on the server at `url`.

    `patience` is how many seconds an answer may take that somebody waits for.
    """

    name = "elasticsearch"

    def __init__(self, url: str, name_of_alias: str, patience: float) -> None:
        self._client = Elasticsearch(
            url, request_timeout=patience, max_retries=0, retry_on_timeout=False
        )
        self._alias = name_of_alias

    def place(self) -> Place | None:
        """Return how far the index has come."""
        state = EngineState.objects.filter(engine=self.name).first()
        return Place(state.epoch, state.position) if state else None

    def rebuild(self, entries: Iterable[Entry], count: int, analyzer: Analyzer, at: Place) -> None:
        """Fill a new index, see that all are in it, move the alias, and remove the old ones."""
        name = f"{self._alias}-{secrets.token_hex(6)}"
        patient = self._client.options(request_timeout=REBUILD_PATIENCE)
        with _speaking():
            index = Index(name, using=patient)
            index.settings(**settings())
            index.mapping(mapping())
            index.create()
            actions = (_put(entry, analyzer, at) | {"_index": name} for entry in entries)
            bulk(patient, actions, chunk_size=AT_ONCE)
            index.refresh()
            there = int(patient.count(index=name)["count"])
            if there != count:
                index.delete()
                message = f"the new index holds {there} of {count}"
                raise EngineAwayError(message)
            old = self._indexes() - {name}
            remove = [{"remove": {"index": other, "alias": self._alias}} for other in old]
            patient.indices.update_aliases(
                actions=[*remove, {"add": {"index": name, "alias": self._alias}}]
            )
        self._remember(name, at)
        with _speaking():
            for other in self._indexes("-*") - {name}:
                patient.indices.delete(index=other, ignore_unavailable=True)

    def apply(
        self, changed: Sequence[Entry], gone: Collection[str], analyzer: Analyzer, at: Place
    ) -> None:
        """Put in and take out; what a newer change has written stays."""
        state = EngineState.objects.filter(engine=self.name).first()
        if state is None:
            raise EngineAwayError("there is no index to bring up to date")
        actions = [_put(entry, analyzer, at) for entry in changed]
        actions += [_take(key, at) for key in gone]
        with self._knowing_whether_it_is_there():
            _, failed = bulk(
                self._client,
                ({**action, "_index": self._alias} for action in actions),
                chunk_size=IN_PASSING,
                raise_on_error=False,
                refresh=True,
                require_alias=True,  # else a lost index would be made again, with any mapping
            )
        told = failed if isinstance(failed, list) else []
        wrong = [line for line in told if _is_wrong(line)]
        if wrong:
            if NO_INDEX in str(wrong[0]):
                self._forget()
            message = f"{len(wrong)} entries were refused, the first: {wrong[0]}"
            raise EngineAwayError(message)
        self._remember(state.index, at)

    def search(self, inquiry: Inquiry) -> Found:
        """Return what answers best, asking twice where once gives too little."""
        return in_passes(inquiry, lambda least: self._ask(inquiry, least))

    def suggest(self, begun: Sequence[str], keys: frozenset[str], limit: int) -> list[str]:
        """Return the entries whose offer has words with all of the beginnings."""
        if not begun:
            return []
        query = Bool(
            must=[TermQuery(**{STARTS: begin}) for begin in begun],
            filter=[Terms(access=sorted(keys))],
        )
        asked = self._search(limit).query(query)
        with self._knowing_whether_it_is_there():
            found = [_hit(hit) for hit in asked.execute().to_dict()["hits"]["hits"]]
        return [hit.key for hit in ordered(found)]

    def size(self) -> int:
        """Return the bytes of the present index."""
        with _speaking():
            stats = self._client.indices.stats(index=self._alias, metric="store")
        return int(stats["_all"]["primaries"]["store"]["size_in_bytes"])

    def _search(self, limit: int) -> Any:
        """Return a search whose hits are read from columns: to open the documents takes longer."""
        asked = Search(using=self._client, index=self._alias)
        return asked.extra(size=limit, stored_fields="_none_", docvalue_fields=["key", "owner"])

    def _ask(self, inquiry: Inquiry, least: int) -> Found:
        with self._knowing_whether_it_is_there():
            return _found(self._searching(inquiry, least).execute(), inquiry)

    def _searching(self, inquiry: Inquiry, least: int) -> Any:
        asked = self._search(inquiry.limit).query(queries.seen_by(inquiry, least))
        asked = asked.extra(track_total_hits=True)
        if not inquiry.figures:
            for facet in FACETS:
                asked.aggs.bucket(facet, "terms", field=facet, size=MOST_VALUES)
        narrowing = queries.narrowing(inquiry.filters)
        return asked.post_filter(narrowing) if narrowing is not None else asked

    def _indexes(self, ending: str = "") -> set[str]:
        """Return the indexes that the alias points at; with an ending, those so called."""
        if ending:
            return set(self._client.indices.get(index=f"{self._alias}{ending}"))
        try:
            return set(self._client.indices.get_alias(name=self._alias))
        except NotFoundError:
            return set()

    def _remember(self, index: str, at: Place) -> None:
        facts = {"index": index, "epoch": at.epoch, "position": at.position}
        EngineState.objects.update_or_create(engine=self.name, defaults=facts)

    @contextmanager
    def _knowing_whether_it_is_there(self) -> Iterator[None]:
        """Forget how far the index had come when the server says that there is none."""
        try:
            with _speaking():
                yield
        except EngineAwayError as error:
            if NO_INDEX in str(getattr(error.__cause__, "body", "")):
                self._forget()
            raise

    def _forget(self) -> None:
        EngineState.objects.filter(engine=self.name).delete()


@contextmanager
def _speaking() -> Iterator[None]:
    """Raise EngineAwayError for whatever the server, or its absence, answers with."""
    try:
        yield
    except (TransportError, ApiError, BulkIndexError) as error:
        raise EngineAwayError(f"{type(error).__name__}: {str(error)[:200]}") from error


def _put(entry: Entry, analyzer: Analyzer, at: Place) -> dict[str, Any]:
    version = {"version": at.position, "version_type": "external_gte"}
    return {"_id": entry.key, "_source": document(entry, analyzer), **version}


def _take(key: str, at: Place) -> dict[str, Any]:
    version = {"version": at.position, "version_type": "external_gte"}
    return {"_op_type": "delete", "_id": key, **version}


def _is_wrong(failed: Any) -> bool:
    """Tell whether one document of a bulk was refused; one that was gone already was not."""
    said = next(iter(failed.values()))  # under what was done with it
    return "error" in said and said.get("status") != OVERTAKEN


def _found(answer: Any, inquiry: Inquiry) -> Found:
    said = answer.to_dict()
    total = int(said["hits"]["total"]["value"])
    facets = {
        facet: {bucket["key"]: int(bucket["doc_count"]) for bucket in found["buckets"]}
        for facet, found in said.get("aggregations", {}).items()
    }
    return Found(
        hits=ordered(map(_hit, said["hits"]["hits"])),
        total=total,
        unfiltered=total if inquiry.figures else sum(facets["kind"].values()),
        facets=facets,
    )


def _hit(hit: Any) -> Hit:
    columns = hit.get("fields", {})
    if "key" not in columns:
        raise EngineAwayError("the index is of an older make; run rebuild_index")
    return Hit(columns["key"][0], columns["owner"][0], float(hit["_score"]))
