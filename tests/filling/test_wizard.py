"""The wizard: a step is an address, back and forth loses nothing, and mistakes are kept."""

import pytest

from forms.filling import drafts
from tests.factories import draft_with
from tests.filling.pages import get, open_step

pytestmark = pytest.mark.django_db

LONG = "x" * 20_001
ABOUT = {
    "young_person": "Sofie Eksempel",
    "birth_date": "14.9.2007",
    "coordinator": "Karen Eksempel",
    "combination": "model_cti",
    "filled_by": "Karen Eksempel",
    "filled_on": "12.5.2026",
    "consent": "none",
    "housing": "with_others",
}


def test_each_step_has_an_address_of_its_own(karen, network):
    page = open_step(karen, network, "oensker")
    assert (page.status, page.heading) == (200, "Ønsker")
    assert page.value("misses") == "Farfar"


def test_continuing_leads_from_step_to_step_and_at_last_to_the_review(karen, case):
    draft = draft_with(case, "netvaerkskortlaegning")
    page = open_step(karen, draft, "om-den-unge")
    headings = [page.heading]
    for _ in draft.version.form.steps:
        page = page.press("continue")
        headings.append(page.heading)
    assert headings == [
        "Om den unge",
        "Privat netværk",
        "Professionelt netværk",
        "Ønsker",
        "Deling og opdatering",
        "Gennemse",
    ]


def test_a_step_that_is_answered_leads_on(karen, network):
    page = open_step(karen, network, "om-den-unge").press("continue", **ABOUT)
    assert (page.status, page.heading) == (200, "Privat netværk")


def test_a_step_with_mistakes_stays_and_says_what_to_do_on_top_and_at_each_field(karen, network):
    typed = ABOUT | {"young_person": "", "birth_date": "31.2.2007", "combination": ""}
    page = open_step(karen, network, "om-den-unge").press("continue", **typed)
    assert (page.status, page.heading) == (422, "Om den unge")
    assert [target for target, _ in page.errors] == [
        "id_young_person",
        "id_birth_date",
        "id_combination",
    ]
    assert page.errors[0][1].startswith("Den unges navn: Udfyld")
    for target, text in page.errors:
        name = target.removeprefix("id_")
        assert page.tree.xpath(f"//*[@id='{target}']"), f"nothing to go to at {target}"
        assert page.error_at(name) in text
        assert page.error_at(name)


def test_what_is_wrong_is_kept_as_it_was_typed(karen, network):
    typed = {"birth_date": "den 31. februar", "filled_on": "i går", "case_number": "9" * 61}
    open_step(karen, network, "om-den-unge").press("continue", **typed)
    page = open_step(karen, network, "om-den-unge")
    assert {name: page.value(name) for name in typed} == typed


@pytest.mark.parametrize("to", ["privat-netvaerk", "professionelt-netvaerk", "deling"])
def test_going_to_another_step_saves_this_one_right_or_wrong(karen, network, to):
    page = open_step(karen, network, "oensker").go_to(to, misses=LONG, invite="Birgit")
    assert page.address.endswith(f"/{to}/")
    back = page.go_to("oensker")
    assert (back.value("misses"), back.value("invite")) == (LONG, "Birgit")
    assert [target for target, _ in back.errors] == ["id_misses"]


def test_back_is_the_step_before_and_the_first_has_none(karen, network):
    page = open_step(karen, network, "privat-netvaerk")
    backward = "//button[normalize-space()='Tilbage']/@value"
    assert page.tree.xpath(backward) == ["om-den-unge"]
    assert page.go_to("om-den-unge").tree.xpath(backward) == []


def test_one_can_go_to_the_review_at_any_time(karen, network):
    page = open_step(karen, network, "om-den-unge").go_to("gennemse", young_person="Bo Eksempel")
    assert page.heading == "Gennemse"
    assert open_step(karen, network, "om-den-unge").value("young_person") == "Bo Eksempel"


@pytest.mark.parametrize("elsewhere", ["findes-ikke", "done", "om_den_unge"])
def test_a_step_that_is_none_leads_to_the_first(karen, network, elsewhere):
    address = f"/formularer/{network.pk}/{elsewhere}/"
    first = f"/formularer/{network.pk}/om-den-unge/"
    assert karen.get(address).headers["Location"] == first
    assert karen.post(address, {"misses": "x"}).headers["Location"] == first


def test_going_to_a_step_that_is_none_leads_to_the_review(karen, network):
    page = open_step(karen, network, "oensker")
    assert page.send({"wizard_goto_step": "findes-ikke"}).heading == "Gennemse"


def test_nothing_is_saved_by_looking(karen, network):
    for step in network.version.form.steps:
        open_step(karen, network, step.id)
    assert network.revisions.count() == 1


