"""The pages of the checklists in use, for members, leaders and strangers."""

import pytest
from django.test import Client
from lxml import html

from content.rounds.answering import Said, save_answers
from content.rounds.models import Round
from content.rounds.starting import begin, close
from tests.content.rounds.conftest import entries, ids, signed_in
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader
from tests.factories import UnitFactory, UserFactory

pytestmark = pytest.mark.django_db


def shown(response) -> html.HtmlElement:
    return html.fromstring(response.content.decode())


def words(element) -> str:
    return " ".join(element.text_content().split())


def addresses(round_):
    return [
        ("get", round_.get_absolute_url()),
        ("post", round_.get_absolute_url()),
        ("post", f"{round_.get_absolute_url()}afslut/"),
        ("get", f"{round_.get_absolute_url()}historik/"),
        ("get", f"{round_.get_absolute_url()}tjekliste.pdf"),
        ("get", f"/tjeklister/overblik/{round_.unit_id}/"),
    ]


# --- Who -----------------------------------------------------------------------------------------


def test_a_stranger_does_not_learn_that_a_round_exists(round_, stranger):
    client = signed_in(stranger)
    for method, address in addresses(round_):
        assert getattr(client, method)(address).status_code == 404, address
    assert Round.objects.get(pk=round_.pk).closed_at is None
    assert round_.get_absolute_url() not in client.get("/tjeklister/").content.decode()


def test_somebody_who_is_not_signed_in_is_asked_to(round_, page):
    for method, address in [*addresses(round_), ("get", f"/tjeklister/{page.pk}/begynd/")]:
        answer = getattr(Client(), method)(address)
        assert answer["Location"].startswith("/log-ind/?next="), address


def test_only_the_units_leader_has_the_overview(round_, member, leader):
    address = f"/tjeklister/overblik/{round_.unit_id}/"
    assert signed_in(member).get(address).status_code == 404
    assert signed_in(leader).get(address).status_code == 200
    assert address in signed_in(leader).get("/tjeklister/").content.decode()


# --- Beginning ------------------------------------------------------------------------------------


def test_a_checklist_leads_into_a_round_and_says_how_far_it_is(page, unit, member, client):
    assert "Du bliver bedt om at logge ind" in client.get(page.url).content.decode()
    browser = signed_in(member)
    assert f"/tjeklister/{page.pk}/begynd/" in browser.get(page.url).content.decode()
    answer = browser.post(f"/tjeklister/{page.pk}/begynd/", {"unit": unit.pk, "team": "Os"})
    round_ = Round.objects.get()
    assert answer["Location"] == round_.get_absolute_url()
    assert (round_.unit, round_.team, round_.started_by) == (unit, "Os", member)
    entry = shown(browser.get(page.url)).xpath("//section[contains(@class,'round-entry')]")[0]
    assert "Fortsæt runden Ungeindsatsen: 0 af 4 besvaret" in words(entry)


def test_a_round_in_progress_is_closed_only_when_somebody_says_so(round_, page, unit, member):
    browser = signed_in(member)
    address = f"/tjeklister/{page.pk}/begynd/"
    answer = browser.post(address, {"unit": unit.pk, "team": "Nye"})
    assert answer.status_code == 422
    assert "har en runde i gang" in answer.content.decode()
    assert 'value="Nye"' in answer.content.decode()
    browser.post(address, {"unit": unit.pk, "team": "Nye", "close_open": "on"})
    assert Round.objects.in_progress().get().team == "Nye"
    assert "Andre runder" in browser.get(round_.get_absolute_url()).content.decode()


def test_nobody_begins_a_round_for_another_unit(page, member):
    other = UnitFactory()
    answer = signed_in(member).post(f"/tjeklister/{page.pk}/begynd/", {"unit": other.pk})
    assert answer.status_code == 422
    assert not Round.objects.exists()


def test_who_has_two_units_chooses(page, unit, member):
    UnitFactory(name="En anden enhed").members.add(member)
    address = f"/tjeklister/{page.pk}/begynd/"
    browser = signed_in(member)
    options = shown(browser.get(address)).xpath("//select[@name='unit']/option")
    assert [words(option) for option in options] == ["En anden enhed", "Ungeindsatsen"]
    assert "Vælg en enhed" in browser.post(address, {}).content.decode()


