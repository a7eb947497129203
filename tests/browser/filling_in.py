"""Filling in a form as a person does: by its labels' fields, with mouse and keyboard."""

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from forms.definition.form import Step
from forms.definition.questions import (
    SILENT,
    Choice,
    Item,
    RowGroup,
    SeveralChoices,
    Tick,
    YesNo,
)

Answers = Mapping[str, Any]


def fill_step(page: Page, step: Step, answers: Answers) -> None:
    """Answer the questions of the step that is open, rows too."""
    fill_items(page, step.items, answers, "")


def fill_items(page: Page, items: tuple[Item, ...], answers: Answers, prefix: str) -> None:
    """Answer questions; those without an answer are left as they are."""
    for item in items:
        value = answers.get(item.id)
        if isinstance(item, SILENT) or value is None:
            continue
        name = f"{prefix}{item.id}"
        if isinstance(item, RowGroup):
            fill_rows(page, item, value, name)
        else:
            fill_question(page, item, value, name)


def fill_rows(page: Page, group: RowGroup, rows: list[Answers], name: str) -> None:
    """Bring the group to hold these rows: change those that stand there, add what is missing."""
    for number, row in enumerate(rows):
        place = f"{name}-{number}"
        card = page.locator(f"[id='{place}']")
        if not card.count():
            page.locator(f"button[value='add:{name}']").click()
            card.wait_for()
        details = card.locator("details").first
        if details.get_attribute("open") is None:
            details.locator("summary").first.click()
        fill_items(page, group.questions, row, f"{place}-")


def fill_question(page: Page, item: Item, value: Any, name: str) -> None:
    """Answer one question."""
    question = page.locator(f"[data-question='{name}']")
    expect(question).to_be_visible()
    match item:
        case YesNo():
            pick(question, f"[name='{name}-answer'][value='{value['answer']}']")
            if value.get("remark"):
                question.locator("textarea").fill(value["remark"])
        case Choice():
            select = question.locator("select")
            if select.count():
                select.select_option(value)
            else:
                pick(question, f"[value='{value}']")
        case SeveralChoices():
            for chosen in value:
                pick(question, f"[value='{chosen}']")
        case Tick():
            if value:
                pick(question, "[type=checkbox]")
        case _:
            question.locator(f"[name='{name}']").fill(typed(str(value)))


def pick(question: Locator, selector: str) -> None:
    """Choose a button or tick a box by its label, unless it is chosen already."""
    chosen = question.locator(f"input{selector}")
    if not chosen.is_checked():
        question.locator(f"label[for='{chosen.get_attribute('id')}']").click()


def typed(text: str) -> str:
    """Return a day as Danes type it, and all else as it is."""
    parts = text.split("-")
    if len(text) == 10 and len(parts) == 3 and all(part.isdecimal() for part in parts):
        return f"{int(parts[2])}.{int(parts[1])}.{parts[0]}"
    return text
