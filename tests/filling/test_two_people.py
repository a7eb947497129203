"""Two people, or two pages of one person, in one step: both texts stay until somebody chooses."""

import pytest

from forms.filling import drafts
from tests.filling.pages import get, open_step, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def clash(karen, jonas, network):
    """Jonas's page after Karen has changed two of the same answers, and one that he left alone."""
    page = open_step(jonas, network, "oensker")
    theirs = {"misses": "Mor", "invite": "Birgit", "do_not_invite": "Ingen"}
    open_step(karen, network, "oensker").press("continue", **theirs)
    return page.press("continue", misses="Far", invite="Ole")


def standing(draft):
    return drafts.filled(draft).step_entries("oensker")


def theirs(page):
    names = [words(heading) for heading in page.tree.xpath("//section[@class='clash']/h2")]
    texts = [words(text) for text in page.tree.xpath("//*[@class='clash-theirs']")]
    return dict(zip(names, texts, strict=True))


def test_both_texts_are_shown_mine_in_the_fields_and_theirs_beside(clash, network):
    assert clash.status == 409
    assert words(clash.tree.xpath("//*[@id='clash']//h2")[0]).startswith(
        "Ændret af Karen Eksempel kl. "
    )
    assert (clash.value("misses"), clash.value("invite")) == ("Far", "Ole")
    assert clash.value("do_not_invite") == "Ingen"
    assert theirs(clash) == {
        "Den anden tekst: Hvem savner du?": "Mor",
        "Den anden tekst: Hvem skal med til mødet?": "Birgit",
    }
    assert standing(network)["misses"] == "Mor"


def test_going_on_from_there_chooses_mine(clash, network):
    page = clash.press("continue", invite="Birgit og Ole")
    assert page.heading == "Deling og opdatering"
    assert standing(network) == {
        "misses": "Far",
        "invite": "Birgit og Ole",
        "do_not_invite": "Ingen",
    }


def test_theirs_is_taken_for_one_question_and_the_other_is_still_to_be_chosen(
    clash, jonas, network
):
    page = clash.press("theirs:misses")
    assert page.value("misses") == "Mor"
    assert list(theirs(page)) == ["Den anden tekst: Hvem skal med til mødet?"]
    assert standing(network)["invite"] == "Birgit"
    page = page.press("theirs:invite")
    assert (page.status, theirs(page)) == (200, {})
    assert standing(network) == {"misses": "Mor", "invite": "Birgit", "do_not_invite": "Ingen"}
    assert "Du har tekst, som ikke er med" not in open_step(jonas, network, "oensker").text


def test_saving_by_itself_decides_nothing(clash, network):
    answer = clash.autosave(misses="Far og mor")
    assert answer.status == 409
    assert standing(network)["misses"] == "Mor"


def test_a_page_left_without_choosing_has_its_text_waiting(clash, jonas, network):
    clash.autosave(misses="Far og mor")
    page = open_step(jonas, network, "oensker")
    assert page.value("misses") == "Mor"
    assert "Du har tekst, som ikke er med" in page.text
    both = get(jonas, f"{page.address}?tekster=begge")
    assert (both.status, both.value("misses")) == (200, "Far og mor")
    assert both.press("continue").heading == "Deling og opdatering"
    assert standing(network)["misses"] == "Far og mor"
    assert "som ikke er med" not in open_step(jonas, network, "oensker").text


def test_a_waiting_text_outlives_what_one_saves_without_looking_at_it(clash, jonas, network):
    open_step(jonas, network, "oensker").press("continue", misses="Mor og moster")
    both = get(jonas, f"/formularer/{network.pk}/oensker/?tekster=begge")
    assert both.value("misses") == "Far"
    assert theirs(both)["Den anden tekst: Hvem savner du?"] == "Mor og moster"


def test_the_review_names_the_step_where_a_text_waits(clash, jonas, karen, network):
    page = get(jonas, f"/formularer/{network.pk}/gennemse/")
    (link,) = page.tree.xpath("//a[contains(@href, 'tekster=begge')]/@href")
    assert get(jonas, link).value("misses") == "Far"
    assert "som ikke er med" not in get(karen, page.address).text


def test_nobody_else_sees_the_text_that_waits(clash, karen, network):
    page = open_step(karen, network, "oensker")
    assert "Du har tekst" not in page.text
    both = get(karen, f"{page.address}?tekster=begge")
    assert (both.value("misses"), theirs(both)) == ("Mor", {})


