"""»Var siden nyttig?«: readers answer without being known, and editors read it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from lxml import html

from content.feedback.receiving import (
    MOST_OF_A_PAGE,
    MOST_OF_ALL,
    TooManyAnswersError,
    receive,
)
from content.models import HandbookPage, PageFeedback
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(loaded):
    return HandbookPage.objects.get(slug="virkninger-for-de-unge")


@pytest.fixture
def address(page):
    return f"/nyttig/{page.pk}/"


def words(response) -> str:
    return " ".join(html.fromstring(response.content.decode()).text_content().split())


def test_the_question_stands_on_the_page_and_reading_it_sets_no_cookie(page, client, address):
    answer = client.get(page.url)
    links = html.fromstring(answer.content.decode()).xpath("//main//section//a/@href")
    assert f"{address}?svar=ja" in links
    assert f"{address}?svar=nej" in links
    assert not answer.cookies


def test_what_was_pressed_is_chosen_on_the_form(client, address):
    form = html.fromstring(client.get(f"{address}?svar=nej").content.decode())
    assert form.xpath("//input[@name='useful'][@checked]/@value") == ["nej"]


def test_an_answer_is_kept_with_nothing_of_who_gave_it(page, client, address):
    sent = {"useful": "nej", "text": " Mangler et eksempel "}
    answer = client.post(address, sent, follow=True, REMOTE_ADDR="192.0.2.7")
    assert "Tak for svaret" in words(answer)
    kept = PageFeedback.objects.get()
    assert (kept.page_id, kept.useful, kept.text) == (page.pk, False, "Mangler et eksempel")
    assert {field.name for field in PageFeedback._meta.fields} == {
        *("id", "page", "useful", "text", "at")
    }


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": "Godt"}, "Vælg ja eller nej"),
        ({"useful": "måske", "text": "Godt"}, "Vælg ja eller nej"),
        ({"useful": "ja", "text": "Godt. 010190-0000"}, "må der ikke stå et CPR-nummer"),
        ({"useful": "ja", "text": "Godt " * 101}, "højst fylde 500 tegn"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, address, sent, said):
    answer = client.post(address, sent)
    assert answer.status_code == 422
    assert said in words(answer)
    assert "Godt" in words(answer)
    assert not PageFeedback.objects.exists()


def test_a_program_that_fills_in_the_unseen_field_is_thanked_and_not_kept(client, address):
    answer = client.post(address, {"useful": "ja", "website": "https://eksempel.dk"})
    assert answer["Location"] == f"{address}tak/"
    assert not PageFeedback.objects.exists()


def test_a_flood_is_stopped_and_what_was_typed_stays(page, client, address):
    for _ in range(MOST_OF_A_PAGE):
        receive(page, useful=True, text="")
    answer = client.post(address, {"useful": "ja", "text": "Min tekst"})
    assert answer.status_code == 429
    assert "Prøv igen om en time" in words(answer)
    assert "Min tekst" in words(answer)
    PageFeedback.objects.update(at=timezone.now() - timedelta(hours=2))
    assert client.post(address, {"useful": "ja"}).status_code == 302


def test_a_flood_over_many_pages_is_stopped_too(page):
    other = HandbookPage.objects.exclude(pk=page.pk).first()
    PageFeedback.objects.bulk_create(
        PageFeedback(page=other, useful=True) for _ in range(MOST_OF_ALL)
    )
    with pytest.raises(TooManyAnswersError):
        receive(page, useful=True, text="")


def test_answers_are_kept_for_a_year(page):
    old = receive(page, useful=True, text="Gammel")
    PageFeedback.objects.update(at=timezone.now() - timedelta(days=366))
    receive(page, useful=True, text="")
    assert not PageFeedback.objects.filter(pk=old.pk).exists()


def test_another_site_cannot_answer_for_a_reader(address):
    client = Client(enforce_csrf_checks=True)
    assert client.post(address, {"useful": "ja"}).status_code == 403
    assert not PageFeedback.objects.exists()


def test_a_page_that_is_not_public_is_not_asked_about(page, client, address):
    page.unpublish()
    assert client.get(address).status_code == 404
    assert client.post(address, {"useful": "ja"}).status_code == 404
    assert client.get(f"{address}tak/").status_code == 404
    assert client.get("/nyttig/999999/").status_code == 404


def test_an_editor_reads_what_was_answered_and_deletes_what_names_somebody(page, client):
    receive(page, useful=False, text="Skriv til Eksempel Eksempelsen")
    receive(page, useful=True, text="")
    editor, stranger = UserFactory(), UserFactory()
    editor.groups.add(Group.objects.get(name="Redaktør"))
    report = "/admin/rapporter/nyttig/"
    client.force_login(stranger)
    assert client.get(report).status_code == 302
    client.force_login(editor)
    shown = html.fromstring(client.get(report).content.decode())
    (row,) = shown.xpath("//table[contains(@class,'listing')]/tbody/tr")
    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("td")]
    assert cells[:3] == [page.title, "1", "1"]
    assert "Nej" in cells[3]
    assert "Eksempel Eksempelsen" in cells[3]
    answer = row.xpath(".//input[@name='answer']/@value")[0]
    client.post(report, {"answer": "x"})
    assert PageFeedback.objects.count() == 2
    assert (
        "Svaret er slettet" in client.post(report, {"answer": answer}, follow=True).content.decode()
    )
    assert PageFeedback.objects.count() == 1
    PageFeedback.objects.all().delete()
    assert "Ingen læsere har svaret endnu" in client.get(report).content.decode()
