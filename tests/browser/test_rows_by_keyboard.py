"""Rows by keyboard alone: added, moved, taken away, put back, the focus where the work goes on."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, GOALS, NETWORK_MAP, open_step

LONGEST_WAY = 80  # presses of Tab


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator in the step about the private network, with nobody in it yet."""
    page = device(person=COORDINATOR)
    open_step(page, NETWORK_MAP, "privat-netvaerk")
    return page


def reach(page: Page, place: Locator) -> None:
    """Go by Tab until the focus is at the place."""
    for _ in range(LONGEST_WAY):
        if place.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {place}")


def press(page: Page, name: str, number: int = 0) -> None:
    """Press a button by keyboard, and wait for the page that comes back."""
    reach(page, page.get_by_role("button", name=name).nth(number))
    with page.expect_navigation():
        page.keyboard.press("Enter")


def add(page: Page, name: str) -> None:
    """Add a person; the cursor stands in the first field at once."""
    press(page, "Tilføj person")
    expect(page.get_by_role("textbox", name="Navn").last).to_be_focused()
    page.keyboard.type(name)


def names(page: Page) -> list[str]:
    """Return the names in the rows, in order."""
    return page.locator("[name$='-name']").evaluate_all("fields => fields.map(f => f.value)")


def assert_said(page: Page, text: str) -> None:
    """A screen reader is told."""
    expect(page.locator("#step-form > [role=status]")).to_have_text(text)


@pytest.fixture
def three(page: Page) -> Page:
    """Birgit, Noah and Amina stand in the rows."""
    for name in ("Birgit", "Noah", "Amina"):
        add(page, name)
    assert_said(page, "Person 3 Ny er tilføjet.")
    return page


def test_a_row_is_moved_and_the_focus_goes_with_it(three: Page) -> None:
    press(three, "Flyt op : Person 3")
    assert names(three) == ["Birgit", "Amina", "Noah"]
    expect(three.get_by_role("button", name="Flyt op : Person 2 Amina")).to_be_focused()
    assert_said(three, "Person 2 Amina er flyttet op.")
    with three.expect_navigation():
        three.keyboard.press("Enter")
    assert names(three) == ["Amina", "Birgit", "Noah"]
    expect(three.get_by_role("button", name="Flyt ned : Person 1 Amina")).to_be_focused()
    press(three, "Flyt ned : Person 1")
    assert names(three) == ["Birgit", "Amina", "Noah"]
    assert_said(three, "Person 2 Amina er flyttet ned.")


def test_a_row_is_taken_away_and_put_back(three: Page) -> None:
    press(three, "Fjern : Person 2")
    assert names(three) == ["Birgit", "Amina"]
    undo = three.get_by_role("button", name="Fortryd")
    expect(undo).to_be_focused()
    expect(undo).to_have_accessible_description("Person er fjernet.")
    assert_said(three, "Person er fjernet.")
    assert_fine(three)
    with three.expect_navigation():
        three.keyboard.press("Enter")
    assert names(three) == ["Birgit", "Noah", "Amina"]
    assert_said(three, "Person 2 Noah er sat tilbage.")
    expect(three.locator("[id='private-1'] :focus")).to_have_count(1)


def test_the_last_row_is_taken_away_and_put_back(page: Page) -> None:
    add(page, "Birgit")
    press(page, "Fjern : Person 1")
    assert names(page) == []
    expect(page.get_by_role("button", name="Fortryd")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert names(page) == ["Birgit"]


def test_a_row_is_unfolded_and_folded_by_keyboard(three: Page) -> None:
    summary = three.locator("[id='private-0'] summary")
    expect(three.locator("[name='private-0-name']")).to_be_hidden()
    reach(three, summary)
    three.keyboard.press("Enter")
    expect(three.locator("[name='private-0-name']")).to_be_visible()
    three.keyboard.press("Enter")
    expect(three.locator("[name='private-0-name']")).to_be_hidden()


def test_rows_in_rows(device: Device) -> None:
    page = device(person=COORDINATOR)
    open_step(page, GOALS, "maal-og-aftaler")
    press(page, "Tilføj mål")
    expect(page.get_by_role("textbox", name="Hvad vil du gerne nå?")).to_be_focused()
    page.keyboard.type("Et sted at bo")
    for text in ("Søger indskud", "Ser på to lejligheder"):
        press(page, "Tilføj aftale")
        expect(page.get_by_role("textbox", name="Hvad aftaler I?").last).to_be_focused()
        page.keyboard.type(text)
    press(page, "Flyt op : Aftale 2")
    expect(page.get_by_role("button", name="Flyt ned : Aftale 1 Ser på to")).to_be_focused()
    press(page, "Tilføj mål")
    press(page, "Flyt op : Mål 2")
    expect(page.get_by_role("button", name="Flyt ned : Mål 1")).to_be_focused()
    press(page, "Fjern : Mål 2")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("[name='goals-1-agreements-0-what']")).to_have_value(
        "Ser på to lejligheder"
    )
    assert_fine(page)


def test_enter_in_a_field_goes_on_and_moves_no_row(three: Page) -> None:
    with three.expect_navigation():
        three.locator("[name='private-2-name']").press("Enter")
    assert names(three) == ["Birgit", "Noah", "Amina"]
    expect(three.locator("[data-module='error-summary']")).to_be_focused()


def test_the_focus_can_be_seen_everywhere(three: Page) -> None:
    assert_focus_shows(three)
