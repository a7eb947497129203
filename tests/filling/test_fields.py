"""Each kind of question as a field: what stands in it is what was typed, whatever that was."""

import unicodedata
from typing import Any

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from forms.definition.form import Form
from forms.definition.questions import Choice, Information, Option
from forms.definition.reading import read
from forms.filling.posted import entries_from
from forms.filling.stepform import StepForm
from forms.filling.surroundings import Surroundings
from tests.answers import any_answers
from tests.definition.forms import EVERY_KIND, form
from tests.filling.pages import words

STEP = EVERY_KIND.steps[0]
# libxml2 reads no control characters, and takes a carriage return for a line's end, as browsers do.
PRINTED = st.characters(exclude_categories=("Cs", "Cc"))
TYPED = st.text(PRINTED, min_size=1)


def shown(entries: dict[str, Any], asked: Form = EVERY_KIND, **around: Any) -> html.HtmlElement:
    """The form's one step with these entries, as a browser has it."""
    step = StepForm(entries, step=asked.steps[0], around=Surroundings(**around))
    entries_html = "".join(
        render_to_string("filling/entry.html", {"entry": entry}) for entry in step.entries()
    )
    return html.fromstring(f"<form>{entries_html}</form>")


def sent(page: html.HtmlElement) -> dict[str, Any]:
    """What the browser would send, as entries."""
    post = QueryDict(mutable=True)
    areas = {area.get("name") for area in page.xpath("//textarea")}
    for name, value in page.form_values():
        post.appendlist(name, value.removeprefix("\n") if name in areas else value)
    return entries_from(STEP.items, post)


def letters(value: Any) -> str:
    """All that is written in the answers."""
    inner = list(value.values()) if isinstance(value, dict) else value
    return "".join(map(letters, inner)) if isinstance(inner, list) else str(inner)


def is_printed(answers: dict[str, Any]) -> bool:
    return all(unicodedata.category(letter) != "Cc" for letter in letters(answers))


@settings(max_examples=40, deadline=None)
@given(any_answers(EVERY_KIND).filter(is_printed))
def test_stored_answers_read_the_same_after_they_were_shown_and_sent(answers):
    before = read(EVERY_KIND, answers)
    after = read(EVERY_KIND, sent(shown(answers)))
    assert after.answers == before.answers


@settings(max_examples=40, deadline=None)
@given(st.fixed_dictionaries({}, optional=dict.fromkeys(("line", "day", "clock", "weight"), TYPED)))
def test_what_was_typed_wrong_or_right_stands_there_to_the_letter(typed):
    assert sent(shown(typed)) == typed


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("day", "31.2.2026"),
        ("day", "20260512"),
        ("day", "2026-02-31"),
        ("clock", "kl. 9:5"),
        ("clock", "25:99:00"),
        ("weight", "1.500,5"),
        ("count", "1e9"),
        ("count", "to"),
        ("text", "\n\n  indrykket\n"),
        ("line", "<b>\"fed\"</b> & 'x' {{ 1 }}"),
    ],
)
def test_an_odd_answer_is_kept(name, typed):
    assert sent(shown({name: typed})) == {name: typed}


@pytest.mark.parametrize(
    ("name", "stored", "text"),
    [
        ("day", "2026-05-12", "12.5.2026"),
        ("clock", "09:05", "09.05"),
        ("weight", 1.5, "1,5"),
        ("count", 3, "3"),
    ],
)
def test_a_stored_answer_is_shown_as_danes_write_it(name, stored, text):
    assert shown({name: stored}).xpath(f"//input[@name='{name}']/@value") == [text]


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("day", "numeric"),
        ("clock", "numeric"),
        ("count", "numeric"),
        ("weight", "decimal"),
        ("mail", "email"),
        ("phone", "tel"),
        ("line", "text"),
    ],
)
def test_a_phone_brings_the_keyboard_for_it(name, mode):
    assert shown({}).xpath(f"//input[@name='{name}']/@inputmode") == [mode]


@pytest.mark.parametrize("name", ["colours", "point", "rating", "colour"])
def test_several_inputs_to_a_question_have_a_legend(name):
    (fieldset,) = shown({}).xpath(f"//fieldset[@id='id_{name}']")
    assert words(fieldset.xpath("./legend")[0]) == f"{EVERY_KIND_LABELS[name]} (kan undlades)"
    assert fieldset.xpath(".//input[@type='radio' or @type='checkbox']")


EVERY_KIND_LABELS = {item.id: item.label for item in STEP.items}


@pytest.mark.parametrize("name", ["line", "text", "day", "tick"])
def test_one_input_to_a_question_has_a_label(name):
    (label,) = shown({}).xpath(f"//label[@for='id_{name}']")
    assert words(label).startswith(EVERY_KIND_LABELS[name])


def test_what_must_be_answered_is_told_without_the_browser_standing_in_the_way():
    page = shown({})
    assert page.xpath("//*[@aria-required='true']/@name")[0] == "line"
    assert not page.xpath("//*[@required]")


def test_a_long_list_is_picked_from():
    options = tuple(Option(id=f"o{number}", label=f"Valg {number}") for number in range(9))
    page = shown({"long": "o3"}, form(Choice(id="long", label="Lang", options=options)))
    assert page.xpath("//select[@name='long']/option[@selected]/@value") == ["o3"]
    assert page.xpath("//select/option[1]/@value") == [""]


def test_suggestions_come_along_as_a_list():
    page = shown({}, suggestions={"line": ["Birgit Eksempel", '"><script>']})
    (name,) = page.xpath("//input[@name='line']/@list")
    values = page.xpath("//datalist[@id=$name]/option/@value", name=name)
    assert values == ["Birgit Eksempel", '"><script>']


@pytest.mark.parametrize("link", ["", "/haandbog/maal/"])
def test_guidance_is_folded_and_leads_to_its_page_where_there_is_one(link):
    asked = form(Information(id="guide", label="Sådan", text="Sådan gør I.", page="maal"))
    page = shown({}, asked, links={"maal": link} if link else {})
    assert words(page.xpath("//details/summary")[0]) == "Sådan"
    assert page.xpath("//details//a/@href") == ([link] if link else [])


def test_about_others_one_is_asked_not_to_write_too_much():
    (hint,) = shown({}).xpath("//*[@id='id_text-hint']")
    assert "Skriv ikke CPR-numre eller oplysninger om andres helbred." in words(hint)
