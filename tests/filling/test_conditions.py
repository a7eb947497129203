"""What an earlier answer hides is neither asked for nor printed, and comes back as it was."""

from dataclasses import replace

import pytest

from forms.definition.conditions import Equals
from forms.filling import drafts
from forms.library import registry
from tests.factories import draft_with
from tests.filling.pages import get, open_step, words

pytestmark = pytest.mark.django_db
SLUG = "netvaerkskortlaegning"
EXAMPLE = registry.tool(SLUG).example_answers()


def hiding_the_wishes():
    """The network map whose step of wishes shows only for who has no home."""
    form = registry.tool(SLUG).form
    steps = [
        replace(step, shown_when=Equals("housing", "shelter")) if step.id == "oensker" else step
        for step in form.steps
    ]
    return replace(form, steps=tuple(steps))


def hiding(name, form):
    """The form, one group of rows of which shows only for who has no home."""
    condition = Equals("housing", "shelter")
    steps = [
        replace(
            step,
            sections=tuple(
                replace(
                    section,
                    items=tuple(
                        replace(item, shown_when=condition) if item.id == name else item
                        for item in section.items
                    ),
                )
                for section in step.sections
            ),
        )
        for step in form.steps
    ]
    return replace(form, steps=tuple(steps))


@pytest.fixture
def draft(begun):
    return begun(SLUG, EXAMPLE | {"housing": "shelter"}, form=hiding_the_wishes())


def test_a_hidden_question_is_not_asked_for_and_comes_back_with_its_answer(karen, case):
    draft = draft_with(case, SLUG, EXAMPLE | {"consent": "written", "consent_date": "i går"})
    page = open_step(karen, draft, "om-den-unge")
    assert [target for target, _ in page.errors] == ["id_consent_date"]
    page = page.press("continue", consent="none")
    assert page.heading == "Privat netværk"
    page = page.go_to("om-den-unge")
    assert (page.errors, page.hidden()) == ([], {"consent_date"})
    page = page.press("continue", consent="oral")
    assert page.value("consent_date") == "i går"
    assert [target for target, _ in page.errors] == ["id_consent_date"]


def test_a_hidden_question_is_neither_reviewed_nor_printed(karen, case):
    entries = EXAMPLE | {"consent": "written", "consent_date": "2019-02-03"}
    draft = draft_with(case, SLUG, entries)
    address = f"/formularer/{draft.pk}/gennemse/"
    assert get(karen, address).text.count("3. februar 2019") == 2
    open_step(karen, draft, "om-den-unge").press("continue", consent="none")
    page = get(karen, address)
    assert "3. februar 2019" not in page.text
    assert "Samtykket er givet den" not in page.text


def test_a_hidden_step_is_left_out_of_the_way_and_of_the_list(karen, draft):
    assert "4. Ønsker" in open_step(karen, draft, "om-den-unge").steps
    page = open_step(karen, draft, "om-den-unge").press("continue", housing="home")
    assert "4. Ønsker" not in page.steps
    assert page.go_to("professionelt-netvaerk").press("continue").heading == "Deling og opdatering"
    assert open_step(karen, draft, "oensker").heading == "Om den unge"


def test_a_step_that_another_has_hidden_meanwhile_keeps_what_is_typed_in_it(karen, jonas, draft):
    page = open_step(jonas, draft, "oensker")
    open_step(karen, draft, "om-den-unge").press("continue", housing="home")
    assert page.autosave(misses="Farmor").status == 200
    after = page.press("continue", misses="Farmor og farfar")
    assert after.heading == "Om den unge"
    assert "Det, du skrev i det, er gemt." in words(after.tree)
    assert "misses" not in drafts.filled(draft).reading.answers
    open_step(karen, draft, "om-den-unge").press("continue", housing="shelter")
    assert open_step(jonas, draft, "oensker").value("misses") == "Farmor og farfar"


def test_hidden_rows_are_neither_asked_for_nor_reviewed(karen, begun):
    form = hiding("professional", registry.tool(SLUG).form)
    draft = begun(SLUG, EXAMPLE | {"housing": "home"}, form=form)
    assert "professional" in open_step(karen, draft, "professionelt-netvaerk").hidden()
    page = get(karen, f"/formularer/{draft.pk}/gennemse/")
    assert "Fagperson 1" not in page.text
    open_step(karen, draft, "om-den-unge").press("continue", housing="shelter")
    assert "Fagperson 1" in get(karen, page.address).text


def test_the_young_under_18_are_asked_for_a_guardian_the_others_are_not(karen, begun):
    draft = begun("maal-og-aftaleskema", {"birth_date": "2009-09-14", "meeting_date": "2026-05-12"})
    page = open_step(karen, draft, "underskrift")
    assert "guardian" not in page.hidden()
    assert "Forældremyndighedens indehaver" in page.text
    page.go_to(
        "grundlag",
    ).press("continue", birth_date="14.9.2007")
    assert "guardian" in open_step(karen, draft, "underskrift").hidden()


def test_a_point_of_the_checklist_shows_by_the_kind_of_meeting(karen, begun):
    draft = begun("moedetjekliste", {"meeting_type": "first"})
    assert open_step(karen, draft, "under").hidden() == {"earlier_reviewed"}
    open_step(karen, draft, "moedet").press("continue", meeting_type="closing")
    assert open_step(karen, draft, "under").hidden() == {"next_agreed", "next_meeting"}