def test_no_cache_keeps_a_step(karen, network):
    assert "no-store" in open_step(karen, network, "oensker").response.headers["Cache-Control"]


def test_a_form_under_signature_leads_to_its_course_and_says_why(karen, network):
    page = open_step(karen, network, "oensker")
    drafts.close(network)
    for answer in (page.press("continue", misses="for sent"), open_step(karen, network, "oensker")):
        assert answer.address == network.case.get_absolute_url()
        assert "sendt til underskrift og kan ikke ændres" in words_of_messages(answer)
    assert drafts.filled(network).step_entries("oensker") == {"misses": "Farfar"}


def test_what_came_too_late_is_kept_and_waits_when_the_form_is_taken_back(karen, jonas, network):
    page = open_step(jonas, network, "oensker")
    drafts.close(network)
    assert "gemt ved siden af" in words_of_messages(page.press("continue", misses="Farmor også"))
    drafts.reopen(network)
    assert "Du har tekst, som ikke er med" not in open_step(karen, network, "oensker").text
    page = open_step(jonas, network, "oensker")
    assert "Du har tekst, som ikke er med" in page.text
    both = get(jonas, f"{page.address}?tekster=begge")
    assert both.value("misses") == "Farmor også"
    both.press("continue")
    assert drafts.filled(network).step_entries("oensker")["misses"] == "Farmor også"


def test_a_page_of_a_closed_form_that_says_nothing_new_leaves_nothing_behind(karen, network):
    page = open_step(karen, network, "oensker")
    drafts.close(network)
    assert "gemt ved siden af" not in words_of_messages(page.press("continue"))
    assert network.revisions.count() == 1


def words_of_messages(page):
    return " ".join(page.tree.xpath("string(//body)").split())


def test_the_step_list_tells_what_is_done_what_is_wrong_and_what_is_left(karen, network):
    page = open_step(karen, network, "om-den-unge")
    assert set(page.steps.values()) == {"Ikke udfyldt endnu", ""}
    page = page.press("continue", **ABOUT).go_to("deling")
    page = page.press("continue")
    assert page.steps == {
        "1. Om den unge": "Udfyldt",
        "2. Privat netværk": "1 ting mangler",
        "3. Professionelt netværk": "Ikke udfyldt endnu",
        "4. Ønsker": "Ikke udfyldt endnu",
        "5. Deling og opdatering": "1 ting mangler",
        "Gennemse": "",
    }
    current = page.tree.xpath("//li[@aria-current='step']//*[@class='step-name']")
    assert {element.text for element in current} == {"5. Deling og opdatering"}


def test_a_step_is_judged_only_when_a_person_has_left_it(karen, network):
    page = open_step(karen, network, "deling")
    page.autosave(next_update="en dag")
    fresh = open_step(karen, network, "deling")
    assert (fresh.errors, fresh.value("next_update")) == ([], "en dag")
    fresh.go_to("oensker")
    assert [target for target, _ in open_step(karen, network, "deling").errors] == [
        "id_next_update"
    ]


def test_another_device_goes_on_where_the_first_one_was(karen, jonas, network):
    open_step(karen, network, "oensker").autosave(misses="Farmor", invite="  to linjer\nher ")
    page = open_step(jonas, network, "oensker")
    assert (page.value("misses"), page.value("invite")) == ("Farmor", "  to linjer\nher ")
    assert "Gemt kl." in page.tree.xpath("string(//*[@id='save-status'])")


def test_a_save_of_another_day_is_shown_with_its_day(karen, network, time_machine):
    time_machine.move_to("2026-05-12T08:15:00+00:00")
    open_step(karen, network, "oensker").press("continue", misses="Farmor")
    time_machine.move_to("2026-05-20T08:15:00+00:00")
    karen.force_login(network.case.coordinator)
    status = open_step(karen, network, "oensker").tree.xpath("string(//*[@id='save-status'])")
    assert "Gemt 12. maj 2026 kl. 10.15" in " ".join(status.split())


def test_warnings_inform_and_stop_nobody(karen, network):
    page = open_step(karen, network, "om-den-unge").press("continue", **ABOUT)
    assert page.heading == "Privat netværk"
    assert "Der er ikke givet samtykke." in page.go_to("om-den-unge").text


def test_a_rule_over_several_answers_stops_at_the_question_it_names(karen, network):
    typed = ABOUT | {"birth_date": "1.1.2027"}
    page = open_step(karen, network, "om-den-unge").press("continue", **typed)
    assert page.status == 422
    assert page.error_at("birth_date").startswith("Fødselsdatoen ligger efter den dag")


def test_the_page_tells_the_course_and_the_way_back(karen, network):
    page = open_step(karen, network, "oensker")
    assert network.case.get_absolute_url() in page.tree.xpath("//nav//a/@href")
    assert get(karen, network.case.get_absolute_url()).heading == "Sofie Eksempel"
