"""Fixtures of the browser tests: a real Chromium, a real server, and axe."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.server import Server, running_site

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
Device = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands here as browser tests."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium, gone before other tests run: Playwright keeps an event loop going meanwhile."""
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(**launch_options())


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site with its starting content and demonstration."""
    with running_site(tmp_path_factory.mktemp("site")) as server:
        yield server


@pytest.fixture(params=list(WIDTHS))
def width(request: pytest.FixtureRequest) -> tuple[int, int]:
    """A phone's screen, and a desktop's."""
    return WIDTHS[request.param]


@pytest.fixture
def device(browser: Browser, site: Server) -> Iterator[Device]:
    """Make devices: each call is a browser of its own, with nothing of the others."""
    made: list[BrowserContext] = []

    def make(width: tuple[int, int] = WIDTHS["desktop"], **options: Any) -> Page:
        screen = {"width": width[0], "height": width[1]}
        here = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
        context = browser.new_context(base_url=site.url, viewport=screen, **here, **options)
        made.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", _refuse_breaches)
        return page

    yield make
    for context in made:
        context.close()


def _refuse_breaches(message: ConsoleMessage) -> None:
    """Let no page break the content security policy unseen."""
    assert "Content Security Policy" not in message.text, message.text
