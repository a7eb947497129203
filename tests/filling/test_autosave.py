"""Saving in the background: what it answers, and that it never decides anything."""

import re

import pytest
from django.test import Client

from forms.filling import drafts
from tests.filling.pages import Page, open_step, words

pytestmark = pytest.mark.django_db


def status_of(page):
    return words(page.tree.xpath("//*[@id='save-status']")[0])


def test_it_answers_with_the_moment_and_the_new_revision_alone(karen, network):
    answer = open_step(karen, network, "oensker").autosave(misses="Farmor")
    assert answer.status == 200
    assert re.fullmatch(r"Gemt kl\. \d\d\.\d\d\.\d\d", status_of(answer))
    assert answer.tree.xpath("//input[@id='revision']/@value") == ["2"]
    assert not answer.tree.xpath("//h1 | //form")
    assert drafts.filled(network).step_entries("oensker") == {"misses": "Farmor"}


def test_what_is_wrong_is_saved_and_not_judged(karen, network):
    answer = open_step(karen, network, "om-den-unge").autosave(birth_date="31.2.")
    assert (answer.status, "Fejl" in answer.text) == (200, False)
    page = open_step(karen, network, "om-den-unge")
    assert (page.value("birth_date"), page.errors) == ("31.2.", [])


def test_saving_the_same_twice_stores_it_once(karen, network):
    page = open_step(karen, network, "oensker")
    page.autosave(misses="Farmor")
    page.autosave(misses="Farmor")
    assert network.revisions.count() == 2


def test_it_tells_what_the_answers_hide(karen, network):
    page = open_step(karen, network, "om-den-unge")
    assert page.hidden() == {"consent_date"}
    answer = page.autosave(consent="written")
    assert answer.tree.xpath("//*[@id='conditions']/@data-hidden") == [""]
    answer = page.autosave(consent="none")
    assert answer.tree.xpath("//*[@id='conditions']/@data-hidden") == ["consent_date"]


def test_it_draws_the_map_anew(karen, begun):
    friend = {"name": "Birgit Eksempel", "relation": "friend"}
    draft = begun("netvaerkskortlaegning", {"private": [friend]})
    answer = open_step(karen, draft, "privat-netvaerk").autosave(**{"private-0-name": "Ole Prøve"})
    assert "Ole Prøve" in answer.tree.xpath("string(//*[@id='live'])")


def test_who_changed_the_same_answer_since_is_named_with_the_time(
    karen, jonas, network, time_machine
):
    time_machine.move_to("2026-05-12T08:15:00+00:00", tick=False)
    mine, theirs = open_step(jonas, network, "oensker"), open_step(karen, network, "oensker")
    theirs.autosave(misses="Mor")
    answer = mine.autosave(misses="Far")
    assert answer.status == 409
    assert status_of(answer).startswith("Ændret af Karen Eksempel kl. 10.15. Din tekst er bevaret.")
    assert answer.has("stay")
    assert drafts.filled(network).step_entries("oensker") == {"misses": "Mor"}


def test_what_was_typed_meanwhile_is_there_beside_the_other_text(karen, jonas, network):
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", misses="Mor")
    page.autosave(misses="Far")
    both = page.send({"action": "stay", "misses": "Far og farmor"})  # »Se ændringen«
    assert both.status == 409
    assert both.value("misses") == "Far og farmor"
    assert words(both.tree.xpath("//*[@class='clash-theirs']")[0]) == "Mor"


def test_a_change_of_another_answer_is_told_but_not_mixed_in_behind_ones_back(
    karen, jonas, network
):
    page = open_step(jonas, network, "oensker")
    open_step(karen, network, "oensker").press("continue", invite="Birgit")
    answer = page.autosave(misses="Far")
    assert (answer.status, "Ændret af Karen" in status_of(answer)) == (409, True)
    merged = page.send({"action": "stay", "misses": "Far"})
    assert (merged.value("misses"), merged.value("invite")) == ("Far", "Birgit")
    assert "Begges ændringer er gemt." in words(merged.tree)


def test_what_the_page_sent_first_and_arrives_last_undoes_nothing(karen, network):
    page = open_step(karen, network, "oensker")
    page.autosave(misses="Fa", sequence="1")
    page.press("continue", misses="Far og mor", sequence="3")
    assert page.autosave(misses="Far", sequence="2").status == 200
    assert drafts.filled(network).step_entries("oensker")["misses"] == "Far og mor"
    assert "Du har tekst, som ikke er med" not in open_step(karen, network, "oensker").text


def test_a_page_shown_again_counts_on_from_where_it_was(karen, network):
    page = open_step(karen, network, "om-den-unge").press("continue", sequence="4")
    assert (page.status, page.value("sequence")) == (422, "4")


def test_ones_own_other_page_is_told_as_such(karen, network):
    first, second = open_step(karen, network, "oensker"), open_step(karen, network, "oensker")
    first.autosave(misses="Mor")
    assert "Ændret af dig selv kl." in status_of(second.autosave(misses="Far"))


def test_an_answer_that_got_lost_on_its_way_is_no_clash(karen, network):
    page = open_step(karen, network, "oensker")
    page.autosave(misses="Fa")
    assert page.autosave(misses="Far").status == 200
    assert page.press("continue", misses="Farmor").heading == "Deling og opdatering"
    assert open_step(karen, network, "oensker").value("misses") == "Farmor"


def test_a_form_under_signature_says_so_in_the_pages_own_line(karen, network):
    page = open_step(karen, network, "oensker")
    drafts.close(network)
    answer = page.autosave(misses="for sent")
    assert answer.status == 409
    assert "sendt til underskrift og kan ikke ændres" in status_of(answer)
    assert "gemt ved siden af" in status_of(answer)
    assert not answer.tree.xpath("//h1")


def test_a_session_that_has_ended_is_told_as_401_and_nothing_is_saved(karen, network):
    page = open_step(karen, network, "oensker")
    page.client = Client()
    answer = page.autosave(misses="Far")
    assert (answer.status, answer.response.content) == (401, b"")
    assert network.revisions.count() == 1


@pytest.mark.parametrize(
    "forged", [{"revision": "9" * 5000}, {"revision": "x"}, {"revision": "²"}, {"tab": "a\x00b"}]
)
def test_what_no_page_sends_is_taken_as_nothing(karen, network, forged):
    page = open_step(karen, network, "oensker")
    assert page.autosave(misses="Far", **forged).status in (200, 409)
    kept = [revision.entries.get("misses") for revision in network.revisions.all()]
    assert sorted(kept) == ["Far", "Farfar"]


def test_a_form_that_has_no_page_behind_it_is_read_as_empty(karen, network):
    answer = karen.post(f"/formularer/{network.pk}/oensker/", {"action": "autosave"})
    assert answer.status_code == 409
    assert drafts.filled(network).step_entries("oensker") == {"misses": "Farfar"}
    assert Page(karen, answer).status == 409
