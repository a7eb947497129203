"""What the young read when they are asked to sign is easy to read."""

import pytest
from django.template.loader import render_to_string
from django.utils import timezone
from lxml import html

from forms.asking import letters
from forms.asking.links import LinkState
from tests.archive import acting
from tests.asking import asked
from tests.asking.asked import Reader
from tests.lix import lix

pytestmark = pytest.mark.django_db
EASY = 25  # LIX


def sentences(page):
    """The page's own words, without the document that it shows."""
    (main,) = html.fromstring(page).xpath("//main")
    for document in main.xpath(".//*[contains(concat(' ', @class, ' '), ' document ')]"):
        document.drop_tree()
    leaves = main.xpath(
        ".//*[self::h1 or self::h2 or self::p or self::label or self::legend"
        " or self::button or self::a or self::span[@class='form-hint']][not(.//a)]"
    )
    return [" ".join(leaf.text_content().split()) for leaf in leaves]


@pytest.mark.parametrize("asked", ["", "?vis=1"])
def test_the_pages_of_the_signing_are_easy_to_read(awaiting, coordinator, asked):
    page = coordinator(awaiting).get(acting.party_url(awaiting) + asked).content.decode()
    said = sentences(page)
    assert len(" ".join(said).split()) > 30
    assert lix(said) <= EASY, said


def said_by(response):
    """The words of a page of the service's own; a party's own answer is not the service's."""
    return sentences(response.content.decode())


def test_a_partys_own_pages_are_easy_to_read(awaiting):
    *others, last = awaiting.parties.all()
    asked.ask(last)
    reader = Reader(last)
    pages = [reader.open()]
    code = reader.get_code()
    pages.append(reader.client.get(reader.url("party_code")))
    reader.enter(code)
    pages.append(reader.client.get(reader.url("party_answer")))
    for party in others:
        acting.answer(party)
    thanks = reader.url("party_thanks")
    reader.answer()
    pages.append(reader.client.get(thanks))
    pages.append(reader.open(asked.link_to(last)))
    for page in pages:
        assert page.status_code == 200
        assert lix(said_by(page)) <= EASY, said_by(page)


@pytest.mark.parametrize("state", [state for state in LinkState if state is not LinkState.ALIVE])
def test_a_page_behind_a_dead_link_is_easy_to_read(client, state):
    page = render_to_string("asking/link_dead.html", {"state": state.value, "coordinator": "Karin"})
    assert lix(sentences(page)) <= EASY, sentences(page)


def test_the_messages_are_easy_to_read(awaiting):
    awaiting.deadline = timezone.localdate()
    awaiting.save()
    party = awaiting.parties.first()
    asked.ask(party)
    link, coordinator = party.links.get(), awaiting.case.coordinator.get_full_name()
    url = "https://fodfaeste.eksempel.dk/underskriv/x/"
    made = [
        letters.ask_letter(link, url),
        letters.reminder_letter(link, url),
        letters.done_letter(link, url),
        letters.code_letter(party, "123456"),
        *(
            letters.notice_letter(party, "Emne", text)
            for text in (letters.DONE_WITHOUT_LINK, letters.TAKEN_BACK, letters.CALLED_BACK)
        ),
    ]
    for letter in made:
        for text in (letter.text, letter.sms):
            without = text.replace(url, "").replace(f"{letters.sender()}: ", "")
            without = without.replace(coordinator, "Karin")
            names = ("Hej ", "Hilsen ")  # are not ours to choose
            lines = [line for line in without.splitlines() if line and not line.startswith(names)]
            assert lix(lines) <= EASY, lines
