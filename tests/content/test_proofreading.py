"""What an editor is told of a text: the ordinary mistakes, each at its place, and LIX."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse

from content.models import HandbookPage
from content.proofreading.notices import read_through
from content.proofreading.readability import readability, sentences_of
from content.roles.groups import EDITOR

pytestmark = pytest.mark.django_db


def notices(*blocks: dict) -> list[tuple[str, str]]:
    body = HandbookPage(body=json.dumps(list(blocks))).body
    return [(notice.block, notice.text) for notice in read_through("", body).notices]


def heading(level: str, name: str) -> dict:
    return {"type": "heading", "id": name, "value": {"text": name, "level": level, "anchor": name}}


def text(html: str) -> dict:
    return {"type": "text", "id": "text", "value": html}


def test_a_heading_that_skips_a_level_is_told_at_the_heading():
    ((block, said),) = notices(heading("3", "a"), heading("2", "b"), heading("3", "c"))
    assert block == "a"
    assert said.startswith("Underoverskriften hører ikke under")


def test_headings_in_order_are_not_remarked_on():
    assert notices(heading("2", "a"), heading("3", "b"), heading("3", "c"), heading("2", "d")) == []


def test_a_link_to_an_unpublished_page_is_told(loaded):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    linked = text(f'<p>Se <a linktype="page" id="{page.pk}">tallene</a>.</p>')
    assert notices(linked) == []
    page.unpublish()
    ((_, said),) = notices(linked)
    assert "»tallene« fører til en side, der ikke er udgivet" in said


def test_a_link_to_a_page_that_is_gone_is_told(loaded):
    ((_, said),) = notices(text('<p>Se <a linktype="page" id="999999">tallene</a>.</p>'))
    assert "der ikke findes længere" in said


def test_a_card_that_leads_to_an_unpublished_tool_is_told(loaded):
    from_handbook = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    tool = from_handbook.get_root().get_descendants().get(slug="moedetjekliste")
    tool.specific.unpublish()
    ((_, said),) = notices(
        {"type": "tool_link", "id": "card", "value": {"page": tool.pk, "text": ""}}
    )
    assert f"»{tool.title}«" in said


@pytest.mark.parametrize("words", ["her", "Klik her", "læs mere"])
def test_a_link_that_says_nothing_is_told(words):
    ((_, said),) = notices(text(f'<p>Se <a href="https://eksempel.dk">{words}</a>.</p>'))
    assert f"Linket hedder »{words}«" in said


def test_a_long_sentence_is_told_with_its_length():
    long = " ".join(["ord"] * 31)
    ((_, said),) = notices(text(f"<p>Kort. {long.capitalize()}. Kort igen.</p>"))
    assert "er på 31 ord" in said
    assert notices(text(f"<p>{' '.join(['ord'] * 30)}.</p>")) == []


def test_a_table_without_headings_or_title_is_told():
    table = {
        "columns": [{"type": "text", "heading": "Område"}, {"type": "text", "heading": " "}],
        "rows": [{"values": ["Bolig", "73 %"]}],
        "caption": "",
    }
    told = notices({"type": "table", "id": "t", "value": {"table": table, "row_headings": True}})
    assert [said for _, said in told] == [
        "Kolonne 2 har ingen overskrift. Skriv, hvad der står i kolonnen.",
        "Tabellen har ingen titel. Skriv, hvad den viser.",
    ]


def test_a_box_that_claims_something_needs_a_source_and_an_info_box_does_not():
    value = {"title": "", "text": "<p>Sådan er det.</p>", "source": ""}
    told = notices(*({"type": kind, "id": kind, "value": value} for kind in ("knowledge", "info")))
    assert [block for block, _ in told] == ["knowledge"]


def test_long_sentences_inside_lists_of_a_box_are_found_once():
    inner = " ".join(["ord"] * 40)
    value = {"title": "", "text": f"<ul><li>{inner}.</li></ul>", "source": ""}
    assert len(notices({"type": "info", "id": "i", "value": value})) == 1


def test_lix_is_words_a_sentence_plus_the_share_of_long_words():
    found = readability(["Katten sover. Hunden spiser bananer."])
    assert found is not None
    # Five words in two sentences, one of more than six letters: 2.5 + 20.
    assert (found.lix, found.level, found.words) == (22, "let for alle", 5)
    assert readability(["", "73 %"]) is None


def test_an_abbreviation_ends_no_sentence():
    assert sentences_of("Det er bl.a. ham. Ifølge § 85 a gælder det.") == [
        "Det er bl.a. ham.",
        "Ifølge § 85 a gælder det.",
    ]


def test_the_editor_sees_the_notices_and_can_save_all_the_same(loaded, client):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    user = get_user_model().objects.create_user("redaktoer", password="x" * 12)
    user.groups.add(Group.objects.get(name=EDITOR))
    client.force_login(user)
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert "Hjælp til teksten" in edit.text
    assert "LIX" in edit.text
    page.body = json.dumps(
        [heading("3", "for-dybt"), *json.loads(json.dumps(page.body.get_prep_value()))]
    )
    page.save_revision(user=user)
    anew = client.get(reverse("proofread", args=[page.pk]))
    assert 'data-block="for-dybt"' in anew.text


def test_a_stranger_gets_no_notices(loaded, client):
    page = HandbookPage.objects.get(slug="virkninger-for-de-unge")
    address = reverse("proofread", args=[page.pk])
    assert client.get(address).status_code == 302
    user = get_user_model().objects.create_user("koordinator", password="x" * 12)
    client.force_login(user)
    assert client.get(address).status_code == 302
    user.groups.add(Group.objects.get(name="Forfatter"))
    assert client.get(address).status_code == 404
    user.groups.add(Group.objects.get(name=EDITOR))
    assert client.get(reverse("proofread", args=[page.get_root().pk])).status_code == 404
