"""Gennemse: every answer with its way back, what is missing, and the document as it will look."""

import pytest

from forms.filling import drafts
from forms.library import registry
from tests.factories import draft_with
from tests.filling.pages import get, words

pytestmark = pytest.mark.django_db
TOOLS = list(registry.tools())


def review(client, draft):
    return get(client, f"/formularer/{draft.pk}/gennemse/")


def lines(page):
    found = {}
    for line in page.tree.xpath("//*[contains(@class, 'answer-line ') or @class='answer-line']"):
        label = words(line.xpath("./dt")[0])
        found[label] = words(line.xpath("./dd[@class='answer']")[0])
    return found


def ways_back(page):
    """Each line's label without its state, and where its »Ret« leads."""
    links = page.tree.xpath("//dd[@class='correct']/a")
    return {words(link).removeprefix("Ret: "): link.get("href") for link in links}


@pytest.mark.parametrize("slug", TOOLS)
def test_each_ret_leads_to_the_step_and_the_very_place_of_its_answer(karen, case, slug):
    draft = draft_with(case, slug)
    ways = ways_back(review(karen, draft))
    assert len(ways) > 15
    pages = {}
    for label, address in ways.items():
        path, _, place = address.partition("#")
        page = pages.setdefault(path, get(karen, path))
        (element,) = page.tree.xpath("//*[@id=$place]", place=place)
        if element.tag == "li":
            assert not element.xpath("ancestor-or-self::li/details[not(@open)]"), "still folded"
        else:
            told = page.tree.xpath("//label[@for=$id] | //*[@id=$id]/legend", id=place)
            assert words(told[0]).startswith(label)


@pytest.mark.parametrize("slug", TOOLS)
def test_a_finished_form_can_be_sent_to_signing_and_shows_its_document(karen, case, slug):
    page = review(karen, draft_with(case, slug))
    assert page.tree.xpath("//form[contains(@action, 'til-underskrift')]//button")
    assert "Der mangler noget" not in page.text
    document = words(page.tree.xpath("//section[@aria-labelledby='document-heading']")[0])
    assert "UDKAST" in document
    assert "Sofie Eksempel" in document


def test_rows_are_told_one_by_one_and_those_in_them_too(karen, case):
    page = review(karen, draft_with(case, "maal-og-aftaleskema"))
    goals = registry.tool("maal-og-aftaleskema").example_answers()["goals"]
    found = lines(page)
    for number, goal in enumerate(goals, start=1):
        assert goal["goal"].removesuffix(".")[:40] in found[f"Mål {number}"]
        for inner, agreement in enumerate(goal["agreements"], start=1):
            line = found[f"Mål {number}, Aftale {inner}"]
            assert agreement["responsible"] in line


def test_an_unfinished_form_says_what_is_missing_and_where(karen, goals):
    page = review(karen, goals)
    missing = page.tree.xpath("//*[contains(@class, 'alert-warning')]//li/a")
    links = {words(link): link.get("href") for link in missing}
    step = f"/formularer/{goals.pk}"
    found = {text.split(": ")[0]: address for text, address in links.items()}
    assert found["Den unges navn"] == f"{step}/grundlag/#id_young_person"
    assert found["Mål 1, Tema"] == f"{step}/maal-og-aftaler/#id_goals-0-theme"
    assert found["Mål 2, Aftaler om målet"] == f"{step}/maal-og-aftaler/#goals-1-agreements"
    assert not page.tree.xpath("//form[contains(@action, 'til-underskrift')]")
    assert "Når det, der mangler, er udfyldt, kan I skrive under her." in page.text


def test_what_needs_correction_is_marked_in_its_line(karen, goals):
    found = lines(review(karen, goals))
    assert found["Den unges navn Skal rettes"] == "Ikke besvaret"
    assert found["Mål 1 Skal rettes"] == "Egen bolig"
    assert found["Mål 1, Aftale 1 Skal rettes"] == "Ring til skolen"
    assert found["Mål 2, Aftaler om målet Skal rettes"] == "Ikke besvaret"
    assert found["Sagsnummer"] == "Ikke besvaret"
    assert found["Deltagere"] == "Ikke besvaret"


def test_warnings_inform_and_do_not_stand_in_the_way(karen, case):
    example = registry.tool("netvaerkskortlaegning").example_answers()
    entries = example | {"consent": "none", "professional": []}
    page = review(karen, draft_with(case, "netvaerkskortlaegning", entries))
    warnings = [words(alert) for alert in page.tree.xpath("//*[contains(@class, 'alert-warning')]")]
    assert any("Der er ikke givet samtykke." in warning for warning in warnings)
    assert any("Teamet mangler en UU-vejleder." in warning for warning in warnings)
    assert page.tree.xpath("//form[contains(@action, 'til-underskrift')]")


def test_a_rule_stands_in_the_way_until_it_is_kept(karen, case):
    example = registry.tool("netvaerkskortlaegning").example_answers()
    twice = [row | {"trusted_adult": True} for row in example["private"][:2]]
    draft = draft_with(case, "netvaerkskortlaegning", example | {"private": twice})
    page = review(karen, draft)
    assert "Kun én person kan være den unges voksen." in page.text
    assert not page.tree.xpath("//form[contains(@action, 'til-underskrift')]")


def test_hostile_text_is_shown_as_it_is(karen, case):
    example = registry.tool("maal-og-aftaleskema").example_answers()
    draft = draft_with(case, "maal-og-aftaleskema", example | {"dream": "<b>fed</b> & {{ 7 * 7 }}"})
    page = review(karen, draft)
    assert lines(page)["Din drøm eller dit ønske"] == "<b>fed</b> & {{ 7 * 7 }}"
    assert not page.tree.xpath("//b[text()='fed']")


def test_a_form_under_signature_is_not_reviewed_but_found_in_its_course(karen, network):
    drafts.close(network)
    page = review(karen, network)
    assert page.address == network.case.get_absolute_url()
    assert "kan ikke ændres" in words(page.tree)


def test_looking_through_is_no_form_to_send(karen, network):
    assert karen.post(f"/formularer/{network.pk}/gennemse/").status_code == 405
