"""Fixtures of the browser tests: a real Chromium, a real server, and axe."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.browser.chromium import launch_options
from tests.browser.people import sign_in
from tests.browser.server import Server, running_site

WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}
ON_PURPOSE = (
    "Failed to load resource: the server responded with a status of 4",
    "Response Status Error Code 4",  # htmx
    "Failed to load resource: net::ERR_INTERNET_DISCONNECTED",
    "htmx:sendError",
    "htmx:afterRequest",
)
Device = Callable[..., Page]
PATIENCE = 15_000  # ms: what a loaded machine may take for a page

expect.set_options(timeout=PATIENCE)


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


@pytest.fixture(scope="session")
def sessions() -> dict[str, Any]:
    """The cookies of those who have signed in."""
    return {}


@pytest.fixture
def device(browser: Browser, site: Server, sessions: dict[str, Any]) -> Iterator[Device]:
    """Make devices: each call is a browser of its own, with nothing of the others.

    With a `person` it is one where somebody is signed in; all of a person's devices share one
    session. No page may break the content security policy, or fail in a script, unseen.
    """
    made: list[BrowserContext] = []
    faults: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error" and not _expected(message):
            faults.append(f"{message.location['url']}: {message.text}")

    def make(width: tuple[int, int] = WIDTHS["desktop"], person: str = "", **options: Any) -> Page:
        screen = {"width": width[0], "height": width[1]}
        here = {"locale": "da-DK", "timezone_id": "Europe/Copenhagen"}
        if person in sessions:
            options["storage_state"] = sessions[person]
        context = browser.new_context(base_url=site.url, viewport=screen, **here, **options)
        context.set_default_timeout(PATIENCE)
        context.on("console", hear)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        made.append(context)
        page = context.new_page()
        if person and person not in sessions:
            sign_in(page, person)
            sessions[person] = context.storage_state()
        return page

    yield make
    for context in made:
        context.close()
    assert not faults, "\n".join(faults)


def _expected(message: ConsoleMessage) -> bool:
    """Tell whether the browser only says what the test brought about.

    Forms with something missing, two texts that meet, and strangers are answered with a status of
    4xx; nothing that a page loads for itself is. A connection that is gone is gone on purpose.
    """
    if "/static/" in message.location["url"] and "/htmx/" not in message.location["url"]:
        return False
    return message.text.startswith(ON_PURPOSE)
