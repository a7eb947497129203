"""Loading pages into a site that has none of them."""

from pathlib import Path

import pytest
from django.core.management import call_command
from wagtail.models import Page

from content.models import ChecklistPage, HandbookPage, HomePage
from content.starting.load import load_pages
from content.starting.source import StartingContentError, read_pages

pytestmark = pytest.mark.django_db

HOME = '+++\nkind = "HomePage"\ntitle = "Forside"\nlead = "Hej."\n+++\n'
SECTION = """+++
kind = "SectionPage"
title = "Håndbog"
lead = "Om håndbogen."
source = "Egen tekst."
+++
{body}
"""
CHECKLIST = SECTION.replace("SectionPage", "ChecklistPage").replace(
    "+++\n{body}", '[[questions]]\nquestion = "Hvad?"\n+++'
)


def folder(path: Path, body: str = "Et afsnit.") -> Path:
    """Write a front page and a section below `path`."""
    (path / "index.md").write_text(HOME, encoding="utf-8")
    (path / "01-haandbog.md").write_text(SECTION.format(body=body), encoding="utf-8")
    return path


def did(outcomes):
    return {outcome.source.url: outcome.did for outcome in outcomes}


def test_an_untouched_page_follows_its_file(tmp_path):
    load_pages(folder(tmp_path))
    outcomes = load_pages(folder(tmp_path, "Et nyt afsnit."))
    assert did(outcomes) == {"/": "same", "/haandbog/": "updated"}
    page = Page.objects.get(slug="haandbog").specific
    assert "Et nyt afsnit." in str(page.body)


def test_an_untouched_page_follows_its_file_also_after_it_was_moved_and_renamed(tmp_path):
    load_pages(folder(tmp_path))
    Page.objects.filter(slug="haandbog").update(slug="metode")
    load_pages(folder(tmp_path, "Et nyt afsnit."))
    assert not Page.objects.filter(slug="haandbog").exists()
    assert "Et nyt afsnit." in str(Page.objects.get(slug="metode").specific.body)


def test_a_page_that_was_there_before_is_left_as_it_is(tmp_path):
    (tmp_path / "index.md").write_text(HOME, encoding="utf-8")
    load_pages(tmp_path)
    home = HomePage.objects.get()
    home.add_child(instance=Page(title="Min egen", slug="haandbog"))
    outcomes = load_pages(folder(tmp_path))
    assert did(outcomes)["/haandbog/"] == "left"
    assert Page.objects.get(slug="haandbog").title == "Min egen"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Uden hoved.", "between two lines of +++"),
        ("+++\nkind = \n+++\n", "not TOML"),
        ('+++\ntitle = "x"\n+++\n', "lack kind or title"),
        ('+++\nkind = "Drage"\ntitle = "x"\n+++\n', "no kind of page: Drage"),
        ('+++\nkind = "SectionPage"\ntitle = "x"\nfarve = "blå"\n+++\n', "has no farve"),
        ('+++\nkind = "SectionPage"\ntitle = "x"\nlead = "x"\n+++\n', "source: Dette felt"),
        ('+++\nkind = "SectionPage"\ntitle = "x"\nsource = "x"\n+++\n', "lead: Dette felt"),
        (CHECKLIST, "a question has no key"),
        (SECTION.format(body="[x](/findes-ikke/)"), "leads nowhere: '/findes-ikke/'"),
        (SECTION.format(body="#### For dybt"), "headings of level 2 and 3"),
        (SECTION.format(body="::: quote\nOrd.\n:::"), "speaker"),
        (SECTION.format(body="::: key_figures\n- uden fed\n:::"), "begins with its **title**"),
        (SECTION.format(body="```\nkode\n```"), "no block is written like this: fence"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong_and_nothing_is_loaded(tmp_path, text, problem):
    (tmp_path / "index.md").write_text(HOME, encoding="utf-8")
    (tmp_path / "01-haandbog.md").write_text(text, encoding="utf-8")
    with pytest.raises(StartingContentError) as raised:
        load_pages(tmp_path)
    assert str(raised.value).startswith("01-haandbog.md: ")
    assert problem in str(raised.value)
    assert not HomePage.objects.exists()


def test_a_page_without_a_page_above_it_is_refused(tmp_path):
    folder(tmp_path)
    (tmp_path / "02-kapitel").mkdir()
    (tmp_path / "02-kapitel" / "01-side.md").write_text(SECTION.format(body=""), encoding="utf-8")
    with pytest.raises(StartingContentError, match="there is no page /kapitel/ above it"):
        read_pages(tmp_path)


def test_the_command_says_what_it_made_and_what_it_left(capsys):
    call_command("load_content")
    first = capsys.readouterr().out
    assert "lagt ind: /metodehaandbog/" in first
    assert "gruppe oprettet: Redaktør" in first
    HandbookPage.objects.get(slug="virkninger-for-de-unge").delete()
    call_command("load_content")
    second = capsys.readouterr().out
    assert "virkninger-for-de-unge/ (slettet i redaktionen)" in second
    assert "1 ladt i fred" in second


def test_a_question_keeps_its_id_when_its_words_and_place_change(tmp_path):
    text = CHECKLIST.replace("question =", 'key = "{}"\nquestion =')
    one, other = text.format("a"), '[[questions]]\nkey = "b"\nquestion = "Hvem?"\n'
    (tmp_path / "index.md").write_text(HOME, encoding="utf-8")
    (tmp_path / "01-haandbog.md").write_text(SECTION.format(body=""), encoding="utf-8")
    below = tmp_path / "02-guide"
    below.mkdir()
    (below / "index.md").write_text(SECTION.format(body=""), encoding="utf-8")

    def ids(written):
        (below / "01-liste.md").write_text(written, encoding="utf-8")
        load_pages(tmp_path)
        return {q.value["question"]: q.id for q in ChecklistPage.objects.get().questions}

    before = ids(one)
    after = ids(one.replace("[[questions]]", f"{other}[[questions]]").replace("Hvad?", "Hvad så?"))
    assert list(after) == ["Hvem?", "Hvad så?"]
    assert after["Hvad så?"] == before["Hvad?"]
