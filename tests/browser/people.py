"""What people do in a browser: sign in, open a course, begin a tool, go on."""

from urllib.parse import urljoin

from playwright.sync_api import Page, expect

PASSWORD = "fodfaeste-demo"
COORDINATOR, SUPPORT_WORKER = "koordinator", "bostoette"
AUTHOR, EDITOR, APPROVER = "forfatter", "redaktoer", "godkender"

SOFIE = "Sofie Eksempel"  # of the demonstration's young people, the one with all tools sealed
NETWORK_MAP, CHECKLIST, GOALS = "Netværkskortlægning", "Mødetjekliste", "Mål- og aftaleskema"


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


def step_of(page: Page, step: str) -> str:
    """Return the address of another step of the draft that is open."""
    return urljoin(page.url, f"../{step}/")


def open_step(page: Page, title: str, step: str) -> str:
    """Begin a tool in a new course, and go straight to one of its steps; return its address."""
    start(page, open_course(page, "Noor Eksempel"), title)
    page.goto(step_of(page, step))
    return page.url


def save_and_continue(page: Page) -> None:
    """Press the step's one primary button, and wait for what it leads to."""
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name="Gem og fortsæt").click()


def assert_heading(page: Page, text: str) -> None:
    """The page is about this."""
    expect(page.get_by_role("heading", level=1)).to_have_text(text)
