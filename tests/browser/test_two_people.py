"""Two people, or one person in two tabs, in one step of a draft: nobody's text is lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine
from tests.browser.people import (
    COORDINATOR,
    NETWORK_MAP,
    SUPPORT_WORKER,
    open_step,
    save_and_continue,
)

MISSES, INVITE = "Hvem savner du?", "Hvem skal med til mødet?"
KARINS, OTHERS = "Sin farfar.", "Sin veninde Amina."
BY_KARIN = re.compile(r"Ændret af Karin Eksempel kl\. \d\d\.\d\d")
BY_ONESELF = re.compile(r"Ændret af dig selv kl\. \d\d\.\d\d i en anden fane")


@pytest.fixture
def karin(device: Device) -> Page:
    """The coordinator, in the step about wishes of a new draft."""
    page = device(person=COORDINATOR)
    open_step(page, NETWORK_MAP, "oensker")
    return page


@pytest.fixture
def jonas(device: Device, karin: Page) -> Page:
    """The support worker, in the same step."""
    page = device(person=SUPPORT_WORKER)
    page.goto(karin.url)
    return page


@pytest.fixture
def second_tab(karin: Page) -> Page:
    """The coordinator's own second tab, in the same step."""
    page = karin.context.new_page()
    page.goto(karin.url)
    return page


def answer(page: Page, question: str) -> Locator:
    """Return the field of a question."""
    return page.get_by_role("textbox", name=question)


def write(page: Page, question: str, text: str) -> None:
    """Change an answer and go on, before the page saves by itself."""
    answer(page, question).fill(text)
    save_and_continue(page)


def assert_both_texts(page: Page, by: re.Pattern[str]) -> None:
    """The page says who was there too, with that text beside the one in the field."""
    expect(page.locator("#clash").get_by_role("heading")).to_have_text(by)
    expect(answer(page, MISSES)).to_have_value(OTHERS)
    expect(page.locator(".clash-theirs")).to_have_text(KARINS)


def test_two_people_change_one_question_and_the_second_keeps_her_own(
    karin: Page, jonas: Page
) -> None:
    write(karin, MISSES, KARINS)
    write(jonas, MISSES, OTHERS)
    assert_both_texts(jonas, BY_KARIN)
    assert_fine(jonas)
    step = jonas.url
    save_and_continue(jonas)
    karin.goto(step)
    expect(answer(karin, MISSES)).to_have_value(OTHERS)


def test_two_people_change_one_question_and_the_second_takes_the_others(
    karin: Page, jonas: Page
) -> None:
    write(karin, MISSES, KARINS)
    write(jonas, MISSES, OTHERS)
    assert_both_texts(jonas, BY_KARIN)
    jonas.get_by_role("button", name="Brug den anden tekst").click()
    expect(answer(jonas, MISSES)).to_have_value(KARINS)
    expect(jonas.locator("#clash")).to_have_count(0)


def test_two_people_change_different_questions_and_both_changes_stand(
    karin: Page, jonas: Page
) -> None:
    step = karin.url
    write(karin, MISSES, KARINS)
    write(jonas, INVITE, OTHERS)
    message = jonas.locator(".alert", has_text="Ændret af Karin Eksempel")
    expect(message).to_contain_text("Begges ændringer er gemt.")
    jonas.goto(step)
    expect(answer(jonas, MISSES)).to_have_value(KARINS)
    expect(answer(jonas, INVITE)).to_have_value(OTHERS)


def test_saving_by_itself_says_who_else_is_there_and_shows_both_texts(
    karin: Page, jonas: Page
) -> None:
    write(karin, MISSES, KARINS)
    answer(jonas, MISSES).fill(OTHERS)
    status = jonas.locator("#save-status")
    expect(status).to_contain_text(BY_KARIN)
    expect(status).to_contain_text("Din tekst er bevaret.")
    expect(answer(jonas, MISSES)).to_have_value(OTHERS)
    assert_fine(jonas)
    status.get_by_role("button", name="Se ændringen").click()
    assert_both_texts(jonas, BY_KARIN)


def test_text_that_waits_is_shown_when_the_person_comes_back(karin: Page, jonas: Page) -> None:
    step = karin.url
    write(karin, MISSES, KARINS)
    answer(jonas, MISSES).fill(OTHERS)
    expect(jonas.locator("#save-status")).to_contain_text(BY_KARIN)
    jonas.goto(step)
    expect(answer(jonas, MISSES)).to_have_value(KARINS)
    jonas.get_by_role("link", name="Vis begge tekster").click()
    assert_both_texts(jonas, BY_KARIN)


def test_two_tabs_change_one_question(karin: Page, second_tab: Page) -> None:
    write(karin, MISSES, KARINS)
    write(second_tab, MISSES, OTHERS)
    assert_both_texts(second_tab, BY_ONESELF)


def test_two_tabs_change_different_questions(karin: Page, second_tab: Page) -> None:
    step = karin.url
    write(karin, MISSES, KARINS)
    write(second_tab, INVITE, OTHERS)
    expect(second_tab.locator(".alert", has_text="Ændret af dig selv")).to_be_visible()
    second_tab.goto(step)
    expect(answer(second_tab, MISSES)).to_have_value(KARINS)
    expect(answer(second_tab, INVITE)).to_have_value(OTHERS)
