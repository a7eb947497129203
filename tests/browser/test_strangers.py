"""Somebody who must not know of a course meets it nowhere: every address of it answers 404."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine
from tests.browser.people import (
    COORDINATOR,
    EDITOR,
    NETWORK_MAP,
    SOFIE,
    assert_heading,
    course_of,
    open_step,
    step_of,
)


@pytest.fixture
def insider(device: Device) -> Page:
    return device(person=COORDINATOR)


@pytest.fixture
def stranger(device: Device) -> Page:
    return device(person=EDITOR)


def addresses_of(page: Page) -> list[str]:
    """Return the addresses of a document: its page, its signing, its files in every edition."""
    page.goto(course_of(page, SOFIE))
    page.get_by_role("listitem").filter(has_text=NETWORK_MAP).get_by_role("link").first.click()
    page.wait_for_url("**/dokumenter/**")
    hrefs = page.get_by_role("link", name="Hent").evaluate_all("links => links.map(l => l.href)")
    assert len(hrefs) == 5  # the document and the team's, as PDF and Word, and the proof package
    return [page.url, f"{page.url}underskrift/", f"{page.url}underskrift/dokument.pdf", *hrefs]


def assert_hidden(page: Page, address: str) -> None:
    """There is no such page for this person."""
    answer = page.request.get(address)
    assert answer.status == 404, f"{address} answers {answer.status}"
    assert "Eksempel</h1>" not in answer.text()


def test_a_course_and_its_draft_are_not_there(insider: Page, stranger: Page) -> None:
    step = open_step(insider, NETWORK_MAP, "oensker")
    course = insider.get_by_role("link", name="Noor Eksempel").get_attribute("href")
    assert course
    others = [step_of(insider, name) for name in ("gennemse", "slet", "storskaerm", "deling")]
    for address in (course, f"{course}ret/", step, *others):
        assert_hidden(stranger, address)
    stranger.goto(course)
    assert_heading(stranger, "Siden findes ikke")
    assert_fine(stranger)


def test_a_document_and_its_files_are_not_there(insider: Page, stranger: Page) -> None:
    for address in addresses_of(insider):
        assert_hidden(stranger, address)


def test_a_stranger_cannot_save_into_a_draft(insider: Page, stranger: Page) -> None:
    step = open_step(insider, NETWORK_MAP, "oensker")
    stranger.goto("/adgangskode/")
    token = stranger.locator("main [name=csrfmiddlewaretoken]").get_attribute("value")
    assert token
    typed = {"csrfmiddlewaretoken": token, "action": "autosave", "misses": "Fra en fremmed"}
    answer = stranger.request.post(step, form=typed, headers={"Referer": step})
    assert answer.status == 404
    insider.reload()
    expect(insider.get_by_role("textbox", name="Hvem savner du?")).to_have_value("")


def test_a_stranger_sees_no_young_people_and_is_told_what_will_stand_there(stranger: Page) -> None:
    stranger.goto("/forloeb/")
    expect(stranger.locator(".case-card")).to_have_count(0)
    expect(stranger.locator(".empty-state")).to_contain_text("Her kommer de unges forløb")
    assert_fine(stranger)


def test_nobody_sees_a_draft_without_signing_in(insider: Page, device: Device) -> None:
    step = open_step(insider, NETWORK_MAP, "oensker")
    anybody = device()
    anybody.goto(step)
    assert_heading(anybody, "Log ind")
