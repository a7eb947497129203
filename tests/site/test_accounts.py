"""Signing in and out, and what becomes of a form that could not be received."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth import get_user_model
from django.test import Client
from lxml import html

from config.preserved import MOST_CHARACTERS

pytestmark = pytest.mark.django_db

PASSWORD = "en-lang-adgangskode"
HERE = {"HTTP_ORIGIN": "http://testserver"}
TYPED = {"note": "Mødet med skolen gik godt", "valg": ["a", "b"], "tom": ""}
COURSES = "/forloeb/"


@pytest.fixture
def strict() -> Client:
    """Return a browser whose CSRF tokens are checked."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def person():
    return get_user_model().objects.create_user("kirsten", password=PASSWORD)


def parsed(response):
    return html.fromstring(response.content.decode())


def hidden(page):
    """Return what the page's form would send, without the token."""
    fields = [
        *(
            (field.get("name"), field.text or "")
            for field in page.xpath("//main//textarea[@hidden]")
        ),
    ]
    return [(name, value.removeprefix("\n")) for name, value in fields]


def token(page):
    return page.xpath("//main//input[@name='csrfmiddlewaretoken']/@value")[0]


def sign_in(client, page, **more):
    fields = {i.get("name"): i.get("value") for i in page.xpath("//main//input[@type='hidden']")}
    data = fields | {"username": "kirsten", "password": PASSWORD} | more
    return client.post("/log-ind/", data, **HERE)


def test_signing_in_leads_where_one_was_going(strict, person):
    page = parsed(strict.get("/log-ind/?next=/adgangskode/"))
    assert sign_in(strict, page).headers["Location"] == "/adgangskode/"


def test_signing_in_never_leads_to_another_site(strict, person):
    page = parsed(strict.get("/log-ind/?next=https://ond.example/"))
    assert sign_in(strict, page).headers["Location"] == COURSES


def test_a_wrong_password_is_said_on_top_and_the_name_is_kept(client, person):
    page = parsed(client.post("/log-ind/", {"username": "kirsten", "password": "forkert"}))
    (summary,) = page.xpath("//*[@data-module='error-summary']")
    assert "passer ikke sammen" in summary.text_content()
    assert page.xpath("//input[@name='username']/@value") == ["kirsten"]
    assert "forkert" not in html.tostring(page, encoding="unicode")


def test_somebody_signed_in_is_sent_on(client, person):
    client.force_login(person)
    assert client.get("/log-ind/").headers["Location"] == COURSES


def test_signing_out_is_a_post_and_ends_the_session(client, person):
    client.force_login(person)
    assert client.get("/log-ud/").status_code == 405
    assert "_auth_user_id" in client.session
    answer = client.post("/log-ud/")
    assert answer.headers["Location"] == "/"
    assert "_auth_user_id" not in client.session


def test_a_password_is_changed_by_who_knows_the_old_one(client, person):
    assert client.get("/adgangskode/").status_code == 302
    client.force_login(person)
    new = {"new_password1": "helt-andre-ord-nu", "new_password2": "helt-andre-ord-nu"}
    page = parsed(client.post("/adgangskode/", {"old_password": "forkert", **new}))
    assert page.xpath("//*[@data-module='error-summary']//a/@href") == ["#id_old_password"]
    answer = client.post("/adgangskode/", {"old_password": PASSWORD, **new}, follow=True)
    assert "Din adgangskode er skiftet" in answer.content.decode()
    person.refresh_from_db()
    assert person.check_password("helt-andre-ord-nu")


# --- a stale token --------------------------------------------------------------------------------


def test_a_form_with_a_stale_token_is_kept_and_can_be_sent_again(strict):
    answer = strict.post(f"{COURSES}?side=2", TYPED, **HERE)
    page = parsed(answer)
    assert answer.status_code == 403
    assert page.xpath("//main//form/@action") == [f"{COURSES}?side=2"]
    assert hidden(page) == [
        ("note", "Mødet med skolen gik godt"),
        ("valg", "a"),
        ("valg", "b"),
        ("tom", ""),
    ]
    again = strict.post(COURSES, TYPED | {"csrfmiddlewaretoken": token(page)}, **HERE)
    assert again.status_code != 403


@pytest.mark.parametrize("text", ["\nlinje", "<b>&amp;</textarea>", "a\r\nb", "{{ x }}", "  "])
def test_what_is_kept_is_kept_to_the_letter(strict, text):
    page = parsed(strict.post(COURSES, {"note": text}, **HERE))
    assert hidden(page) == [("note", text.replace("\r\n", "\n"))]


