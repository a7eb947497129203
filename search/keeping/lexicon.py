"""The analyzer of the present epoch."""

import json
from collections.abc import Iterable
from functools import lru_cache
from uuid import UUID

from search.analysis.analyzer import Analyzer
from search.analysis.compounds import Compounds, domain_words, words_of
from search.entries import PUBLIC, Entry
from search.models import Reading


def lexicon_from(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the words that compounds are parted by: the domain's, and those of public entries."""
    texts = (
        f"{entry.title}\n{entry.heading}\n{entry.body}"
        for entry in entries
        if PUBLIC in entry.access
    )
    found = domain_words()
    for word, count in words_of(texts).items():
        found[word] = max(count, found.get(word, 0))
    return found


def analyzer_of(reading: Reading) -> Analyzer:
    """Return the analyzer of an epoch; it is made once in a process."""
    return _analyzer(reading.epoch, reading.lexicon)


@lru_cache(4)
def _analyzer(epoch: UUID, lexicon: str) -> Analyzer:
    return Analyzer(Compounds(json.loads(lexicon)))
