"""Saving: by itself while people write, across devices, and when the session has ended."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from forms.library import registry
from tests.browser.conftest import Device
from tests.browser.filling_in import fill_step
from tests.browser.looking import assert_fine
from tests.browser.people import (
    COORDINATOR,
    NETWORK_MAP,
    PASSWORD,
    assert_heading,
    open_course,
    open_step,
    save_and_continue,
    sign_in,
    start,
)

TEXT = "Sin farfar, som bor i Esbjerg."
SAVED = re.compile(r"Gemt kl\. \d\d\.\d\d\.\d\d")


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator in the step about wishes, in a session of this device alone."""
    page = device()
    sign_in(page, COORDINATOR)
    open_step(page, NETWORK_MAP, "oensker")
    return page


def misses(page: Page) -> Locator:
    """Return the first field of the step."""
    return page.get_by_role("textbox", name="Hvem savner du?")


def sign_in_here(page: Page) -> None:
    """Sign in on the page that asks for it in the middle of something."""
    assert_heading(page, "Log ind")
    page.get_by_label("Brugernavn").fill(COORDINATOR)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log ind").click()


def test_text_is_saved_by_itself_and_stands_there_on_another_device(
    page: Page, device: Device
) -> None:
    status = page.locator("#save-status")
    expect(status).not_to_contain_text("Gemt")
    misses(page).press_sequentially(TEXT)
    expect(status).to_contain_text(SAVED)
    assert_fine(page)
    elsewhere = device(person=COORDINATOR)
    elsewhere.goto(page.url)
    expect(misses(elsewhere)).to_have_value(TEXT)


def test_a_save_that_arrives_after_the_button_undoes_nothing(page: Page) -> None:
    step, held = page.url, []

    def hold(route: Route) -> None:
        if "action=autosave" in (route.request.post_data or ""):
            held.append(route.request)
        else:
            route.continue_()

    page.route(step, hold)
    with page.expect_request(step):
        misses(page).fill(TEXT)
    misses(page).press_sequentially(" Og sin bror.")
    page.get_by_role("button", name="Tilbage").click()
    assert_heading(page, "Professionelt netværk")
    late = held[0]
    arrived = page.request.post(step, headers=late.all_headers(), data=late.post_data)
    assert arrived.ok
    page.unroute(step)
    page.goto(step)
    expect(misses(page)).to_have_value(f"{TEXT} Og sin bror.")
    expect(page.locator(".alert")).to_have_count(0)


def test_the_page_saves_nothing_by_itself_once_a_button_is_pressed(page: Page) -> None:
    held: list[Route] = []
    page.route(page.url, lambda route: held.append(route))
    misses(page).fill(TEXT)
    page.get_by_role("button", name="Tilbage").click(no_wait_after=True)
    page.wait_for_timeout(1_500)  # more than the page waits before it saves by itself
    (sent,) = held
    assert "action=autosave" not in (sent.request.post_data or "")
    sent.continue_()
    assert_heading(page, "Professionelt netværk")


def test_leaving_the_page_saves_what_the_last_second_held(page: Page) -> None:
    step = page.url
    misses(page).fill(TEXT)
    page.goto("/")
    # The browser sends the text behind the next page's back: it arrives when it arrives.
    for _ in range(20):
        page.goto(step)
        if misses(page).input_value() == TEXT:
            break
        page.wait_for_timeout(500)
    expect(misses(page)).to_have_value(TEXT)


def test_the_course_leads_back_to_the_step_that_was_left(device: Device) -> None:
    tool = registry.tool("netvaerkskortlaegning")
    page = device(person=COORDINATOR)
    course = open_course(page, "Noor Eksempel")
    start(page, course, NETWORK_MAP)
    fill_step(page, tool.form.steps[0], tool.example_answers())
    save_and_continue(page)
    page.get_by_role("button", name="Tilføj person").click()
    page.get_by_role("textbox", name="Navn").fill("Moster Birgit")
    expect(page.locator("#save-status")).to_contain_text(SAVED)
    page.context.close()
    elsewhere = device(person=COORDINATOR)
    elsewhere.goto(course)
    elsewhere.get_by_role("link", name=re.compile(r"^Fortsæt.*er begyndt")).click()
    assert_heading(elsewhere, tool.form.steps[1].title)
    expect(elsewhere.locator(".row-card")).to_contain_text("Moster Birgit")


def test_the_end_of_the_session_loses_nothing(page: Page) -> None:
    step = page.url
    misses(page).fill(TEXT)
    page.context.clear_cookies(name="sessionid")
    save_and_continue(page)
    expect(page.get_by_text("Det, du har skrevet, er bevaret")).to_be_visible()
    assert_fine(page)
    sign_in_here(page)
    assert_heading(page, "Send igen, det du har skrevet er bevaret")
    assert_fine(page)
    page.get_by_role("button", name="Send igen").click()
    assert_heading(page, "Deling og opdatering")
    page.goto(step)
    expect(misses(page)).to_have_value(TEXT)


def test_a_browser_that_forgets_all_cookies_loses_nothing(page: Page) -> None:
    step = page.url
    misses(page).fill(TEXT)
    page.context.clear_cookies()
    save_and_continue(page)
    page.get_by_role("button", name="Send igen").click()
    sign_in_here(page)
    page.get_by_role("button", name="Send igen").click()
    assert_heading(page, "Deling og opdatering")
    page.goto(step)
    expect(misses(page)).to_have_value(TEXT)


@pytest.mark.parametrize(
    ("forgotten", "told"),
    [("sessionid", "Du er logget ud."), (re.compile("."), "Tryk »Gem og fortsæt«")],
)
def test_saving_by_itself_says_that_the_session_has_ended(
    page: Page, forgotten: str | re.Pattern[str], told: str
) -> None:
    page.context.clear_cookies(name=forgotten)
    misses(page).fill(TEXT)
    expect(page.locator("#save-status")).to_contain_text("Din tekst står her stadig.")
    expect(page.locator("#save-status")).to_contain_text(told)
    expect(misses(page)).to_have_value(TEXT)
    assert_fine(page)


def test_saving_by_itself_says_that_there_is_no_connection_and_tries_again(page: Page) -> None:
    page.context.set_offline(True)
    misses(page).fill(TEXT)
    expect(page.locator("#save-status")).to_contain_text("der er ingen forbindelse")
    page.context.set_offline(False)
    expect(page.locator("#save-status")).to_contain_text(SAVED)
