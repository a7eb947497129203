"""The README's pictures, from the running site: `python -m tests.browser.screenshots FOLDER`."""

import io
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.browser.chromium import launch_options
from tests.browser.people import (
    COORDINATOR,
    GOALS,
    NETWORK_MAP,
    SOFIE,
    course_of,
    save_and_continue,
    sign_in,
    start,
)
from tests.browser.server import Server, running_site
from tests.browser.signing import draw_signature

DESKTOP, PHONE = (1280, 900), (390, 844)


@dataclass(frozen=True)
class Album:
    """Where the pictures go, and the site and browser they are taken with."""

    folder: Path
    site: Server
    browser: Browser

    @contextmanager
    def device(self, width: tuple[int, int], username: str = COORDINATOR) -> Iterator[Page]:
        """Give a browser of its own; a phone's picture has two dots a CSS pixel, as phones have."""
        context = self.browser.new_context(
            base_url=self.site.url,
            viewport={"width": width[0], "height": width[1]},
            device_scale_factor=2 if width == PHONE else 1,
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
        )
        page = context.new_page()
        if username:
            sign_in(page, username)
        yield page
        context.close()

    def take(self, page: Page, name: str, top: Locator | None = None) -> None:
        """Take what the screen shows; `top` is brought to its upper edge first."""
        page.evaluate("document.fonts.ready.then(() => document.activeElement.blur())")
        page.mouse.move(0, 0)
        if top is not None:
            top.evaluate("at => window.scrollBy(0, at.getBoundingClientRect().top - 24)")
        self.keep(page.screenshot(animations="disabled"), name)

    def keep(self, picture: bytes, name: str) -> None:
        """Write a picture as small as it gets without losing a colour."""
        image = Image.open(io.BytesIO(picture)).convert("RGB")
        image.save(self.folder / f"{name}.png", optimize=True)


def main(folder: Path) -> None:
    """Take all pictures on a fresh site with the demonstration."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        running_site(Path(data)) as site,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**launch_options())
        album = Album(folder, site, browser)
        front_page(album)
        network_map(album)
        goals_and_agreements(album)
        finished(album, Path(data))
        browser.close()


def front_page(album: Album) -> None:
    with album.device(DESKTOP, username="") as page:
        page.goto("/")
        album.take(page, "front-page")


def network_map(album: Album) -> None:
    """A step with the live map beside the rows, on both screens."""
    with album.device(DESKTOP) as page:
        start(page, course_of(page, SOFIE), NETWORK_MAP)
        save_and_continue(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Privat netværk")
        address = page.url
        album.take(page, "wizard-1280")
    with album.device(PHONE) as page:
        page.goto(address)
        album.take(page, "wizard-390", page.locator("main .step-number"))


def goals_and_agreements(album: Album) -> None:
    """The review page, and the young person signing on a phone."""
    with album.device(DESKTOP) as page:
        start(page, course_of(page, SOFIE), GOALS)
        for _ in range(2):
            save_and_continue(page)
        page.get_by_label("Vi følger op den").fill("12.1.2027")
        page.get_by_label("Ansvarlig for opfølgningen").fill("Karin Eksempel")
        for _ in range(2):
            save_and_continue(page)
        expect(page.get_by_role("heading", level=1)).to_have_text("Gennemse")
        album.take(page, "review", page.locator("#document-heading"))
        page.get_by_role("button", name="Til underskrift").click()
        page.wait_for_url("**/underskrift/")
        address = page.url
    with album.device(PHONE) as page:
        page.goto(address)
        page.get_by_role("button", name="Begynd underskriften").click()
        page.get_by_role("link", name="Vis dokumentet").click()
        page.get_by_text("Jeg tegner min underskrift").click()
        draw_signature(page)
        album.take(page, "signing-390", page.locator(".answer-form"))


def finished(album: Album, data: Path) -> None:
    """The document's page, the sealed PDF's pages, and what the check says of it."""
    with album.device(DESKTOP) as page:
        sealed = {name: data / f"{name}.pdf" for name in (NETWORK_MAP, GOALS)}
        for title, file in sealed.items():
            page.goto(course_of(page, SOFIE))
            page.get_by_role("link", name=re.compile(f"Åbn.*{title}")).click()
            with page.expect_download() as download:
                page.get_by_role("link", name="Hent som PDF").click()
            download.value.save_as(file)
        album.take(page, "document")
    album.keep(page_of(sealed[GOALS], "Underskrifter"), "sealed-pdf")
    album.keep(page_of(sealed[NETWORK_MAP], "Støttende"), "network-map")
    with album.device(DESKTOP, username="") as page:
        page.goto("/kontrol/")
        page.get_by_label("Vælg dokumentets fil").set_input_files(sealed[GOALS])
        page.get_by_role("button", name="Tjek dokumentet").click()
        expect(page.locator(".verdict-good")).to_be_visible()
        album.take(page, "kontrol")


def page_of(file: Path, words: str) -> bytes:
    """Return the first page of a PDF with these words on it, as a picture."""
    said = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, check=True)
    pages = said.stdout.decode().split("\f")
    number = str(next(number for number, text in enumerate(pages, 1) if words in text))
    command = ["pdftoppm", "-png", "-r", "110", "-f", number, "-l", number, file]
    return subprocess.run(command, capture_output=True, check=True).stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
