"""Searching: suggestions by keyboard and mouse, the short key, narrowing, and without scripts."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_accessible, assert_fine, assert_focus_shows


@pytest.fixture
def page(device: Device) -> Page:
    """The search page, as anybody has it on a desktop."""
    page = device()
    page.goto("/soeg/")
    return page


def test_suggestions_are_chosen_by_keyboard(page: Page) -> None:
    field = page.get_by_role("combobox", name="Hvad leder du efter?")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("netværksk")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Netværkskortlægning")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="forslag")).to_be_attached()
    assert_accessible(page)
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "-")
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile(".+"))
    field.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(field).to_have_value("netværksk")
    field.press("ArrowDown")
    expect(first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url(re.compile("netvaerkskortlaegning"))


def test_a_suggestion_is_chosen_by_mouse(page: Page) -> None:
    page.get_by_role("combobox").press_sequentially("mødetj")
    page.get_by_role("option", name="Mødetjekliste").first.click()
    page.wait_for_url(re.compile("moedetjekliste"))


def test_enter_alone_searches_for_what_was_typed(page: Page) -> None:
    field = page.get_by_role("combobox")
    field.press_sequentially("bostøtte")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("Enter")
    page.wait_for_url(re.compile(r"/soeg/\?q=bost"))
    expect(page.locator(".search-hits mark").first).to_be_visible()


def test_a_short_key_leads_to_the_field_from_anywhere(device: Device) -> None:
    page = device()
    page.goto("/redskaber/")
    page.keyboard.press("/")
    field = page.locator("#header-search")
    expect(field).to_be_focused()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")


def test_opening_a_hit_is_counted_without_a_detour(page: Page) -> None:
    page.goto("/soeg/?q=housing")
    with page.expect_request("**/soeg/aabnet/") as told:
        page.locator(".search-hits h2 a").first.click()
    assert told.value.method == "POST"
    page.wait_for_url(re.compile("housing"))


def test_hits_are_narrowed_by_keyboard(page: Page) -> None:
    page.goto("/soeg/?q=samarbejde")
    box = page.locator("#wide-type-1")
    box.focus()
    page.keyboard.press("Space")
    page.locator(".page-side").get_by_role("button", name="Vis").press("Enter")
    page.wait_for_url(re.compile("type="))
    expect(page.locator("#wide-type-1, #wide-type-2").and_(page.locator(":checked"))).to_have_count(
        1
    )


@pytest.mark.parametrize(
    "query", ["samarbejde", "mål- og aftaleskema", "netværksmdøe", "xyzzyplugh", "hvad er CTI", "a"]
)
def test_every_kind_of_answer_is_fine(page: Page, query: str) -> None:
    page.goto(f"/soeg/?q={query}")
    assert_fine(page)
    assert_focus_shows(page)


def test_without_scripts_it_is_a_plain_form(device: Device) -> None:
    page = device(java_script_enabled=False)
    page.goto("/soeg/")
    page.locator("#search-field").fill("bostøtte")
    page.get_by_role("button", name="Søg").click()
    expect(page.locator(".search-hits > li").first).to_be_visible()
