"""The pages of the paper way: what they show, what they take in, what they tell, and to whom."""

import pytest
from django.urls import reverse
from lxml import html

from forms.archive.models import Event, Submission
from forms.archive.scans import judged, take_in
from forms.archive.submitting import take_back
from forms.library.frame import Outcome
from tests.archive import acting
from tests.asking import paper
from tests.factories import CaseFactory, UserFactory
from tests.paper import camera

pytestmark = pytest.mark.django_db
SIGNED = {"shown": "signed", "name": "Karin Eksempel", "day": "12-05-2026"}


@pytest.fixture
def checklist(db):
    """A document that one person signs."""
    return acting.submitted(acting.CHECKLIST)


@pytest.fixture
def scanned(checklist):
    take_in(checklist, [paper.upload(paper.scan_of(checklist))], checklist.created_by)
    return checklist


def answers_url(submission):
    return reverse("paper_answers", args=[submission.pk])


def left_out(page):
    """What the page says could not be used."""
    found = html.fromstring(page.content.decode()).xpath("//*[@id='error-summary-heading']/..//li")
    return [" ".join(line.text_content().split()) for line in found]


def a_page(submission, number=1):
    return paper.pages_of(paper.copy_of(submission))[number - 1]


def test_the_ways_to_paper_stand_on_the_documents_page_and_on_the_signings(checklist, coordinator):
    client = coordinator(checklist)
    for address in (checklist.get_absolute_url(), reverse("signing", args=[checklist.pk])):
        assert paper.paper_url(checklist) in client.get(address).content.decode()


def test_the_copy_comes_as_a_pdf_whose_name_says_whose_it_is_not(checklist, coordinator):
    response = coordinator(checklist).post(reverse("paper_copy", args=[checklist.pk]))
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    assert "Sofie" not in response["Content-Disposition"]
    assert checklist.events.last().kind == Event.Kind.PRINTED


def test_a_scan_is_taken_in_and_the_page_leads_to_the_answers(checklist, coordinator):
    client = coordinator(checklist)
    page = paper.lay_in(client, checklist, ("scan.pdf", paper.scan_of(checklist)))
    said = acting.text_of(page)
    count = judged(checklist).pages
    assert f"{count} sider er lagt ind." in said
    assert f"Alle {count} sider er her." in said
    assert answers_url(checklist) in page.content.decode()


def test_a_missing_page_is_named_and_a_photograph_from_the_camera_completes_it(
    checklist, coordinator
):
    client = coordinator(checklist)
    first, *others = paper.pages_of(paper.copy_of(checklist))
    page = paper.lay_in(client, checklist, *(("x.jpg", camera.jpeg(each)) for each in others))
    assert "Side 1 mangler" in acting.text_of(page)
    assert answers_url(checklist) not in page.content.decode()
    taken = paper.file("IMG_1.heic", camera.heic(first))
    client.post(paper.paper_url(checklist), {"photographs": [taken]})
    assert judged(checklist).complete


def test_nothing_chosen_is_told(checklist, coordinator):
    page = coordinator(checklist).post(paper.paper_url(checklist), follow=True)
    assert "Vælg de filer, der skal lægges ind." in acting.text_of(page)


def test_very_many_files_at_once_are_told_and_not_read(checklist, coordinator):
    files = [(f"{number}.pdf", b"tekst") for number in range(41)]
    page = paper.lay_in(coordinator(checklist), checklist, *files)
    assert "Det er for meget på én gang." in acting.text_of(page)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("scan.pdf", b"Dette er en tekst.", "Filen er ikke en scanning, vi kan læse."),
        ("scan.pdf", b"%PDF-1.7 sludder", "Filen er beskadiget"),
        ("tom.pdf", b" ", "Filen er ikke en scanning"),
    ],
)
def test_a_file_that_is_no_scan_is_told_by_its_name(checklist, coordinator, name, content, told):
    page = paper.lay_in(coordinator(checklist), checklist, (name, content))
    (line,) = left_out(page)
    assert line.startswith(f"»{name}«: {told}")
    assert left_out(coordinator(checklist).get(paper.paper_url(checklist))) == []


