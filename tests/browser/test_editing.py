"""A page on its way: from an author over a colleague and an approver to the readers, in Danish."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.people import APPROVER, AUTHOR, EDITOR, sign_in

TITLE = "Når mødet må flyttes"
LEAD = "Siden siger, hvem der skal have besked, når et netværksmøde bliver flyttet."
MISTAKE = "Underoverskriften hører ikke under nogen overskrift"
UNWATCHED = 2_500  # ms: what changes before Wagtail has seen a form is no change to it
WORKFLOW = "Gennemgang og godkendelse · Håndbog"


@pytest.fixture(scope="module")
def chapter(site) -> int:
    """The number of the chapter that the page is written in."""
    code = "from content.models import HandbookPage as H; print(H.objects.get(slug='drejebog').pk)"
    return int(site.manage("shell", "--no-imports", "-c", code).stdout)


def in_admin(device: Device, person: str) -> Page:
    page = device()
    sign_in(page, person)
    page.goto("/admin/")
    expect(page).to_have_title("Oversigt - Fodfæste")
    return page


def write(page: Page, chapter: int) -> None:
    """Write the page with a heading at the wrong level."""
    page.goto(f"/admin/pages/add/content/handbookpage/{chapter}/")
    page.get_by_role("textbox", name="Titel").first.fill(TITLE)
    page.get_by_role("textbox", name="Indledning").fill(LEAD)
    page.get_by_role("button", name="Indsæt en blok").first.click()
    page.get_by_role("option", name="Overskrift", exact=True).click()
    page.get_by_role("textbox", name="Overskrift").fill("Hvem får besked?")
    page.get_by_label("Niveau").select_option(label="Underoverskrift")
    # Wagtail's text editor has no name that a test could find it by.
    source = page.locator('[data-contentpath="source"] [contenteditable=true]')
    source.press_sequentially("Egen tekst")
    # What is typed reaches the form a moment later.
    expect(page.locator("[name=source]")).to_have_value(re.compile("Egen tekst"))
    page.get_by_role("button", name="Gem kladde").click()
    said(page, f"Siden '{TITLE}' er oprettet.")


def choose(page: Page, action: str) -> None:
    """Choose one of the actions at the foot of the editor."""
    page.get_by_role("button", name="Flere handlinger").last.click()
    page.locator("footer").get_by_role("button", name=action, exact=True).click()


def said(page: Page, text: str) -> None:
    expect(page.locator(".messages")).to_contain_text(text)


def open_from_front_page(page: Page) -> None:
    """Open the page from what waits for oneself."""
    page.goto("/admin/")
    deadlines = page.get_by_role("region", name="Frister for gennemgang")
    deadlines.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("textbox", name="Titel").first).to_have_value(TITLE)


def test_a_page_goes_from_its_author_over_review_and_approval_to_the_readers(
    device: Device, chapter: int
) -> None:
    author = in_admin(device, AUTHOR)
    write(author, chapter)
    address = author.url
    expect(author.locator(".proofreading-notice")).to_contain_text(MISTAKE)
    choose(author, f"Send til {WORKFLOW}")
    said(author, "er sendt til gennemgang")

    editor = in_admin(device, EDITOR)
    open_from_front_page(editor)
    choose(editor, "Bed om ændringer")
    dialog = editor.get_by_role("dialog")
    dialog.get_by_label("Kommentar").fill("Gør den til en overskrift.")
    dialog.get_by_role("button", name="Bed om ændringer").click()
    said(editor, f"Siden '{TITLE}'")

    author.goto("/admin/")
    expect(author.locator("main")).to_contain_text("Der er bedt om ændringer ved Faglig gennemgang")
    author.goto(address)
    expect(author.locator(".proofreading-notice")).to_be_visible()
    author.wait_for_timeout(UNWATCHED)
    author.get_by_label("Niveau").select_option(label="Overskrift")
    # The editor saves by itself, and the help with the text follows.
    expect(author.locator(".proofreading-notice")).to_have_count(0)
    choose(author, "Send igen til Faglig gennemgang · Håndbog")
    said(author, f"Siden '{TITLE}'")

    open_from_front_page(editor)
    choose(editor, "Godkend")
    said(editor, f"Siden '{TITLE}'")
    reader = device()
    reader.goto("/metodehaandbog/drejebog/")
    expect(reader.get_by_role("link", name=TITLE)).to_have_count(0)

    approver = in_admin(device, APPROVER)
    open_from_front_page(approver)
    choose(approver, "Godkend og udgiv")
    said(approver, f"Siden '{TITLE}'")
    reader.reload()
    reader.get_by_role("link", name=TITLE).first.click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(reader.locator("main")).to_contain_text(LEAD)
    assert reader.url.endswith("/metodehaandbog/drejebog/naar-moedet-maa-flyttes/")
