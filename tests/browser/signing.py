"""Signing as people do it on one device: with the mouse on the pad, or by writing a name."""

import math
import re

from playwright.sync_api import Page, expect

from tests.browser.people import (
    GOALS,
    PASSWORD,
    SOFIE,
    course_of,
    save_and_continue,
    start,
    step_of,
)


def to_signing(page: Page) -> str:
    """Bring goals and agreements, which four people sign, to signing; return the address.

    Sofie's new form begins with what her last one says, so only its follow-up is missing.
    """
    start(page, course_of(page, SOFIE), GOALS)
    page.goto(step_of(page, "opfoelgning"))
    page.get_by_label("Vi følger op den").fill("1.12.2027")
    page.get_by_label("Ansvarlig for opfølgningen").fill("Karin Eksempel")
    page.get_by_label("Næste møde").fill("1.12.2027")
    save_and_continue(page)
    page.goto(step_of(page, "gennemse"))
    page.get_by_role("button", name="Til underskrift").click()
    page.wait_for_url("**/underskrift/")
    return page.url


def begin(page: Page, button: str = "Begynd underskriften") -> None:
    """Hand the device over."""
    page.get_by_role("button", name=button).click()
    page.get_by_role("link", name="Vis dokumentet").wait_for()


def see_document(page: Page) -> None:
    """Say that one is the person asked for, and see the document."""
    page.get_by_role("link", name="Vis dokumentet").click()
    page.locator(".doc").wait_for()


def sign_by_typing(page: Page) -> None:
    """See the document, and sign by writing one's name."""
    see_document(page)
    page.get_by_text("Jeg skriver mit navn", exact=True).click()
    page.get_by_label("Dit navn").fill(party_name(page))
    with page.expect_navigation():
        page.get_by_role("button", name="Skriv under").click()


def take_device_back(page: Page, password: str = PASSWORD) -> None:
    """Give the device back to whom it belongs to."""
    page.get_by_label("Adgangskode").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Tag enheden tilbage").click()


def party_name(page: Page) -> str:
    """Return whose turn it is on the page that shows the document."""
    name = re.match(r"(.+?), ", page.locator(".step-number").inner_text())
    assert name
    return name[1]


def draw_signature(page: Page) -> None:
    """Draw loops that grow smaller, as a quick signature has."""
    pad = page.locator("#pad")
    pad.hover()  # scrolls to it, and waits until nothing moves
    box = pad.bounding_box()
    assert box
    left, middle = box["x"] + 34, box["y"] + box["height"] * 0.52
    page.mouse.move(left, middle)
    page.mouse.down()
    for step in range(1, 121):
        part = step / 120
        size = 52 * (1 - part) ** 0.8 + 5
        angle = part * 13 * math.pi
        across = part * (box["width"] - 110) + size * 0.45 * math.sin(angle)
        down = size * math.sin(angle * 0.5 + 0.4) * math.cos(angle * 0.5)
        page.mouse.move(left + across, middle - down)
    page.mouse.up()
    expect(page.locator("#pad-state")).to_have_text("Din underskrift er tegnet.")