def test_who_has_no_unit_is_told_what_to_do(page):
    for address in ("/tjeklister/", f"/tjeklister/{page.pk}/begynd/"):
        assert "Du er ikke med i en enhed" in signed_in(UserFactory()).get(address).content.decode()


def test_a_checklist_that_is_not_public_cannot_be_begun(page, member):
    page.unpublish()
    assert signed_in(member).get(f"/tjeklister/{page.pk}/begynd/").status_code == 404


# --- Answering ------------------------------------------------------------------------------------


def test_answers_are_saved_without_a_script(round_, member):
    browser = signed_in(member)
    first, second = ids(round_)[:2]
    sent = entries(first, "yes", "Alle er med") | entries(second, "no")
    answer = browser.post(round_.get_absolute_url(), sent, follow=True)
    page = shown(answer)
    assert "Svarene er gemt" in words(page)
    assert page.xpath(f"//input[@id='answer-{first}-yes']/@checked")
    assert words(page.xpath(f"//textarea[@id='remark-{first}']")[0]) == "Alle er med"
    assert "2 af 4 spørgsmål er besvaret" in words(page)
    assert page.xpath("//progress/@value") == ["2"]


def test_what_two_answered_differently_is_shown_to_the_second_with_both_texts(
    round_, member, colleague
):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "Karins ord", 0)}, member)
    browser = signed_in(colleague)
    answer = browser.post(round_.get_absolute_url(), entries(question, "no", "Jonas' ord"))
    assert answer.status_code == 409
    field = shown(answer).xpath(f"//fieldset[@id='q-{question}']")[0]
    assert "Karin Eksempel har svaret imens" in words(field)
    assert "Karins ord" in words(field)
    assert words(field.xpath(".//textarea")[0]) == "Jonas' ord"
    seen = field.xpath(f".//input[@name='seen-{question}']/@value")[0]
    mine = entries(question, "no", "Jonas' ord") | {f"seen-{question}": seen, "mine": question}
    assert browser.post(round_.get_absolute_url(), mine).status_code == 302
    assert round_.revisions.last().remark == "Jonas' ord"


def test_the_second_can_let_the_first_answer_stand(round_, member, colleague):
    question, other = ids(round_)[:2]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    sent = entries(question, "no") | entries(other, "yes") | {"theirs": question}
    assert signed_in(colleague).post(round_.get_absolute_url(), sent).status_code == 302
    assert [(r.question, r.answer) for r in round_.revisions.all()] == [
        (question, "yes"),
        (other, "yes"),
    ]


def test_a_save_in_the_background_tells_the_page_what_is_new(round_, member, colleague):
    first, second = ids(round_)[:2]
    save_answers(round_, {second: Said("no", "Karins ord", 0)}, member)
    sent = entries(first, "yes") | entries(second)
    answer = signed_in(colleague).post(
        round_.get_absolute_url(), sent, headers={"HX-Request": "true"}
    )
    page = html.fromstring(f"<div>{answer.content.decode()}</div>")
    assert "Gemt kl." in words(page.xpath("//p[@id='save-status']")[0])
    assert page.xpath(f"//input[@id='based-on-{first}']/@value") == ["1"]
    assert not page.xpath(f"//textarea[@id='remark-{first}']")
    assert words(page.xpath(f"//textarea[@id='remark-{second}']")[0]) == "Karins ord"
    assert page.xpath(f"//input[@id='answer-{second}-no']/@checked")
    assert "2 af 4" in words(page.xpath("//div[@id='round-progress']")[0])


def test_a_clash_in_the_background_changes_no_field(round_, member, colleague):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    answer = signed_in(colleague).post(
        round_.get_absolute_url(), entries(question, "no"), headers={"HX-Request": "true"}
    )
    page = html.fromstring(f"<div>{answer.content.decode()}</div>")
    assert "En anden har svaret imens" in words(page.xpath("//p[@id='save-status']")[0])
    assert page.xpath(f"//div[@id='clash-{question}']//button[@name='mine']")
    assert not page.xpath(f"//input[@id='based-on-{question}']")