def test_a_form_from_another_site_is_not_kept(strict):
    for sender in (
        {"HTTP_ORIGIN": "https://ond.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_REFERER": "https://ond.example/side"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", **HERE},
        {"HTTP_SEC_FETCH_SITE": "same-site", **HERE},
        {},
    ):
        answer = strict.post(COURSES, TYPED, **sender)
        assert answer.status_code == 403
        assert "Mødet med skolen" not in answer.content.decode()
        assert "Prøv en gang til" in answer.content.decode()


def test_a_password_is_never_kept(strict, person):
    strict.force_login(person)
    answer = strict.post("/adgangskode/", {"old_password": PASSWORD, "note": "x"}, **HERE)
    assert answer.status_code == 403
    assert PASSWORD not in answer.content.decode()


def test_too_much_is_not_kept_but_the_page_says_how_to_save_it(strict):
    answer = strict.post(COURSES, {"note": "x" * (MOST_CHARACTERS + 1)}, **HERE)
    assert answer.status_code == 403
    assert "tilbageknap" in answer.content.decode()


def test_a_stale_sign_in_shows_the_form_again_without_the_password(strict, person):
    answer = strict.post("/log-ind/", {"username": "kirsten", "password": PASSWORD}, **HERE)
    assert "Siden havde stået åben for længe" in answer.content.decode()
    assert PASSWORD not in answer.content.decode()
    assert sign_in(strict, parsed(answer)).status_code == 302


def test_a_stale_sign_in_by_somebody_signed_in_meanwhile_leads_on(strict, person):
    strict.force_login(person)
    answer = strict.post("/log-ind/", {"username": "kirsten", "password": "x"}, **HERE)
    assert answer.headers["Location"] == COURSES


# --- a session that has ended ---------------------------------------------------------------------


def carried(client, **headers):
    """Return the sign-in page that a form is brought to by a 307."""
    address = f"/log-ind/?{urlencode({'next': COURSES})}"
    return client.post(address, TYPED, **{**HERE, **headers})


def test_a_form_of_an_ended_session_goes_through_the_sign_in(strict, person):
    page = parsed(carried(strict))
    assert "er bevaret" in page.xpath("//main")[0].text_content()
    wrong = parsed(sign_in(strict, page, password="forkert"))
    answer = sign_in(strict, wrong)
    kept = parsed(answer)
    assert kept.xpath("//main//form/@action") == [COURSES]
    assert ("note", "Mødet med skolen gik godt") in hidden(kept)
    assert strict.session["_auth_user_id"] == str(person.pk)
    again = strict.post(COURSES, TYPED | {"csrfmiddlewaretoken": token(kept)}, **HERE)
    assert again.status_code != 403


def test_it_goes_through_a_sign_in_that_had_gone_stale_too(strict, person):
    page = parsed(carried(strict))
    (preserved,) = page.xpath("//input[@name='preserved']/@value")
    stale = {"username": "kirsten", "password": PASSWORD, "preserved": preserved}
    page = parsed(strict.post("/log-ind/", stale, **HERE))
    assert ("note", "Mødet med skolen gik godt") in hidden(parsed(sign_in(strict, page)))


def test_somebody_signed_in_meanwhile_gets_it_back_at_once(strict, person):
    strict.force_login(person)
    assert ("note", "Mødet med skolen gik godt") in hidden(parsed(carried(strict)))


def test_nothing_is_carried_from_another_site_nor_to_one(strict, person):
    assert carried(strict, HTTP_ORIGIN="https://ond.example").status_code == 302
    answer = strict.post("/log-ind/?next=https://ond.example/", TYPED, **HERE)
    assert answer.status_code == 302


def test_what_was_tampered_with_is_not_taken(strict, person):
    page = parsed(strict.get("/log-ind/"))
    answer = sign_in(strict, page, preserved="WyIvIixbXSxmYWxzZV0:forged:signature")
    assert answer.headers["Location"] == COURSES
    assert "kunne ikke hentes frem" in strict.get("/adgangskode/").content.decode()


def try_in_vain(client, times, **more):
    for _ in range(times):
        page = parsed(client.get("/log-ind/?next=/adgangskode/"))
        answer = sign_in(client, page, password="et forkert gæt", **more)
    return answer


def test_guessing_comes_to_an_end_and_the_right_password_has_to_wait_too(strict, person):
    assert try_in_vain(strict, 9).status_code == 200
    answer = try_in_vain(strict, 1)
    assert answer.status_code == 429
    assert "Vent et kvarter" in parsed(answer).xpath("string(//main)")
    assert sign_in(strict, parsed(answer)).status_code == 429


def test_a_quarter_of_an_hour_later_the_right_password_opens_again(strict, person):
    with time_machine.travel("2026-11-23 10:00", tick=False) as clock:
        try_in_vain(strict, 10)
        clock.shift(timedelta(minutes=16))
        page = parsed(strict.get("/log-ind/?next=/adgangskode/"))
        assert sign_in(strict, page).headers["Location"] == "/adgangskode/"


def test_others_on_the_same_network_still_get_in(strict, person):
    try_in_vain(strict, 10, username="en-anden")
    page = parsed(strict.get("/log-ind/?next=/adgangskode/"))
    assert sign_in(strict, page).status_code == 302


def test_a_try_in_vain_keeps_the_form_that_waits_and_leaves_no_copy_of_it(strict, person):
    page = parsed(strict.post(f"/log-ind/?next={COURSES}", TYPED, follow=True, **HERE))
    answer = sign_in(strict, page, password="et forkert gæt")
    assert parsed(answer).xpath("//main//input[@name='preserved']/@value")[0]
    attempt = AccessAttempt.objects.get()
    assert "et forkert" not in attempt.post_data
    carried = page.xpath("//main//input[@name='preserved']/@value")[0]
    assert carried not in attempt.post_data
