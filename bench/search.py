"""Search at 300, 20,000 and 200,000 sections: both engines, beside Wagtail's own in the database.

The texts are the starting content's own words in new order, a page of ten sections each. All are
asked the same queries in turn, and answer with ten hits as they are shown: ours with excerpts,
marks, facets and the viewer's access, Wagtail's with the pages alone.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from wagtail.models import Page

from content.loading import load_content
from content.models import HandbookPage, SectionPage
from search.engines.choice import engines, forget_who_is_away
from search.engines.engine import Engine
from search.entries import PUBLIC, Entry
from search.evaluating import read_file
from search.finding import find, passages
from search.keeping import following, reading
from search.models import KeptEntry, Reading
from search.starting.load import load_groups
from search.suggesting import suggest
from search.viewers import ANYBODY
from tests.search.elasticsearch.node import Node

SIZES = (300, 20_000, 200_000)
ON_A_PAGE, SECTIONS = 10, 10
OWN_QUERIES = Path(__file__).parents[1] / "search" / "evaluation" / "tuned.json"
BEGUN = ("mø", "net", "bost", "samt", "hou", "koord", "aftal", "visit", "hjem", "uddan")


def run() -> None:
    """Measure all three, or those named in the environment: `BENCH_SECTIONS=300,20000`."""
    wanted = os.environ.get("BENCH_SECTIONS", "")
    sizes = [int(size) for size in wanted.split(",") if size] or list(SIZES)
    old = setup_databases(verbosity=0, interactive=False)
    try:
        with tempfile.TemporaryDirectory() as name, ExitStack() as ending:
            folder = Path(name)
            node = Node(folder / "node")
            node.folder.mkdir()
            node.start()
            ending.callback(node.kill)
            here = {"SEARCH_FOLDER": folder / "search", "ELASTICSEARCH_URL": node.url}
            ending.enter_context(override_settings(**here, SEARCH_LOOKS_EVERY=3_600))
            load_content()
            load_groups()
            for size in sizes:
                measure(size)
    finally:
        teardown_databases(old, verbosity=0)


def measure(size: int) -> None:
    """Make the site as large as wanted, index it, and time it."""
    forget_who_is_away()
    started = time.perf_counter()
    reading.read_everything()
    added = size - KeptEntry.objects.count()
    if added > 0:
        _grow(added)
    print(f"\n{KeptEntry.objects.count()} sections (made in {time.perf_counter() - started:.0f} s)")
    for engine in engines():
        started = time.perf_counter()
        following.rebuild(engine)
        took, megabytes = time.perf_counter() - started, engine.size() / 1e6
        print(f"  {engine.name:<14} indexed in {took:6.1f} s, {megabytes:7.1f} MB on disk")
    cache.set("search.looked", 1, 3_600)
    queries = [judged.query for judged in read_file(OWN_QUERIES)]
    works: dict[str, Callable[[str], object]] = {
        "Wagtail's database search": _wagtails,
        **{engine.name: _ours(engine) for engine in engines()},
    }
    _tell(_timed(works, queries))
    offered = {f"{engine.name}, suggestions": _suggestions(engine) for engine in engines()}
    _tell(_timed(offered, list(BEGUN) * 5))


def _timed(works: dict[str, Callable[[str], object]], queries: list[str]) -> dict[str, list[float]]:
    """Time every query on each in turn; milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work(queries[0])  # what is loaded once is not counted
    for query in queries:
        for name, work in works.items():
            started = time.perf_counter()
            work(query)
            times[name].append((time.perf_counter() - started) * 1_000)
    return times


def _tell(times: dict[str, list[float]]) -> None:
    for name, taken in times.items():
        p95 = statistics.quantiles(taken, n=20)[-1]
        print(f"  {name:<28} p50 {statistics.median(taken):8.1f} ms   p95 {p95:8.1f} ms")


def _wagtails(query: str) -> object:
    return [page.specific for page in Page.objects.live().search(query, operator="or")[:ON_A_PAGE]]


def _ours(engine: Engine) -> Callable[[str], object]:
    def work(query: str) -> object:
        result = find(query, ANYBODY, engine=engine.name)
        return passages(result, result.hits[:ON_A_PAGE], ANYBODY)

    return work


def _suggestions(engine: Engine) -> Callable[[str], object]:
    def work(begun: str) -> object:
        return suggest(begun, ANYBODY, engine=engine.name)

    return work


def _grow(added: int) -> None:
    """Add pages, with their sections as entries already read."""
    words = _words()
    chances = random.Random(added)  # noqa: S311 - the same texts every time
    section = SectionPage.objects.get(slug="metodehaandbog")
    texts = [" ".join(chances.choices(words, k=60)) for _ in range(400)]
    entries: list[Entry] = []
    for number in range(added // SECTIONS):
        title = " ".join(chances.choices(words, k=3)).capitalize()
        page = HandbookPage(title=title, slug=f"maalt-{added}-{number}", lead=title, source="Egen")
        body = "".join(f"<p>{chances.choice(texts)}</p>" for _ in range(SECTIONS))
        page.body = [("text", body)]
        section.add_child(instance=page)
        entries += _sections(page, words, texts, chances)
        if len(entries) >= 5_000:
            reading.keep(entries)
            entries = []
    reading.keep(entries)
    _count_all()


def _sections(
    page: Any, words: list[str], texts: list[str], chances: random.Random
) -> Iterator[Entry]:
    for number in range(SECTIONS):
        heading = " ".join(chances.choices(words, k=3))
        yield Entry(
            key=f"page:{page.pk}#maalt-{number}",
            owner=f"page:{page.pk}",
            url=f"/maalt/{page.pk}/#{number}",
            title=page.title,
            heading=heading,
            body=f"{chances.choice(texts)} {chances.choice(texts)}",
            kind="Håndbog",
            section="Metodehåndbog",
            access=(PUBLIC,),
            offer=heading,
        )


def _words() -> list[str]:
    """Return the starting content's words as often as they stand, so that all are as rare."""
    texts = [data["body"] for data in KeptEntry.objects.values_list("data", flat=True)]
    return [word.strip(".,:;»«()?!·") for text in texts for word in text.split()]


def _count_all() -> None:
    entries = [reading.from_data(data) for data in KeptEntry.objects.values_list("data", flat=True)]
    reading.KeptWord.objects.all().delete()
    reading.count_words(entries, (), reading.analyzer_of(Reading.objects.get()))
