"""The pages that no other test here passes: accessible, at every width, by keyboard too."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import (
    COORDINATOR,
    GOALS,
    NETWORK_MAP,
    SOFIE,
    course_of,
    open_step,
    save_and_continue,
    step_of,
)
from tests.browser.signing import to_signing

PUBLIC = ("/", "/log-ind/", "/kontrol/", "/findes-ikke/", "/soeg/?q=netværk", "/redskaber/")
OWN = ("/", "/forloeb/", "/forloeb/nyt/", "/adgangskode/", "/redskab/moedetjekliste/begynd/")


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator."""
    return device(person=COORDINATOR)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_anybody_sees(device: Device, address: str) -> None:
    page = device()
    page.goto(address)
    assert_fine(page)
    assert_focus_shows(page)


@pytest.mark.parametrize("address", OWN)
def test_what_staff_see(page: Page, address: str) -> None:
    page.goto(address)
    assert_fine(page)
    assert_focus_shows(page)


def test_a_course(page: Page) -> None:
    page.goto(course_of(page, SOFIE))
    assert_fine(page)
    assert_focus_shows(page)
    page.get_by_role("link", name="Ret forløbet").click()
    assert_fine(page)


def test_a_course_that_is_opened_with_things_missing(page: Page) -> None:
    page.goto("/forloeb/nyt/")
    page.get_by_role("button", name="Opret forløbet").click()
    expect(page.locator("[data-module='error-summary']")).to_be_focused()
    assert_fine(page)


@pytest.mark.parametrize(
    ("tool", "step"),
    [
        (NETWORK_MAP, "om-den-unge"),
        (GOALS, "maal-og-aftaler"),
        (GOALS, "gennemse"),
        (GOALS, "slet"),
        (GOALS, "storskaerm"),
    ],
)
def test_a_new_draft(page: Page, tool: str, step: str) -> None:
    open_step(page, tool, step)
    assert_fine(page)
    assert_focus_shows(page)


def test_a_step_with_things_missing(page: Page) -> None:
    open_step(page, NETWORK_MAP, "om-den-unge")
    save_and_continue(page)
    expect(page.locator("[data-module='error-summary']")).to_be_focused()
    assert_fine(page)
    page.locator("[data-module='error-summary'] a").first.press("Enter")
    assert page.evaluate("document.activeElement.closest('[data-question]') !== null")


def test_the_pages_before_and_after_the_signing(page: Page) -> None:
    signing = to_signing(page)
    assert_fine(page)
    page.get_by_role("link", name="Tag dokumentet tilbage og ret det").click()
    assert_fine(page)
    page.get_by_role("button", name="Tag tilbage og ret").click()
    page.wait_for_url("**/grundlag/")
    assert_fine(page)
    page.goto(step_of(page, "storskaerm"))
    assert_fine(page)
    page.goto(signing)
    assert_fine(page)
