"""`/kontrol/`: anybody may ask whether a file, or a number, is a document sealed here."""

import re
import zipfile
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, GOALS, SOFIE, course_of

GENUINE = "Dokumentet er ægte. Intet er ændret, siden det blev forseglet."
CHANGED = "Dokumentet er ændret, efter at det blev forseglet."
TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@pytest.fixture
def sealed(device: Device) -> dict[str, bytes]:
    """Sofie's sealed goals and agreements, as PDF and Word."""
    page = device(person=COORDINATOR)
    page.goto(course_of(page, SOFIE))
    forms = page.get_by_role("listitem").filter(has_text=GOALS).filter(has_text="Forseglet")
    forms.get_by_role("link").last.click()
    page.wait_for_url("**/dokumenter/**")
    return {kind: page.request.get(f"{page.url}{kind}/").body() for kind in TYPES}


@pytest.fixture
def page(device: Device) -> Page:
    """Somebody from outside, who is not signed in."""
    page = device()
    page.goto("/kontrol/")
    return page


def changed(content: bytes, kind: str) -> bytes:
    """Return the file with one letter changed by somebody."""
    if kind == "pdf":
        middle = content.index(b"stream") + 40
        return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]
    altered = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(altered, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"Sofie", b"Sofia", 1)
            new.writestr(name, part)
    return altered.getvalue()


def check(page: Page, content: bytes, kind: str) -> None:
    """Have a file checked."""
    file = {"name": f"aftale.{kind}", "mimeType": TYPES[kind], "buffer": content}
    page.get_by_label("Vælg dokumentets fil").set_input_files(file)
    page.get_by_role("button", name="Tjek dokumentet").click()


def assert_verdict(page: Page, sentence: str) -> None:
    """The verdict is one sentence, large."""
    expect(page.locator(".verdict").get_by_role("heading", level=2)).to_have_text(sentence)
    assert_fine(page)


@pytest.mark.parametrize("kind", TYPES)
def test_a_sealed_file_is_genuine(page: Page, sealed: dict[str, bytes], kind: str) -> None:
    check(page, sealed[kind], kind)
    assert_verdict(page, GENUINE)
    expect(page.locator(".verdict")).to_contain_text("DEMONSTRATION")
    assert "Moster Birgit" not in page.locator("main").inner_text()


@pytest.mark.parametrize("kind", TYPES)
def test_a_file_that_somebody_changed_is_told_apart(
    page: Page, sealed: dict[str, bytes], kind: str
) -> None:
    check(page, changed(sealed[kind], kind), kind)
    assert_verdict(page, CHANGED)
    expect(page.locator(".verdict")).to_contain_text("Stol ikke på filen.")


def test_a_file_without_a_seal_and_one_that_is_none(page: Page) -> None:
    check(page, b"Bare tekst", "pdf")
    assert_verdict(page, "Filen er ikke et dokument herfra.")


def test_the_number_on_a_document_is_known_however_it_is_typed(page: Page, device: Device) -> None:
    insider = device(person=COORDINATOR)
    insider.goto(course_of(insider, SOFIE))
    found = re.search(r"Forseglet\s+Nr\. (FF[-\w]+)", insider.locator("main").inner_text())
    assert found
    number = page.get_by_label("Eller skriv dokumentets nummer")
    number.fill(found[1].lower().replace("-", " "))
    number.press("Enter")
    assert_verdict(page, "Vi har forseglet et dokument med det nummer.")
    expect(page.locator(".verdict")).to_contain_text(found[1])
    assert SOFIE not in page.locator("main").inner_text()


def test_an_unknown_number_says_where_to_look(page: Page) -> None:
    page.get_by_label("Eller skriv dokumentets nummer").fill("FF-0000-0000-0000")
    page.get_by_role("button", name="Tjek dokumentet").click()
    assert_verdict(page, "Vi kender ikke det nummer.")


def test_nothing_given_asks_for_something(page: Page) -> None:
    page.get_by_role("button", name="Tjek dokumentet").click()
    summary = page.locator("[data-module='error-summary']")
    expect(summary).to_contain_text("Skriv dokumentets nummer, eller vælg en fil.")
    expect(summary).to_be_focused()
    assert_fine(page)


def test_the_focus_can_be_seen(page: Page) -> None:
    assert_focus_shows(page)


def test_a_file_that_is_dropped_on_the_form_is_chosen(page: Page, sealed: dict[str, bytes]) -> None:
    dropped = page.evaluate_handle(
        """content => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(content)], "aftale.pdf"));
            return carried;
        }""",
        list(sealed["pdf"]),
    )
    form = page.locator("[data-drop]")
    form.dispatch_event("dragover", {"dataTransfer": dropped})
    expect(form).to_have_class(re.compile("check-form--over"))
    form.dispatch_event("drop", {"dataTransfer": dropped})
    expect(page.locator("[data-drop-status]")).to_have_text("aftale.pdf er valgt.")
    page.get_by_role("button", name="Tjek dokumentet").click()
    assert_verdict(page, GENUINE)
