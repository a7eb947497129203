"""Lighthouse on the pages that most people see; how fast they are is `bench.reading`'s."""

import pytest

from tests.browser.lighthouse import ask
from tests.browser.server import Server

PAGES = ("/", "/metodehaandbog/indsatsen/", "/guide/implementering/ledelse/")


@pytest.mark.parametrize("address", PAGES)
def test_every_point_for_accessibility(site: Server, address: str) -> None:
    score = ask(site.url + address, "accessibility")
    assert score.points == 100, score.lost
