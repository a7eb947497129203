"""The large screen: the goals as they are being written, for everybody in the room."""

import pytest

from tests.filling.pages import Page, get, open_step, words

pytestmark = pytest.mark.django_db


def test_the_step_of_the_goals_leads_to_it_and_no_other(karen, goals):
    address = f"/formularer/{goals.pk}/storskaerm/"
    links = "//a[contains(@href, 'storskaerm')]/@href"
    assert open_step(karen, goals, "maal-og-aftaler").tree.xpath(links) == [address]
    assert open_step(karen, goals, "grundlag").tree.xpath(links) == []


def test_it_shows_what_is_written_and_follows_along(karen, jonas, goals):
    page = get(karen, f"/formularer/{goals.pk}/storskaerm/")
    assert (page.status, page.heading) == (200, "Mål- og aftaleskema")
    assert "Egen bolig" in page.text
    open_step(jonas, goals, "maal-og-aftaler").autosave(**{"goals-0-goal": "Et værelse"})
    part = karen.get(page.address, headers={"HX-Request": "1"})
    assert part.content.decode().lstrip().startswith('<div class="projected"')
    assert "Et værelse" in words(Page(karen, part).tree)


def test_it_shows_the_goals_and_nothing_else_of_the_course(karen, case, goals):
    open_step(karen, goals, "grundlag").autosave(dream="At bo alene", case_number="EX-2026-0417")
    page = get(karen, f"/formularer/{goals.pk}/storskaerm/")
    for private in ("At bo alene", "EX-2026-0417", case.young_person):
        assert private not in words(page.tree)


def test_before_there_are_goals_it_says_what_will_come(karen, begun):
    page = get(karen, f"/formularer/{begun('maal-og-aftaleskema').pk}/storskaerm/")
    assert "Her kommer jeres mål og aftaler til at stå" in page.text


def test_a_form_with_nothing_to_project_has_no_such_page(karen, network):
    assert get(karen, f"/formularer/{network.pk}/storskaerm/").status == 404
    step = open_step(karen, network, "privat-netvaerk")
    assert not step.tree.xpath("//a[contains(@href, 'storskaerm')]")
