"""The main job, whole: from sign-in to sealed files, at a phone's and a desktop's width."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from forms.definition.form import Step
from forms.library import registry
from forms.library.composing import Tool
from tests.browser.conftest import Device
from tests.browser.filling_in import fill_step
from tests.browser.looking import assert_accessible
from tests.browser.people import (
    COORDINATOR,
    PASSWORD,
    assert_heading,
    open_course,
    save_and_continue,
    sign_in,
    start,
)
from tests.browser.server import Server
from tests.browser.signing import draw_signature, party_name


def test_three_tools_from_sign_in_to_sealed_files(
    site: Server, device: Device, width: tuple[int, int], tmp_path: Path
) -> None:
    page = device(width)
    sign_in(page, COORDINATOR)
    course = open_course(page, "Sofie Eksempel")
    for tool in registry.tools().values():
        page.goto(course)
        assert_accessible(page)
        start(page, course, tool.form.title)
        if tool.form.slug == "moedetjekliste":
            # Redskab 2 takes its participants from Redskab 1.
            expect(page.locator("#participants")).to_contain_text("Mette Eksempel")
            expect(page.locator("#participants")).to_contain_text("Moster Birgit")
        if tool.form.slug == "maal-og-aftaleskema":
            # Redskab 3 takes the meeting from Redskab 2.
            expect(page.get_by_label("Dato for mødet")).to_have_value("12.5.2026")
        page = fill_tool(page, tool, device, width)
        sign_all(page, tool)
        fetch_and_verify(page, site, tmp_path)
    page.goto(course)
    expect(page.get_by_text("Forseglet", exact=True)).to_have_count(3)


def fill_tool(page: Page, tool: Tool, device: Device, width: tuple[int, int]) -> Page:
    """Fill in every step with the example, interrupted in the middle, and look it all through."""
    answers = tool.example_answers()
    for number, step in enumerate(tool.form.steps):
        assert_heading(page, step.title)
        if number == 1:
            page = interrupted(page, step, device, width)
        fill_step(page, step, answers)
        assert_accessible(page)
        save_and_continue(page)
    assert_heading(page, "Gennemse")
    assert_accessible(page)
    assert_document_says(page, answers)
    page.get_by_role("button", name="Til underskrift").click()
    return page


def interrupted(page: Page, step: Step, device: Device, width: tuple[int, int]) -> Page:
    """Close the browser in the middle, and go on somewhere else."""
    address = page.url
    page.context.close()
    elsewhere = device(width)
    sign_in(elsewhere, COORDINATOR)
    elsewhere.goto(address)
    assert_heading(elsewhere, step.title)
    return elsewhere


def assert_document_says(page: Page, answers: dict[str, Any]) -> None:
    """The document as it will look has the texts that were typed."""
    document = page.locator(".doc")
    for name in ("dream", "misses", "purpose"):
        if name in answers:
            expect(document).to_contain_text(answers[name])


def sign_all(page: Page, tool: Tool) -> None:
    """Let everybody answer on this device: the first draws, the others type; then hand it back."""
    assert_heading(page, "Underskrift")
    assert_accessible(page)
    page.get_by_role("button", name="Begynd underskriften").click()
    first = True
    while page.get_by_role("heading", level=1).inner_text().startswith("Giv enheden til"):
        assert_accessible(page)
        page.get_by_role("link", name="Vis dokumentet").click()
        expect(page.locator(".doc")).to_contain_text(tool.form.title)
        answer(page, draw=first)
        first = False
    assert_heading(page, "Dokumentet er færdigt")
    assert_accessible(page)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.get_by_role("button", name="Tag enheden tilbage").click()


def answer(page: Page, *, draw: bool) -> None:
    """Answer as the party whose turn it is."""
    if draw:
        page.get_by_text("Jeg tegner min underskrift").click()
        assert_accessible(page)
        draw_signature(page)
    else:
        page.get_by_text("Jeg skriver mit navn", exact=True).click()
        page.get_by_label("Dit navn").fill(party_name(page))
    page.get_by_role("button", name="Skriv under").click()


def fetch_and_verify(page: Page, site: Server, folder: Path) -> None:
    """Fetch both files; the command line finds both genuine."""
    assert_accessible(page)
    paths = []
    for kind in ("PDF", "Word"):
        with page.expect_download() as download:
            page.get_by_role("link", name=f"Hent som {kind}").click()
        paths.append(folder / download.value.suggested_filename)
        download.value.save_as(paths[-1])
    verified = site.manage("documents", "verify", "--json", *map(str, paths))
    assert verified.returncode == 0, verified.stdout
    levels = {found["level"] for found in json.loads(verified.stdout)}
    assert levels == {"B-LTA", "XAdES-A"}
