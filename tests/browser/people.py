"""What people do in a browser: sign in, open a course, look around; and what axe says of it."""

from pathlib import Path

from playwright.sync_api import Page, expect

PASSWORD = "fodfaeste-demo"
COORDINATOR, SUPPORT_WORKER, EDITOR = "koordinator", "bostoette", "redaktoer"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


def sign_in(page: Page, username: str) -> None:
    """Sign in as one of the demonstration's people."""
    page.goto("/log-ind/")
    page.get_by_label("Brugernavn").fill(username)
    page.get_by_label("Adgangskode").fill(PASSWORD)
    page.locator("main").get_by_role("button", name="Log ind").click()
    page.wait_for_url("**/forloeb/")


def open_course(page: Page, name: str, birth_date: str = "14.9.2007") -> str:
    """Open a course with CTI and Jonas as support worker; return its address."""
    page.goto("/forloeb/nyt/")
    page.get_by_label("Den unges navn").fill(name)
    page.get_by_label("Fødselsdato").fill(birth_date)
    page.get_by_label("Sagsnummer").fill("EX-2026-0417")
    page.get_by_label("Enhed").select_option(label="Ungeindsatsen")
    page.get_by_label("Bostøttemedarbejder").select_option(label="Jonas Eksempel")
    page.get_by_label("Indsats").select_option(value="model_cti")
    page.get_by_role("button", name="Opret forløbet").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    return page.url


def course_of(page: Page, name: str) -> str:
    """Open the course of a young person whom one works with; return its address."""
    page.goto("/forloeb/")
    page.get_by_role("link", name=name).first.click()
    assert_heading(page, name)
    return page.url


def start(page: Page, course: str, title: str) -> None:
    """Begin a tool in a course."""
    page.goto(course)
    page.get_by_role("button", name=title, exact=True).click()
    page.wait_for_url("**/formularer/**")


def save_and_continue(page: Page) -> None:
    """Press the step's one primary button, and wait for what it leads to."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Gem og fortsæt").click()


def assert_heading(page: Page, text: str) -> None:
    """The page is about this."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


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
    sticking_out = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert sticking_out <= 0, f"{page.url} is {sticking_out} px too wide"