def test_an_unreadable_page_is_told_with_what_to_do(checklist, coordinator):
    dark = camera.jpeg(camera.dimmed(camera.blurred(a_page(checklist), 5), 0.1, 0.1))
    page = paper.lay_in(coordinator(checklist), checklist, ("IMG_7.jpg", dark))
    assert left_out(page) == [
        "»IMG_7.jpg«, side 1: Billedet er for mørkt. Tag det igen i godt lys."
    ]


def test_a_page_of_another_document_that_one_may_see_is_told_in_words(checklist, coordinator):
    other = acting.submitted(acting.CHECKLIST, checklist.case)
    scan = camera.jpeg(a_page(other))
    page = paper.lay_in(coordinator(checklist), checklist, ("a.jpg", scan))
    (line,) = left_out(page)
    assert line.endswith("Siden er fra et andet dokument: »Mødetjekliste« for Sofie Eksempel.")


def test_a_page_of_a_document_that_one_may_not_see_says_nothing_of_it(checklist, coordinator):
    hidden = acting.submitted(acting.CHECKLIST, CaseFactory(young_person="Hemmelig Eksempel"))
    scan = camera.jpeg(a_page(hidden))
    page = paper.lay_in(coordinator(checklist), checklist, ("a.jpg", scan))
    assert left_out(page) == ["»a.jpg«, side 1: Siden er fra et andet dokument."]
    assert "Hemmelig" not in page.content.decode()


def test_a_page_with_a_number_that_nobody_knows_is_of_another_document(checklist, coordinator):
    scan = camera.jpeg(camera.sheet(1))
    page = paper.lay_in(coordinator(checklist), checklist, ("a.jpg", scan))
    assert left_out(page) == ["»a.jpg«, side 1: Siden er fra et andet dokument."]


def test_a_page_of_an_earlier_or_a_later_version_is_told_as_such(checklist, coordinator):
    newer = acting.submitted(acting.CHECKLIST, checklist.case)
    Submission.objects.filter(pk=newer.pk).update(previous=checklist, number=2)
    newer.refresh_from_db()
    old, new = camera.jpeg(a_page(checklist)), camera.jpeg(a_page(newer))
    client = coordinator(checklist)
    (line,) = left_out(paper.lay_in(client, newer, ("a.jpg", old)))
    assert "Siden er fra en tidligere version af dokumentet." in line
    (line,) = left_out(paper.lay_in(client, checklist, ("a.jpg", new)))
    assert "Siden er fra en senere version af dokumentet." in line


def test_a_page_twice_is_shown_twice_the_clearer_is_used_and_either_can_go(checklist, coordinator):
    client = coordinator(checklist)
    clear = a_page(checklist)
    soft = camera.jpeg(camera.blurred(clear, 0.8))
    page = paper.lay_in(client, checklist, ("a.jpg", soft), ("b.jpg", camera.jpeg(clear)))
    assert "Bruges ikke. Der er et tydeligere billede af siden." in acting.text_of(page)
    (used,), (spare,) = judged(checklist).used, judged(checklist).spare
    assert checklist.sheets.get(pk=spare.key).file_name == "a.jpg"
    change = reverse("paper_sheet", args=[checklist.pk, spare.key])
    client.post(change, {"use": "1"})
    assert {sheet.key for sheet in judged(checklist).used} == {used.key, spare.key}
    client.post(change)
    assert [sheet.key for sheet in judged(checklist).used] == [used.key]
    client.post(change)  # it is gone already
    assert checklist.sheets.count() == 1


def test_a_laid_in_page_is_shown_upright_and_to_nobody_else(scanned, coordinator):
    address = reverse("paper_picture", args=[scanned.pk, scanned.sheets.first().pk])
    response = coordinator(scanned).get(address)
    assert response["Content-Type"] == "image/jpeg"
    assert response.content == bytes(scanned.sheets.first().picture)
    assert "no-store" in response["Cache-Control"]
    other = acting.submitted(acting.CHECKLIST, scanned.case)
    foreign = reverse("paper_picture", args=[other.pk, scanned.sheets.first().pk])
    assert coordinator(scanned).get(foreign).status_code == 404


