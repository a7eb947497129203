"""Signing on one device: three ways to answer, the way out and back, and a locked device."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS, Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, assert_heading, sign_in
from tests.browser.signing import (
    begin,
    draw_signature,
    see_document,
    sign_by_typing,
    take_device_back,
    to_signing,
)

INK = """
canvas => canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height)
  .data.filter((value, index) => index % 4 === 3 && value > 0).length
"""


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator's own device, with a document that four people are to sign."""
    page = device()
    sign_in(page, COORDINATOR)
    to_signing(page)
    return page


def swipe(page: Page) -> None:
    """Draw a slanting line on the pad with a finger."""
    pad = page.locator("#pad")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box
    finger = page.context.new_cdp_session(page)

    def touch(kind: str, *points: dict[str, float]) -> None:
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    touch("touchStart", {"x": box["x"] + 40, "y": box["y"] + 40})
    for step in range(1, 12):
        touch("touchMove", {"x": box["x"] + 40 + step * 18, "y": box["y"] + 40 + step * 8})
    touch("touchEnd")
    expect(page.locator("#pad-state")).to_have_text("Din underskrift er tegnet.")


def test_a_finger_draws_on_a_phone_that_is_then_turned(page: Page, device: Device) -> None:
    phone = device(WIDTHS["phone"], has_touch=True, is_mobile=True)
    sign_in(phone, COORDINATOR)
    phone.goto(page.url)
    begin(phone)
    see_document(phone)
    phone.get_by_text("Jeg tegner min underskrift").tap()
    swipe(phone)
    phone.set_viewport_size({"width": 844, "height": 390})
    assert phone.locator("#pad").evaluate(INK) > 0
    phone.get_by_role("button", name="Skriv under").click()
    expect(phone.get_by_text("Tak, Sofie Eksempel. Dit svar er gemt.")).to_be_visible()
    assert_heading(phone, "Giv enheden til Karin Eksempel")


def test_what_is_drawn_can_be_wiped_out(page: Page) -> None:
    begin(page)
    see_document(page)
    page.get_by_text("Jeg tegner min underskrift").click()
    draw_signature(page)
    page.get_by_role("button", name="Slet og tegn igen").click()
    expect(page.locator("#pad-state")).to_have_text("Feltet er tomt.")
    page.get_by_role("button", name="Skriv under").click()
    expect(page.locator("[data-module='error-summary']")).to_contain_text("Tegn din underskrift")
    assert_fine(page)


def test_keyboard_alone_signs_by_name(page: Page) -> None:
    begin(page)
    see_document(page)
    page.get_by_role("link", name="Gå til dit svar").press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="Jeg tegner min underskrift")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Jeg skriver mit navn")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Dit navn")).to_be_focused()
    page.keyboard.type("Sofie Eksempel")
    page.keyboard.press("Enter")
    assert_heading(page, "Giv enheden til Karin Eksempel")


def test_the_focus_can_be_seen_while_signing(page: Page) -> None:
    begin(page)
    assert_focus_shows(page)
    see_document(page)
    page.get_by_text("Jeg tegner min underskrift").click()
    assert_focus_shows(page)


def test_no_answer_asks_for_one_and_keeps_what_is_written(page: Page) -> None:
    begin(page)
    see_document(page)
    page.get_by_role("button", name="Gem mit svar").click()
    summary = page.locator("[data-module='error-summary']")
    expect(summary).to_contain_text("Vælg, hvordan du vil svare.")
    expect(summary).to_be_focused()
    assert_fine(page)


def test_all_answer_and_one_says_no_with_a_reason(page: Page) -> None:
    begin(page)
    see_document(page)
    page.get_by_text("Jeg ønsker ikke at skrive under").click()
    page.get_by_label("Hvorfor ikke?").fill("Jeg vil tale med min moster først.")
    assert_fine(page)
    page.get_by_role("button", name="Gem mit nej").click()
    for name in ("Karin", "Jonas", "Mette"):
        assert_heading(page, f"Giv enheden til {name} Eksempel")
        sign_by_typing(page)
    assert_heading(page, "Dokumentet er færdigt")
    take_device_back(page)
    sofie = page.get_by_role("row", name=re.compile("^Sofie Eksempel"))
    expect(sofie).to_contain_text("Jeg vil tale med min moster først.")
    assert_fine(page)


def test_leaving_half_way_keeps_what_is_done_and_another_device_goes_on(
    page: Page, device: Device
) -> None:
    begin(page)
    sign_by_typing(page)
    page.get_by_role("link", name="Stop her, og fortsæt en anden dag").click()
    assert_fine(page)
    take_device_back(page)
    expect(page.get_by_text("Til underskrift (1 af 4 har svaret)")).to_be_visible()
    elsewhere = device()
    sign_in(elsewhere, COORDINATOR)
    elsewhere.goto(page.url)
    elsewhere.get_by_role("link", name="Gå til underskrift").click()
    begin(elsewhere, "Fortsæt underskriften")
    assert_heading(elsewhere, "Giv enheden til Karin Eksempel")
    see_document(elsewhere)
    marks = elsewhere.locator(".doc-signature", has_text="Sofie Eksempel")
    expect(marks).to_contain_text("Ikke underskrevet")


def test_a_device_handed_over_shows_nothing_but_the_signing(page: Page) -> None:
    signing = page.url
    course = page.get_by_role("link", name="Sofie Eksempel", exact=True).get_attribute("href")
    begin(page)
    for address in ("/", "/forloeb/", "/soeg/?q=Sofie", "/adgangskode/", "/kontrol/", course or ""):
        page.goto(address)
        assert page.url == signing, f"{address} is shown"
        expect(page.get_by_role("link", name="Mine forløb")).to_have_count(0)


def test_only_the_password_gives_the_device_back(page: Page) -> None:
    signing = page.url
    begin(page)
    page.goto(signing)
    take_device_back(page, "gaet-et-ord-2026")
    expect(page.get_by_text("Adgangskoden er ikke rigtig.")).to_be_visible()
    page.goto("/forloeb/")
    assert page.url == signing
    take_device_back(page)
    page.goto("/forloeb/")
    assert_heading(page, "Mine forløb")