def test_a_text_that_waits_without_a_clash_is_put_in_for_its_writer_to_keep(karen, jonas, network):
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", invite="Birgit")
    page.autosave(misses="Far")
    both = get(jonas, f"{page.address}?tekster=begge")
    assert (both.value("misses"), both.value("invite"), theirs(both)) == ("Far", "Birgit", {})
    assert "Din tekst er sat ind i skemaet" in both.text
    both.press("continue")
    assert standing(network) == {"misses": "Far", "invite": "Birgit"}


def test_changes_of_different_answers_are_put_together_and_told(karen, jonas, network):
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", invite="Birgit")
    after = page.press("continue", misses="Far")
    assert after.heading == "Deling og opdatering"
    assert "Ændret af Karen Eksempel kl." in words(after.tree)
    assert "Begges ændringer er gemt." in words(after.tree)
    assert standing(network) == {"misses": "Far", "invite": "Birgit"}


def test_an_answer_that_the_other_has_deleted_is_told_as_deleted(karen, jonas, network):
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", misses="")
    assert theirs(page.press("continue", misses="Far")) == {
        "Den anden tekst: Hvem savner du?": "Svaret er slettet."
    }


def test_a_third_change_while_choosing_meets_what_one_chose(clash, karen, network):
    open_step(karen, network, "oensker").press("continue", misses="Moster", do_not_invite="Bo")
    again = clash.press("continue", misses="Far")
    assert theirs(again) == {"Den anden tekst: Hvem savner du?": "Moster"}
    assert again.value("do_not_invite") == "Bo"
    again.press("continue")
    assert standing(network) == {"misses": "Far", "invite": "Ole", "do_not_invite": "Bo"}


def test_two_pages_of_one_person_meet_like_two_people(karen, network):
    first, second = open_step(karen, network, "oensker"), open_step(karen, network, "oensker")
    first.press("continue", misses="Mor")
    page = second.press("continue", misses="Far")
    assert page.status == 409
    assert "Ændret af dig selv kl." in page.text
    assert "i en anden fane eller på en anden enhed" in page.text


def test_a_change_of_another_day_is_told_with_its_day(karen, jonas, network, time_machine):
    time_machine.move_to("2026-05-12T20:15:00+00:00")
    jonas.force_login(network.case.support_worker)
    karen.force_login(network.case.coordinator)
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", misses="Mor")
    time_machine.move_to("2026-05-12T22:30:00+00:00")  # half past midnight in Denmark
    told = page.press("continue", misses="Far").text
    assert "Ændret af Karen Eksempel tirsdag den 12. maj 2026 kl. 22.15" in told


def test_rows_that_clash_are_shown_as_people_read_them(karen, jonas, goals):
    page = open_step(jonas, goals, "maal-og-aftaler")
    open_step(karen, goals, "maal-og-aftaler").press("continue", **{"goals-0-goal": "Et værelse"})
    both = page.press("continue", **{"goals-0-goal": "Egen lejlighed"})
    assert both.value("goals-0-goal") == "Egen lejlighed"
    (text,) = theirs(both).values()
    assert "Et værelse" in text
    assert "Find et værelse" in text


def test_adding_a_row_while_choosing_chooses_nothing(karen, jonas, goals):
    page = open_step(jonas, goals, "maal-og-aftaler")
    open_step(karen, goals, "maal-og-aftaler").press("continue", **{"goals-0-goal": "Et værelse"})
    both = page.press("continue", **{"goals-0-goal": "Egen lejlighed"}).press("add:goals")
    assert both.status == 409
    assert both.has("remove:goals-2")
    assert drafts.filled(goals).entries()["goals"][0]["goal"] == "Et værelse"


def test_a_choice_is_shown_by_its_words(karen, jonas, network):
    page = open_step(jonas, network, "om-den-unge")
    open_step(karen, network, "om-den-unge").press("continue", housing="shelter")
    both = page.press("continue", housing="home")
    assert "Bor på en boform" in theirs(both)["Den anden tekst: Hvordan bor den unge nu?"]


def test_what_mine_shows_shows_while_choosing(karen, jonas, network):
    page = open_step(jonas, network, "om-den-unge")
    open_step(karen, network, "om-den-unge").press("continue", consent="none")
    both = page.press("continue", consent="oral", consent_date="12.5.2026")
    assert (both.value("consent"), both.value("consent_date")) == ("oral", "12.5.2026")
    assert "consent_date" not in both.hidden()
