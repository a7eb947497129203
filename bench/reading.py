"""Lighthouse's points for speed, of pages served as in service, beside how they lie in development.

A median of three for each; a phone is Lighthouse's own: a slow 4G, and a processor at a quarter.
"""

import statistics
import tempfile
from pathlib import Path

from tests.browser.lighthouse import ask
from tests.browser.server import running_site

PAGES = {
    "the front": "/",
    "a chapter": "/metodehaandbog/indsatsen/",
    "a checklist": "/guide/implementering/ledelse/",
}
ROUNDS = 3


def run() -> None:
    """Print the points of each page, on a phone and on a desktop, for both ways of serving."""
    print("\nLighthouse: points for speed (goal: 95)")
    for way, collected in (("collected and compressed", True), ("as they lie", False)):
        with (
            tempfile.TemporaryDirectory() as data,
            running_site(Path(data), collected=collected) as site,
        ):
            for name, address in PAGES.items():
                ask(site.url + address, "performance")  # what is loaded once is not counted
                for preset in ("mobile", "desktop"):
                    scores = [ask(site.url + address, "performance", preset) for _ in range(ROUNDS)]
                    points = statistics.median(score.points for score in scores)
                    print(f"  {way:<25} {name:<12} {preset:<8} {points:4.0f}")