@pytest.mark.parametrize("name", ["paper", "paper_answers", "paper_copy", "sheet", "picture"])
def test_a_stranger_finds_nothing(scanned, name):
    sheet = scanned.sheets.first().pk
    address = {
        "sheet": reverse("paper_sheet", args=[scanned.pk, sheet]),
        "picture": reverse("paper_picture", args=[scanned.pk, sheet]),
    }.get(name) or reverse(name, args=[scanned.pk])
    stranger = acting.signed_in(UserFactory())
    for method in (stranger.get, stranger.post):
        assert method(address).status_code in (404, 405)
    assert stranger.get(address).status_code == 404 or stranger.post(address).status_code == 404
    assert scanned.sheets.count() == judged(scanned).pages


def test_the_answers_are_asked_for_once_every_page_is_there(checklist, coordinator):
    client = coordinator(checklist)
    assert client.get(answers_url(checklist)).url == paper.paper_url(checklist)
    assert client.post(answers_url(checklist)).url == paper.paper_url(checklist)


def test_the_last_answer_on_paper_seals_the_document(scanned, coordinator):
    client = coordinator(scanned)
    asked = acting.text_of(client.get(answers_url(scanned)))
    assert "Hvad viser papiret?" in asked
    sent = paper.shown(scanned, [SIGNED | {"reservation": "Kun på prøve."}])
    page = client.post(answers_url(scanned), sent, follow=True)
    assert "Dokumentet er færdigt" in acting.text_of(page)
    scanned.refresh_from_db()
    assert scanned.status == Submission.Status.SEALED
    party = scanned.parties.get()
    assert (party.outcome, party.reservation) == (Outcome.ON_PAPER, "Kun på prøve.")
    document = acting.text_of(client.get(scanned.get_absolute_url()))
    assert "En part svarede: Karin Eksempel, på papir" in document
    assert "Skrev under på papir" in document


def test_where_others_still_have_to_answer_the_document_waits_for_them(awaiting, coordinator):
    take_in(awaiting, [paper.upload(paper.scan_of(awaiting))], awaiting.created_by)
    absent = {"shown": "absent"}
    declined = {"shown": "declined", "reason": "Jeg vil tænke over det.", "day": ""}
    sent = paper.shown(awaiting, [SIGNED, declined, absent, absent])
    page = coordinator(awaiting).post(answers_url(awaiting), sent, follow=True)
    assert "Svarene på papiret er gemt." in acting.text_of(page)
    outcomes = list(awaiting.parties.values_list("outcome", flat=True))
    assert outcomes == ["on_paper", "declined", "waiting", "waiting"]
    awaiting.refresh_from_db()
    assert awaiting.status == Submission.Status.AWAITING


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({}, "Vælg, hvad papiret viser."),
        (SIGNED | {"name": ""}, "Skriv det navn, der står på papiret."),
        (SIGNED | {"day": "i går"}, "Skriv datoen som dag-måned-år, for eksempel 12-05-2026."),
        ({"shown": "absent"}, "Vælg mindst én, der har svaret på papiret."),
    ],
)
def test_what_is_missing_is_told_and_what_was_typed_stays(scanned, coordinator, answer, told):
    sent = paper.shown(scanned, [answer | {"reservation": "Det her blev skrevet."}])
    page = coordinator(scanned).post(answers_url(scanned), sent)
    assert page.status_code == 422
    assert told in acting.text_of(page)
    assert "Det her blev skrevet." in page.content.decode()
    assert scanned.parties.get().waiting


def test_pages_changed_in_another_window_are_looked_at_again(scanned, coordinator):
    sent = paper.shown(scanned, [SIGNED]) | {"sheet": ["1"]}
    page = coordinator(scanned).post(answers_url(scanned), sent)
    assert "Siderne er ændret, siden du så dem." in acting.text_of(page)


def test_a_document_that_is_not_being_signed_has_no_paper_page(scanned, coordinator):
    take_back(scanned, scanned.created_by)
    client = coordinator(scanned)
    for response in (
        client.get(paper.paper_url(scanned)),
        client.post(paper.paper_url(scanned)),
        client.post(reverse("paper_copy", args=[scanned.pk])),
    ):
        assert response.url == scanned.get_absolute_url()
    assert client.get(answers_url(scanned)).url == paper.paper_url(scanned)


def test_a_document_too_long_for_paper_is_told(checklist, coordinator, monkeypatch):
    monkeypatch.setattr("forms.archive.printing.MOST_PAGES", 1)
    page = coordinator(checklist).post(reverse("paper_copy", args=[checklist.pk]), follow=True)
    assert "Dokumentet er for langt til papir." in acting.text_of(page)
