"""Signing as people do it on one device: with the mouse on the pad, or by writing a name."""

import math
import re

from playwright.sync_api import Page, expect


def party_name(page: Page) -> str:
    """Return whose turn it is on the page that shows the document."""
    name = re.match(r"(.+?), ", page.locator(".step-number").inner_text())
    assert name
    return name[1]


def draw_signature(page: Page) -> None:
    """Draw loops that grow smaller, as a quick signature has."""
    pad = page.locator("#pad")
    pad.hover()  # scrolls to it, and waits until nothing moves
    box = pad.bounding_box()
    assert box
    left, middle = box["x"] + 34, box["y"] + box["height"] * 0.52
    page.mouse.move(left, middle)
    page.mouse.down()
    for step in range(1, 121):
        part = step / 120
        size = 52 * (1 - part) ** 0.8 + 5
        angle = part * 13 * math.pi
        across = part * (box["width"] - 110) + size * 0.45 * math.sin(angle)
        down = size * math.sin(angle * 0.5 + 0.4) * math.cos(angle * 0.5)
        page.mouse.move(left + across, middle - down)
    page.mouse.up()
    expect(page.locator("#pad-state")).to_have_text("Din underskrift er tegnet.")
