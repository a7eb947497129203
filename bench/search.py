"""Search at 300, 20,000 and 200,000 sections: both engines, beside Wagtail's own in the database.

The texts are the starting content's own words in new order, a page of ten sections each. All are
asked the same queries in turn, and answer with ten hits as they are shown: ours with excerpts,
marks, facets, the viewer's access and one kind alone, Wagtail's with the pages alone. What has
used up its time is asked no more, and its row tells how many queries it had.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

from django.core.cache import cache
from django.test import override_settings
from django.test.utils import setup_databases, teardown_databases
from wagtail.models import Page

from content.loading import load_content
from search.engines.choice import engines, forget_who_is_away
from search.engines.engine import Engine, Filters
from search.evaluating import read_file
from search.finding import find, passages
from search.keeping import following, reading
from search.models import KeptEntry
from search.starting.load import load_groups
from search.suggesting import suggest
from search.viewers import ANYBODY
from tests.search.elasticsearch.node import Node

from .growing import ONE_KIND, grow

SIZES = (300, 20_000, 200_000)
ON_A_PAGE = 10
WARMING = 5  # seconds
LONGEST = 120  # seconds that one of them is asked for in all
FEWEST = 20  # times that a p95 can be told of; of fewer the longest stands for it
NARROWED = Filters(kinds=(ONE_KIND,))
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
        grow(added)
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
    """Time the queries on each in turn, until its time is up; milliseconds."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        started = time.perf_counter()
        for query in cycle(queries):  # what is loaded or compiled once is not counted
            work(query)
            if time.perf_counter() - started > WARMING:
                break
    for query in queries:
        for name, work in works.items():
            if sum(times[name]) < LONGEST * 1_000:
                started = time.perf_counter()
                work(query)
                times[name].append((time.perf_counter() - started) * 1_000)
    return times


def _tell(times: dict[str, list[float]]) -> None:
    for name, taken in times.items():
        middle = statistics.median(taken)
        p95 = statistics.quantiles(taken, n=20)[-1] if len(taken) >= FEWEST else max(taken)
        print(f"  {name:<28} p50 {middle:8.1f} ms   p95 {p95:8.1f} ms   ({len(taken)} queries)")


def _wagtails(query: str) -> object:
    return [page.specific for page in Page.objects.live().search(query, operator="or")[:ON_A_PAGE]]


def _ours(engine: Engine) -> Callable[[str], object]:
    def work(query: str) -> object:
        result = find(query, ANYBODY, NARROWED, engine=engine.name)
        return passages(result, result.hits[:ON_A_PAGE], ANYBODY)

    return work


def _suggestions(engine: Engine) -> Callable[[str], object]:
    def work(begun: str) -> object:
        return suggest(begun, ANYBODY, engine=engine.name)

    return work
