"""What an index in Elasticsearch is like, and an entry in it."""

from typing import Any

from elasticsearch_dsl import Integer, Keyword, Mapping, Text

from search.analysis.analyzer import Analyzer
from search.entries import Entry

from .fields import STARTS, TOKEN_FIELDS, reviewed_number, token_fields


def settings() -> dict[str, Any]:
    """Return one shard, so that a word is as rare for every entry."""
    return {"number_of_shards": 1, "number_of_replicas": 0, "refresh_interval": "5s"}


def mapping() -> Mapping:
    """Return the fields; anything else is refused."""
    made = Mapping()
    made.meta("dynamic", "strict")
    made.meta("_source", enabled=False)  # hits are read from the columns of key and owner
    for name in ("key", "owner", "kind", "section", "access", "figure"):
        made.field(name, Keyword())
    made.field("reviewed", Integer())
    for name in (*TOKEN_FIELDS, STARTS):
        made.field(name, Text(analyzer="whitespace", index_options="freqs"))
    return made


def document(entry: Entry, analyzer: Analyzer) -> dict[str, Any]:
    """Return what is sent of an entry; its key is the document's id too."""
    return {
        "key": entry.key,
        "owner": entry.owner,
        "kind": entry.kind,
        "section": entry.section,
        "access": list(entry.access),
        "figure": "1" if entry.figure else "0",
        "reviewed": reviewed_number(entry),
        **token_fields(entry, analyzer),
    }