def test_what_comes_after_the_closing_is_shown_and_not_saved(round_, member, colleague):
    question = ids(round_)[0]
    close(round_, member)
    browser = signed_in(colleague)
    sent = entries(question, "no", "Det sidste ord")
    page = shown(browser.post(round_.get_absolute_url(), sent))
    assert "Runden er afsluttet imens" in words(page)
    assert "Det sidste ord" in words(page.xpath("//dl[@class='round-unsaved']")[0])
    quiet = browser.post(round_.get_absolute_url(), sent, headers={"HX-Request": "true"})
    assert "blev afsluttet imens" in quiet.content.decode()
    assert not round_.revisions.exists()


# --- Reading --------------------------------------------------------------------------------------


def test_a_closed_round_can_be_read_and_not_changed(round_, member):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("no", "Mangler en aftale", 0)}, member)
    browser = signed_in(member)
    browser.post(f"{round_.get_absolute_url()}afslut/")
    page = shown(browser.get(round_.get_absolute_url()))
    assert "Mangler en aftale" in words(page)
    assert not page.xpath("//form[@id='round-form']")
    assert "Begynd en ny runde" in words(page)
    assert "Afsluttede runder" in words(shown(browser.get("/tjeklister/")))


def test_a_round_says_that_the_checklist_has_changed(round_, page, member):
    page.questions[0].value["question"] = "Et helt andet spørgsmål?"
    page.save_revision().publish()
    text = words(shown(signed_in(member).get(round_.get_absolute_url())))
    assert "Tjeklisten er rettet, siden runden begyndte" in text
    assert "Et helt andet spørgsmål?" not in text


def test_the_history_tells_who_answered_what(round_, member, colleague):
    question = ids(round_)[0]
    browser = signed_in(member)
    address = f"{round_.get_absolute_url()}historik/"
    assert "Her kommer hvert svar" in browser.get(address).content.decode()
    save_answers(round_, {question: Said("yes", "", 0)}, member)
    save_answers(round_, {question: Said("", "Alligevel ikke", 1)}, colleague)
    lines = [
        words(li) for li in shown(browser.get(address)).xpath("//ol[@class='round-history']/li")
    ]
    assert "Jonas Eksempel" in lines[0]
    assert "Intet svar Alligevel ikke" in lines[0]
    assert "Karin Eksempel" in lines[1]


def test_the_leader_sees_all_checklists_of_the_implementation_in_one_place(
    round_, page, leader, member
):
    first, second = ids(round_)[:2]
    said = {first: Said("no", "Boligselskabet mangler", 0), second: Said("yes", "", 0)}
    save_answers(round_, said, member)
    address = f"/tjeklister/overblik/{round_.unit_id}/"
    text = words(shown(signed_in(leader).get(address)).xpath("//main")[0])
    assert page.get_parent().title in text
    assert "2 af 4 besvaret" in text
    assert "Boligselskabet mangler" in text
    siblings = page.get_siblings().live().count()
    assert f"0 af {siblings} tjeklister er besvaret helt. 1 svar er nej." in text
    assert text.count("Ikke begyndt.") >= siblings - 1


def test_the_overview_shows_the_newest_round(round_, page, unit, leader, member):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("no", "Gammelt", 0)}, member)
    begin(page, unit, member)
    text = signed_in(leader).get(f"/tjeklister/overblik/{unit.pk}/").content.decode()
    assert "Gammelt" not in text


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_round_is_printed_with_answers_remarks_and_who(round_, member, kind):
    question = ids(round_)[0]
    save_answers(round_, {question: Said("no", "Boligselskabet mangler", 0)}, member)
    answer = signed_in(member).get(f"{round_.get_absolute_url()}tjekliste.{kind}")
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    content = answer.content
    read = StructureReader(content).read() if kind == "pdf" else read_docx(content)
    text = " ".join(" ".join(read).split())
    for said in (
        *(kept["question"] for kept in round_.wording),
        "1 af 4 spørgsmål er besvaret",
        "Boligselskabet mangler",
        "Karin Eksempel",
        "Ledergruppen",
        "Ikke besvaret",
        "Svaret er nej",
        "Kilde til spørgsmålene",
    ):
        assert said in text
    assert signed_in(member).get(f"{round_.get_absolute_url()}tjekliste.odt").status_code == 404
