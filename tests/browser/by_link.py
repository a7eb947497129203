"""Signing by link as people do it: the message that came, the document, the code, the answer."""

import re
from dataclasses import dataclass

from playwright.sync_api import Page, expect

from tests.browser.people import assert_heading


@dataclass(frozen=True)
class Reached:
    """Where somebody is reached."""

    email: str
    phone: str


SOFIE = Reached("sofie@eksempel.dk", "+4520123401")
KARIN = Reached("karin.privat@eksempel.dk", "+4520123402")


def send_link(page: Page, name: str, reached: Reached, *, by_sms: bool = False) -> None:
    """Send a party their link from the coordinator's page of the signing."""
    line = page.locator(".party-list li", has_text=name)
    line.get_by_role("link", name=re.compile("Send (nyt )?link")).click()
    page.get_by_label("E-mail", exact=True).fill(reached.email)
    page.get_by_label("Mobilnummer").fill(reached.phone)
    if by_sms:
        page.get_by_text("Link på sms, kode på e-mail").click()
    page.locator("main form").get_by_role("button").click()
    expect(page.get_by_text(f"Linket er sendt til {name}.")).to_be_visible()


def messages_to(page: Page, address: str) -> list[str]:
    """What a developer's page shows as sent to this address, the newest first."""
    looking = page.context.new_page()
    looking.goto("/udvikling/beskeder/")
    found = looking.locator(".mailbox > li", has_text=f"til {address}")
    texts = [text.inner_text() for text in found.locator(".mailbox-text").all()]
    looking.close()
    return texts


def link_in(text: str) -> str:
    """The link in a message."""
    found = re.search(r"https?://\S+/underskriv/\S+/", text)
    assert found, text
    return found[0]


def code_in(text: str) -> str:
    """The code in a message."""
    found = re.search(r"kode er (\d{6})", text)
    assert found, text
    return found[1]


def ask_for_code(page: Page) -> None:
    """Say that one has read the document, and have a code sent."""
    page.get_by_role("button", name="Send mig en kode").click()
    assert_heading(page, "Skriv koden")


def enter(page: Page, code: str) -> None:
    """Type a code."""
    page.get_by_label("Kode").fill(code)
    with page.expect_navigation():
        page.get_by_role("button", name="Gå videre").click()
