"""Timing and telling: medians in milliseconds, and ratios against the first row."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Timed:
    """A piece of work's times, in milliseconds."""

    median: float
    fastest: float
    slowest: float


def timed_in_turn(works: Mapping[str, Work], rounds: int) -> dict[str, Timed]:
    """Time the works in turn, A B C A B C…, so that a machine's moods fall on all alike."""
    for work in works.values():
        work()  # what is loaded once is not counted
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            gc.collect()
            start = time.perf_counter()
            work()
            times[name].append((time.perf_counter() - start) * 1_000)
    return {
        name: Timed(statistics.median(taken), min(taken), max(taken))
        for name, taken in times.items()
    }


def tell(title: str, timed: Mapping[str, Timed], note: str = "") -> None:
    """Print the rows, each with its ratio to the first."""
    print(f"\n{title}")
    first = next(iter(timed.values())).median
    width = max(len(name) for name in timed)
    for name, found in timed.items():
        print(
            f"  {name:<{width}}  {found.median:9.1f} ms  ({found.fastest:.1f}–{found.slowest:.1f})"
            f"  × {found.median / first:.2f}"
        )
    if note:
        print(f"  {note}")
