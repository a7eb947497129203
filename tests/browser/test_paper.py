"""On paper: printed, signed with a pen, photographed, laid in page by page, sealed, checked."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS, Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, assert_heading, sign_in
from tests.browser.signing import begin, sign_by_typing, take_device_back, to_signing
from tests.paper import camera

GENUINE = "Dokumentet er ægte. Intet er ændret, siden det blev forseglet."
YOUNG, COORDINATING = "Sofie Eksempel", "Karin Eksempel"


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator's laptop, on the paper page of a document that four people are to sign."""
    page = device()
    sign_in(page, COORDINATOR)
    to_signing(page)
    page.get_by_role("link", name="Skriv under på papir").click()
    assert_heading(page, "Underskrift på papir")
    return page


def printed(page: Page) -> bytes:
    """Press the button that prints, and return what comes out."""
    form = page.locator("form", has=page.get_by_role("button", name="Hent papiret som PDF"))
    token = form.locator("[name=csrfmiddlewaretoken]").input_value()
    address = form.evaluate("form => form.action")
    response = page.request.post(
        address, form={"csrfmiddlewaretoken": token}, headers={"Referer": page.url}
    )
    assert response.headers["content-type"] == "application/pdf"
    return response.body()


def photographs_of(copy: bytes) -> list[bytes]:
    """Sign the copy with a pen, and take a picture of each page on a table, in a dim room."""
    taken = []
    for number in range(1, camera.page_count(copy) + 1):
        signed = camera.written_on(camera.sheet(number, 130, copy), seed=number)
        seen = camera.photographed(signed, lean=0.05 - 0.02 * (number % 4))
        askew = camera.turned(seen, 180 if number % 2 else 7)
        taken.append(camera.jpeg(camera.dimmed(camera.noised(askew, 9), 0.65, 1.0), 70))
    return taken


def lay_in(page: Page, *pictures: bytes, kind: str = "jpeg") -> None:
    files = [
        {"name": f"IMG_{number}.{kind}", "mimeType": f"image/{kind}", "buffer": content}
        for number, content in enumerate(pictures, start=1)
    ]
    page.get_by_label("Vælg filer").set_input_files(files)
    with page.expect_navigation():
        page.get_by_role("button", name="Læg siderne ind").click()


def fill_in(page: Page, name: str, choice: str, **fields: str) -> None:
    """Say what the paper shows of a party."""
    party = page.get_by_role("group", name=name)
    party.get_by_text(choice, exact=True).click()
    for label, text in fields.items():
        party.get_by_label(label.replace("_", " ")).fill(text)


def test_paper_is_printed_signed_photographed_and_becomes_the_appendix(
    page: Page, device: Device, tmp_path: Path
) -> None:
    assert_fine(page)
    assert_focus_shows(page)
    pictures = photographs_of(printed(page))

    phone = device(WIDTHS["phone"], has_touch=True, is_mobile=True)
    sign_in(phone, COORDINATOR)
    phone.goto(page.url)
    expect(phone.get_by_label("Eller tag et billede af en side")).to_be_visible()
    lay_in(phone, pictures[0], *pictures[2:])
    expect(phone.get_by_text("Side 2 mangler.")).to_be_visible()
    assert_fine(phone)
    dark = camera.jpeg(camera.dimmed(camera.sheet(1, 110), 0.05, 0.05))
    lay_in(phone, dark)
    expect(phone.get_by_text("Billedet er for mørkt. Tag det igen i godt lys.")).to_be_visible()
    assert_fine(phone)
    phone.get_by_label("Eller tag et billede af en side").set_input_files(
        {"name": "IMG_9.jpg", "mimeType": "image/jpeg", "buffer": pictures[1]}
    )
    phone.get_by_role("button", name="Læg siderne ind").click()
    expect(phone.get_by_text(f"Alle {len(pictures)} sider er her.")).to_be_visible()

    phone.get_by_role("link", name="Sig, hvad papiret viser").click()
    assert_heading(phone, "Hvad viser papiret?")
    phone.get_by_role("button", name="Gem svarene fra papiret").click()
    summary = phone.locator("[data-module='error-summary']")
    expect(summary).to_contain_text("Sofie Eksempel: Vælg, hvad papiret viser.")
    assert_fine(phone)
    fill_in(phone, YOUNG, "Har skrevet under", Forbehold_på_papiret="Jeg vil have en tolk med.")
    fill_in(phone, COORDINATING, "Har skrevet under", Dato_på_papiret="12-05-2026")
    fill_in(phone, "Jonas", "Ønsker ikke at skrive under", Begrundelse_på_papiret="Er uenig.")
    fill_in(phone, "Mette", "Har ikke svaret på dette papir")
    expect(phone.get_by_role("group", name="Mette").get_by_label("Dato")).to_be_hidden()
    phone.get_by_role("button", name="Gem svarene fra papiret").click()
    expect(phone.get_by_text("Svarene på papiret er gemt.")).to_be_visible()

    # Mette answers on the device, and the seal follows.
    page.goto(page.url.replace("papir/", "underskrift/"))
    begin(page, "Fortsæt underskriften")
    sign_by_typing(page)
    assert_heading(page, "Dokumentet er færdigt")
    take_device_back(page)
    expect(page.get_by_text("En part svarede: Sofie Eksempel, på papir")).to_be_visible()
    pdf = page.request.get(f"{page.url}pdf/").body()
    assert camera.page_count(pdf) > len(pictures)
    word = page.request.get(f"{page.url}docx/").body()
    outsider = device()
    for kind, content in (("pdf", pdf), ("docx", word)):
        file = tmp_path / f"aftale.{kind}"
        file.write_bytes(content)
        outsider.goto("/kontrol/")
        outsider.get_by_label("Vælg dokumentets fil").set_input_files(file)
        outsider.get_by_role("button", name="Tjek dokumentet").click()
        expect(outsider.get_by_text(GENUINE)).to_be_visible()


def test_without_script_a_scan_is_laid_in_a_page_taken_out_and_laid_in_again(
    page: Page, device: Device
) -> None:
    copy = printed(page)
    scan = camera.pdf([camera.sheet(number, 110, copy) for number in (2, 1)], dpi=110)
    plain = device(java_script_enabled=False)
    sign_in(plain, COORDINATOR)
    plain.goto(page.url)
    file = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": scan}
    plain.get_by_label("Vælg filer").set_input_files(file)
    plain.get_by_role("button", name="Læg siderne ind").click()
    expect(plain.get_by_text("2 sider er lagt ind.")).to_be_visible()
    plain.get_by_role("button", name="Fjern side 2").click()
    expect(plain.get_by_text("Siden er fjernet.")).to_be_visible()
    expect(plain.get_by_text("Side 2 mangler", exact=True)).to_be_visible()
