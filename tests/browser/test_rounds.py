"""A checklist gone through by two people at once, by a leader, and without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, SUPPORT_WORKER, sign_in

LEADER = "leder"
CHECKLIST_PAGE = "/guide/implementering/ledelse/"


def begin(page: Page, checklist: str) -> str:
    """Begin a new round of a checklist, and close the one there may be; return its address."""
    page.goto(checklist)
    entry = page.get_by_role("region", name="Udfyld tjeklisten sammen")
    if entry.get_by_role("link", name="Fortsæt runden").count():
        entry.get_by_role("link", name="Fortsæt runden").click()
        page.get_by_role("button", name="Afslut runden").click()
        expect(page.get_by_text("Runden er afsluttet.")).to_be_visible()
        page.goto(checklist)
    entry.get_by_role("link", name="Begynd en runde").click()
    page.get_by_label("Hvem svarer?").fill("Teamet")
    page.get_by_role("button", name="Begynd runden").click()
    page.wait_for_url("**/tjeklister/runde/**")
    return page.url


def answer(page: Page, number: int, word: str) -> None:
    """Answer a question, and wait until it has been saved."""
    with page.expect_response(lambda got: got.request.method == "POST"):
        page.locator(".round-question").nth(number - 1).get_by_label(word, exact=True).check()


def question(page: Page, number: int):
    return page.locator(".round-question").nth(number - 1)


def test_two_people_answer_at_once_and_neither_loses_anything(device: Device) -> None:
    karin, jonas = device(person=COORDINATOR), device(person=SUPPORT_WORKER)
    address = begin(karin, CHECKLIST_PAGE)
    jonas.goto(address)
    answer(karin, 1, "Ja")
    expect(karin.locator("#save-status")).to_have_text(re.compile(r"Gemt kl\. \d\d\.\d\d"))
    expect(karin.locator("#round-progress")).to_contain_text("1 af ")
    answer(jonas, 2, "Nej")
    # What Karin has answered meanwhile comes to Jonas without him losing his place.
    expect(question(jonas, 1).get_by_label("Ja", exact=True)).to_be_checked()
    expect(question(jonas, 1)).to_contain_text("Karin Eksempel")
    expect(question(jonas, 2).get_by_label("Nej", exact=True)).to_be_focused()
    answer(karin, 2, "Ja")
    expect(karin.locator("#save-status")).to_contain_text("En anden har svaret imens")
    expect(question(karin, 2)).to_contain_text("Jonas Eksempel har svaret imens")
    assert_fine(karin)
    question(karin, 2).get_by_role("button", name="Behold det andet svar").click()
    expect(question(karin, 2).get_by_label("Nej", exact=True)).to_be_checked()
    karin.get_by_role("link", name="Se, hvem der har svaret hvad").click()
    expect(karin.locator(".round-history > li")).to_have_count(2)
    assert_fine(karin)


def test_a_remark_is_saved_as_it_is_typed_and_says_so_when_it_cannot_be(device: Device) -> None:
    page = device(person=COORDINATOR)
    begin(page, CHECKLIST_PAGE)
    remark = question(page, 1).get_by_role("textbox")
    with page.expect_response(lambda got: got.request.method == "POST"):
        remark.press_sequentially("Vi mangler en aftale")
    expect(page.locator("#save-status")).to_contain_text("Gemt kl.")
    page.context.set_offline(True)
    remark.press_sequentially(" med boligselskabet")
    expect(page.locator("#save-status")).to_contain_text("Der er ikke forbindelse")
    page.context.set_offline(False)
    page.get_by_role("button", name="Gem svarene").click()
    expect(page.get_by_text("Svarene er gemt.")).to_be_visible()
    expect(remark).to_have_value("Vi mangler en aftale med boligselskabet")


def test_a_round_from_beginning_to_end_without_a_script(device: Device) -> None:
    page = device(java_script_enabled=False)
    sign_in(page, COORDINATOR)
    begin(page, CHECKLIST_PAGE)
    question(page, 1).get_by_label("Nej", exact=True).check()
    question(page, 1).get_by_role("textbox").fill("Ikke endnu")
    page.get_by_role("button", name="Gem svarene").click()
    expect(question(page, 1).get_by_label("Nej", exact=True)).to_be_checked()
    page.get_by_role("button", name="Afslut runden").click()
    expect(page.locator(".round-answers")).to_contain_text("Ikke endnu")
    with page.expect_download() as fetched:
        page.get_by_role("link", name="Hent som PDF").click()
    assert fetched.value.suggested_filename.endswith(".pdf")


@pytest.mark.parametrize("address", ["/tjeklister/", CHECKLIST_PAGE])
def test_the_pages_around_a_round(device: Device, address: str) -> None:
    page = device(person=LEADER)
    page.goto(address)
    assert_fine(page)
    assert_focus_shows(page)


def test_the_round_the_beginning_and_the_leaders_overview(device: Device) -> None:
    page = device(person=LEADER)
    begin(page, CHECKLIST_PAGE)
    assert_fine(page)
    assert_focus_shows(page)
    page.get_by_role("link", name="Tjeklister").first.click()
    page.get_by_role("link", name="Overblik for Ungeindsatsen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overblik over tjeklister")
    assert_fine(page)
    page.goto(CHECKLIST_PAGE)
    page.get_by_role("link", name="Fortsæt runden").click()
    page.get_by_role("button", name="Afslut runden").click()
    assert_fine(page)
    page.get_by_role("link", name="Begynd en ny runde").click()
    assert_fine(page)
