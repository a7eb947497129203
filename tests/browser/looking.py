"""What a page must be, whoever uses it: accessible, no wider than the screen, focus in sight."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
NARROWEST = 320
LOOKED_AT = (1280, 390)

# How an element looks with what belongs to it: DKFDS draws a radio's ring on its label.
LOOK = """
element => {
  const parts = [[element, null]];
  for (const label of element.labels ?? []) {
    parts.push([label, null], [label, "::before"], [label, "::after"]);
  }
  const read = ([part, pseudo]) => {
    const style = getComputedStyle(part, pseudo);
    const outline = style.outlineStyle === "none" ? "" : style.outline;
    return [outline, style.boxShadow, style.borderColor, style.backgroundColor];
  };
  return JSON.stringify(parts.map(read));
}
"""


def assert_fine(page: Page) -> None:
    """Axe finds nothing on a desktop or a phone, and nothing sticks out of the narrowest screen."""
    screen = page.viewport_size
    assert screen
    for width in LOOKED_AT:
        page.set_viewport_size({"width": width, "height": screen["height"]})
        assert_accessible(page)
    page.set_viewport_size({"width": NARROWEST, "height": screen["height"]})
    assert_fits(page)
    page.set_viewport_size(screen)


def assert_accessible(page: Page) -> None:
    """Axe finds nothing, and nothing sticks out of the screen."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    told = [
        f"{problem['id']}: {node['html'][:160]}"
        for problem in found["violations"]
        for node in problem["nodes"]
    ]
    assert not told, f"{page.url}\n" + "\n".join(told)
    assert_fits(page)


def assert_fits(page: Page) -> None:
    """Nobody has to scroll sideways."""
    sticking_out = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    width = page.viewport_size and page.viewport_size["width"]
    assert sticking_out <= 0, f"{page.url} is {sticking_out} px too wide at {width} px"


WITHOUT_FOCUS = f"""
element => {{
  element.blur();
  const look = ({LOOK})(element);
  element.focus();
  return look;
}}
"""


# The bar with the button stays at the bottom of a long step: nothing may have the focus behind it.
BEHIND_THE_BAR = """
element => {
  const bar = document.querySelector("#step-form > .step-actions");
  if (!bar || bar.contains(element)) {
    return false;
  }
  const place = (element.labels?.[0] ?? element).getBoundingClientRect();
  const over = bar.getBoundingClientRect();
  return over.top <= place.top && place.top < over.bottom;
}
"""


def assert_focus_shows(page: Page, most: int = 60) -> None:
    """Go through the page by Tab: wherever the focus is, it can be seen."""
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    for stop in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate_handle("document.activeElement").as_element()
        assert focused
        if focused.evaluate("element => element === document.body"):
            assert stop, f"{page.url}: nothing takes the focus"
            return
        with_focus = focused.evaluate(LOOK)
        without = focused.evaluate(WITHOUT_FOCUS)
        told = focused.evaluate("element => element.outerHTML.slice(0, 200)")
        assert with_focus != without, f"{page.url}: the focus cannot be seen on {told}"
        assert not focused.evaluate(BEHIND_THE_BAR), f"{page.url}: behind the bar is {told}"
