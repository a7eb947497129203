"""Signing in several ways, each in a browser of its own; and those who try to sign for others."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.by_link import (
    KARIN,
    SOFIE,
    ask_for_code,
    code_in,
    enter,
    link_in,
    messages_to,
    send_link,
)
from tests.browser.conftest import WIDTHS, Device
from tests.browser.looking import assert_fine, assert_focus_shows
from tests.browser.people import COORDINATOR, assert_heading, sign_in
from tests.browser.server import Server
from tests.browser.signing import begin, draw_signature, see_document, take_device_back, to_signing


@pytest.fixture
def page(device: Device) -> Page:
    """The coordinator's own device, with a document that four people are to sign."""
    page = device()
    sign_in(page, COORDINATOR)
    to_signing(page)
    return page


@pytest.fixture
def sofies_link(page: Page) -> str:
    """The link that Sofie has got by e-mail."""
    send_link(page, "Sofie Eksempel", SOFIE)
    return link_in(messages_to(page, SOFIE.email)[0])


def test_one_document_is_signed_by_link_drawn_on_the_device_and_refused(
    page: Page, device: Device, sofies_link: str
) -> None:
    assert_fine(page)
    phone = device(WIDTHS["phone"], has_touch=True, is_mobile=True)
    phone.goto(sofies_link)
    assert_heading(phone, "Læs dokumentet")
    assert "/underskriv/dokument/" in phone.url
    expect(phone.locator(".doc")).to_be_visible()
    assert_fine(phone)
    ask_for_code(phone)
    assert_fine(phone)
    enter(phone, code_in(messages_to(page, SOFIE.phone)[0]))
    assert_heading(phone, "Svar på dokumentet")
    phone.get_by_text("Jeg skriver mit navn", exact=True).click()
    phone.get_by_label("Dit navn").fill("Sofie Eksempel")
    phone.get_by_label("Har du et forbehold?").fill("Jeg vil selv ringe til min mor.")
    assert_fine(phone)
    phone.get_by_role("button", name="Skriv under").click()
    assert_heading(phone, "Tak for dit svar")
    expect(phone.get_by_text("Jeg vil selv ringe til min mor.")).to_be_visible()
    assert_fine(phone)

    page.reload()
    begin(page, "Fortsæt underskriften")
    see_document(page)
    expect(page.get_by_text("Jeg vil selv ringe til min mor.")).to_have_count(0)
    page.get_by_text("Jeg tegner min underskrift").click()
    draw_signature(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Skriv under").click()
    take = re.compile("Stop her")
    page.get_by_role("link", name=take).click()
    take_device_back(page)
    page.get_by_role("link", name="Gå til underskrift").click()
    excuse = page.get_by_role("link", name=re.compile("^Fritag")).last
    excuse.click()
    page.get_by_label("Grund").fill("Er rejst til udlandet.")
    assert_fine(page)
    page.get_by_role("button", name=re.compile("^Fritag")).click()
    begin(page, "Fortsæt underskriften")
    see_document(page)
    page.get_by_text("Jeg ønsker ikke at skrive under").click()
    page.get_by_label("Hvorfor ikke?").fill("Jeg vil tænke over det.")
    page.get_by_role("button", name="Gem mit nej").click()
    assert_heading(page, "Dokumentet er færdigt")

    done = link_in(messages_to(phone, SOFIE.email)[0])
    assert done != sofies_link
    phone.goto(done)
    assert_heading(phone, "Dokumentet er færdigt")
    phone.get_by_role("button", name="Send mig en kode").click()
    enter(phone, code_in(messages_to(phone, SOFIE.phone)[0]))
    assert_fine(phone)
    with phone.expect_download() as fetched:
        phone.get_by_role("link", name="Hent som PDF").click()
    assert fetched.value.suggested_filename.endswith(".pdf")


def test_a_stolen_link_shows_the_document_and_signs_nothing(
    page: Page, device: Device, sofies_link: str
) -> None:
    thief = device()
    thief.goto(sofies_link)
    ask_for_code(thief)
    right = code_in(messages_to(page, SOFIE.phone)[0])
    for guess in range(5):
        enter(thief, f"{(int(right) + 1 + guess) % 1_000_000:06}")
    message = "Der er prøvet for mange gange med den kode. Bed om en ny."
    expect(thief.locator(".form-error-message")).to_contain_text(message)
    enter(thief, right)
    expect(thief.locator(".form-error-message")).to_contain_text(message)
    thief.goto(thief.url.replace("/kode/", "/svar/"))
    assert_heading(thief, "Læs dokumentet")


def test_the_sender_has_neither_the_link_nor_the_code(page: Page, sofies_link: str) -> None:
    token = sofies_link.rstrip("/").rsplit("/", 1)[1]
    assert token not in page.content()
    page.goto(sofies_link)  # as if they had found it out
    expect(page.get_by_role("link", name="Mine forløb")).to_have_count(0)
    page.goto(f"{page.url}svar/")
    assert_heading(page, "Læs dokumentet")


def test_a_link_that_is_used_or_renewed_opens_nothing_more(
    page: Page, device: Device, sofies_link: str
) -> None:
    page.reload()
    send_link(page, "Sofie Eksempel", SOFIE, by_sms=True)
    phone = device(WIDTHS["phone"])
    phone.goto(sofies_link)
    assert_heading(phone, "Linket er lukket")
    assert_fine(phone)
    phone.goto(link_in(messages_to(page, SOFIE.phone)[0]))
    ask_for_code(phone)
    assert_focus_shows(phone)
    enter(phone, code_in(messages_to(page, SOFIE.email)[0]))
    phone.get_by_text("Jeg ønsker ikke at skrive under").click()
    phone.get_by_role("button", name="Gem mit nej").click()
    assert_heading(phone, "Tak for dit svar")
    again = device(WIDTHS["phone"])
    again.goto(link_in(messages_to(page, SOFIE.phone)[0]))
    assert_heading(again, "Du har svaret")


def test_a_link_is_expired_after_its_time(
    page: Page, device: Device, sofies_link: str, site: Server
) -> None:
    aged = site.manage(
        "shell",
        "-c",
        "from forms.asking.models import Link; from django.utils import timezone;"
        "link = Link.objects.latest('created_at'); link.expires_at = timezone.now(); link.save()",
    )
    assert aged.returncode == 0, aged.stderr
    phone = device(WIDTHS["phone"])
    phone.goto(sofies_link)
    assert_heading(phone, "Linket er for gammelt")
    page.reload()
    line = page.locator(".party-list li", has_text="Sofie Eksempel")
    expect(line).to_contain_text("Linket er for gammelt")


def test_one_after_the_other(page: Page) -> None:
    page.get_by_role("link", name="Vælg rækkefølge og frist").click()
    page.get_by_text("En ad gangen").click()
    assert_fine(page)
    page.get_by_role("button", name="Gem").click()
    line = page.locator(".party-list li", has_text="Karin Eksempel")
    line.get_by_role("link", name=re.compile("Send link")).click()
    page.get_by_label("E-mail", exact=True).fill(KARIN.email)
    page.get_by_label("Mobilnummer").fill(KARIN.phone)
    assert_fine(page)
    page.get_by_role("button", name="Send linket").click()
    expect(line).to_contain_text("Venter på sin tur")
    assert messages_to(page, KARIN.email) == []


def test_a_new_version_shows_what_is_new(page: Page) -> None:
    from_course = page.locator(".breadcrumb a, nav a", has_text="Sofie Eksempel").first
    from_course.click()
    page.get_by_role("link", name=re.compile("^Åbn")).first.click()
    assert_fine(page)
    page.get_by_role("button", name="Ret og lav ny version").click()
    expect(page.get_by_text("Det her bliver version 2.")).to_be_visible()
    page.goto(re.sub(r"/[^/]+/$", "/gennemse/", page.url))
    assert_fine(page)
