"""Without JavaScript, everything but the saving by itself works: Redskab 2 from start to seal."""

import pytest
from playwright.sync_api import Page, expect

from forms.definition.form import Step
from forms.library import registry
from tests.browser.conftest import Device
from tests.browser.filling_in import Answers, fill_items
from tests.browser.people import (
    CHECKLIST,
    COORDINATOR,
    PASSWORD,
    assert_heading,
    open_course,
    save_and_continue,
    sign_in,
    start,
)
from tests.browser.signing import party_name

TOOL = registry.tool("moedetjekliste")


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator's browser, which runs no scripts."""
    page = device(java_script_enabled=False)
    sign_in(page, COORDINATOR)
    return page


def fill_and_continue(page: Page, step: Step, answers: Answers) -> None:
    """Answer a step; a question that an answer brings up comes when that has been sent."""
    assert_heading(page, step.title)
    filled: set[str] = set()
    while page.get_by_role("heading", level=1).inner_text() == step.title:
        shown = tuple(item for item in step.items if item.id not in filled and shows(page, item.id))
        assert shown, "the page asks for nothing more, and does not go on"
        fill_items(page, shown, answers, "")
        filled |= {item.id for item in shown}
        save_and_continue(page)


def shows(page: Page, question: str) -> bool:
    """Tell whether the question can be seen."""
    return page.locator(f"[data-question='{question}']").is_visible()


def test_a_checklist_is_filled_in_and_signed_without_scripts(page: Page) -> None:
    answers = TOOL.example_answers()
    start(page, open_course(page, "Noor Eksempel"), CHECKLIST)
    for step in TOOL.form.steps:
        fill_and_continue(page, step, answers)
    assert_heading(page, "Gennemse")
    expect(page.locator(".doc")).to_contain_text(answers["purpose"])
    page.get_by_role("button", name="Til underskrift").click()
    page.get_by_role("button", name="Begynd underskriften").click()
    page.get_by_role("link", name="Vis dokumentet").click()
    page.get_by_text("Jeg skriver mit navn", exact=True).click()
    page.get_by_label("Dit navn").fill(party_name(page))
    page.get_by_role("button", name="Gem mit svar").click()
    assert_heading(page, "Dokumentet er færdigt")
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Tag enheden tilbage").click()
    expect(page.get_by_role("link", name="Hent som PDF")).to_be_visible()
