"""Pages past their day, reviews past their deadline, and links that lead nowhere."""

import http.server
import json
import threading
from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from content.models import ExternalLink, HandbookPage
from content.models.reminder import Reminder
from content.roles.groups import APPROVER, AUTHOR, EDITOR
from content.upkeep import links
from content.upkeep.links import NO_ANSWER, NOT_OUTSIDE, answer_of, broken_links, check_external
from content.upkeep.reminding import remind
from content.upkeep.reviews import due_for, due_pages

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture
def page(loaded) -> HandbookPage:
    return HandbookPage.objects.get(slug="virkninger-for-de-unge")


def person(name: str, *groups: str):
    user = get_user_model().objects.create_user(name, f"{name}@eksempel.dk", "x" * 12)
    user.groups.set(Group.objects.filter(name__in=groups))
    return user


def owned(page: HandbookPage, owner, due: date) -> HandbookPage:
    page.owner, page.review_due = owner, due
    page.save()
    return page


def test_a_page_past_its_day_is_its_owners(page):
    owner, other = person("ejer", EDITOR), person("anden", APPROVER)
    owned(page, owner, TODAY)
    assert [due.page for due in due_for(owner, TODAY)] == [page]
    assert list(due_for(other, TODAY)) == []
    assert list(due_pages(TODAY - timedelta(days=1))) == []


def test_a_page_without_an_owner_is_its_approvers(page):
    approver, editor = person("godkender", APPROVER), person("redaktoer", EDITOR)
    owned(page, None, TODAY)
    assert [due.page for due in due_for(approver, TODAY)] == [page]
    assert list(due_for(editor, TODAY)) == []


def test_an_unpublished_page_is_nobodys_duty(page):
    owned(page, person("ejer", EDITOR), TODAY).unpublish()
    assert due_pages(TODAY) == []


def test_the_owner_sees_it_on_the_front_page_of_the_admin_and_in_the_report(page, client):
    client.force_login(person("ejer", EDITOR))
    owned(page, get_user_model().objects.get(username="ejer"), timezone.localdate())
    assert "Sider, du skal gennemgå" in client.get(reverse("wagtailadmin_home")).text
    report = client.get(reverse("due_reviews_report")).text
    assert page.title in report
    assert "Ingen sider er over tiden" not in report


@pytest.mark.parametrize("report", ["due_reviews_report", "broken_links_report"])
def test_the_reports_are_for_those_who_write_pages(loaded, client, report):
    user = person("ejer", AUTHOR)
    client.force_login(user)
    assert client.get(reverse(report)).status_code == 200
    user.groups.clear()
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.get(reverse(report)).status_code == 302
    user.user_permissions.clear()
    assert client.get(reverse(report)).status_code == 302


def test_a_review_shows_its_deadline_to_those_who_can_do_it(page, client):
    author, editor = person("forfatter", AUTHOR), person("redaktoer", EDITOR)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    client.force_login(editor)
    told = client.get(reverse("wagtailadmin_home")).text
    assert "Frister for gennemgang" in told
    assert "Fristen er gået" not in told


def test_each_deadline_is_told_once_in_one_mail_a_person(page):
    author, editor = person("forfatter", AUTHOR), person("redaktoer", EDITOR)
    owned(page, editor, TODAY)
    page.save_revision(user=author)
    page.get_workflow().start(page, author)
    mail.outbox.clear()
    later = timezone.localdate() + timedelta(days=30)
    assert remind(later) == 1
    (sent,) = mail.outbox
    assert sent.to == [editor.email]
    assert sent.body.count(page.title) == 2  # due for review, and waiting for one
    assert reverse("wagtailadmin_pages:edit", args=[page.pk]) in sent.body
    assert "&" not in sent.body
    assert remind(later) == 0
    owned(page, editor, later)
    assert remind(later) == 1


def test_a_mail_that_cannot_be_sent_is_not_counted_as_told(page, settings):
    owned(page, person("ejer", EDITOR), TODAY)
    settings.EMAIL_BACKEND = "tests.content.no_mail.Backend"
    with pytest.raises(ConnectionRefusedError):
        remind(TODAY)
    assert not Reminder.objects.exists()


def test_the_command_says_how_many_mails_it_sent(page, capsys):
    owned(page, person("ejer", EDITOR), timezone.localdate())
    call_command("remind_editors")
    assert capsys.readouterr().out == "Sendte 1 mails.\n"


# --- Links --------------------------------------------------------------------------------------


def with_text(page: HandbookPage, html: str) -> HandbookPage:
    page.body = json.dumps([{"type": "text", "value": html}])
    page.save_revision().publish()
    return page


def test_the_starting_content_has_no_broken_link(loaded):
    assert broken_links() == []


def test_a_link_to_an_unpublished_page_is_in_the_report(page, client):
    target = HandbookPage.objects.get(slug="virkninger-for-samarbejdet")
    with_text(page, f'<p><a linktype="page" id="{target.pk}">Samarbejdet</a></p>')
    target.unpublish()
    found = broken_links()
    assert all("ikke er udgivet" in link.problem for link in found)
    assert [link.problem.count("»Samarbejdet«") for link in found if link.page == page] == [1]
    client.force_login(person("redaktoer", EDITOR))
    assert "»Samarbejdet«" in client.get(reverse("broken_links_report")).text


class Elsewhere(http.server.BaseHTTPRequestHandler):
    """Some other site."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.strip("/")))
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(monkeypatch):
    """Another site, which for once may lie on this machine."""
    monkeypatch.setattr(links, "_outside", lambda url: True)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        (200, ""),
        (302, ""),
        (403, ""),
        (404, "Siden findes ikke længere."),
        (410, "Siden findes ikke længere."),
        (500, "Adressen svarer med fejl 500."),
    ],
)
def test_what_an_address_answers(elsewhere, status, problem):
    assert answer_of(f"{elsewhere}/{status}/") == (status, problem)


def test_an_address_that_does_not_answer(elsewhere):
    assert answer_of("http://127.0.0.1:9/") == (None, NO_ANSWER)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1/", "http://[::1]/", "http://10.0.0.1/", "http://"]
)
def test_our_own_network_is_never_asked(url):
    assert answer_of(url) == (None, NOT_OUTSIDE)


def test_a_name_nobody_knows_does_not_answer():
    assert answer_of("https://findes-ikke.invalid/")[0] is None


def test_links_elsewhere_are_tried_now_and_then_and_forgotten_when_gone(page, elsewhere):
    with_text(page, f'<p><a href="{elsewhere}/200/">En</a> <a href="{elsewhere}/404/">To</a></p>')
    others = ExternalLink.objects.count()
    tried, broken = check_external()
    assert (tried - others >= 2, broken >= 1) == (True, True)
    mine = [link for link in broken_links() if link.page == page]
    assert [link.problem for link in mine] == [
        f"Linket »To« til {elsewhere}/404/: Siden findes ikke længere."
    ]
    # What is broken is tried again, what answered is left in peace for some days.
    assert check_external()[0] == broken
    assert check_external(timezone.now() + timedelta(days=7))[0] == tried
    with_text(page, "<p>Ingen links.</p>")
    call_command("check_links")
    assert not ExternalLink.objects.filter(url__startswith=elsewhere).exists()


def test_the_report_says_whether_links_elsewhere_have_been_tried(page, client):
    client.force_login(person("redaktoer", EDITOR))
    assert "er ikke prøvet endnu" in client.get(reverse("broken_links_report")).text
    ExternalLink.objects.create(url="https://eksempel.dk", checked_at=timezone.now())
    assert "er sidst prøvet" in client.get(reverse("broken_links_report")).text
