"""The whole admin is in Danish: every text of every installed package, and our own words in it."""

import re
from collections import Counter
from datetime import date

import polib
import pytest
from django.core.management import CommandError, call_command
from django.utils import formats, translation
from django.utils.translation import gettext, ngettext

from config import danish
from config.danish import DOMAINS, own_catalogue, said_by_packages, untranslated

PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?\w+")
# Wagtail's English words for things that have a Danish word here, see docs/GLOSSARY.md.
ENGLISH = re.compile(
    r"\b(afpublicer\w*|skitse|moderation|snippets?|workflow|slug|page|the|unpublish|draft|dashboard)\b",
    re.IGNORECASE,
)


def entries(domain: str) -> list[polib.POEntry]:
    return list(polib.pofile(str(own_catalogue(domain))))


def sayings(entry: polib.POEntry) -> list[str]:
    """Return the entry's Danish: one text, or those for one and for many."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


@pytest.mark.parametrize("domain", DOMAINS)
def test_nothing_that_a_package_says_is_left_in_english(domain):
    assert [said.text for said in untranslated(domain)] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_translation_is_of_something_that_is_said_and_stands_once(domain):
    said = {said.key for said in said_by_packages(domain)}
    keys = Counter((entry.msgctxt or "", entry.msgid) for entry in entries(domain))
    assert [key for key in keys if key not in said] == []
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_placeholders_and_tags_are_kept(domain):
    for entry in entries(domain):
        originals = [entry.msgid, *([entry.msgid_plural] if entry.msgid_plural else [])]
        wanted = [set(PLACEHOLDERS.findall(text)) for text in originals]
        for text in sayings(entry):
            assert set(PLACEHOLDERS.findall(text)) in wanted, entry.msgid


@pytest.mark.parametrize("domain", DOMAINS)
def test_spaces_at_the_ends_are_kept_and_no_english_word_is_left(domain):
    for entry in entries(domain):
        for text in sayings(entry):
            assert (text[:1].isspace(), text[-1:].isspace()) == (
                entry.msgid[:1].isspace(),
                entry.msgid[-1:].isspace(),
            ), entry.msgid
            words = PLACEHOLDERS.sub(" ", re.sub(r'="[^"]*"', " ", text))
            assert not ENGLISH.search(words), text


def test_django_says_them():
    with translation.override("da"):
        assert gettext("Save draft") == "Gem kladde"
        assert gettext("Unpublish") == "Tag ned"
        assert gettext("Reports") == "Rapporter"


@pytest.mark.parametrize(
    ("number", "said"), [(0, "Flyt 0 sider"), (1, "Flyt 1 side"), (2, "Flyt 2 sider")]
)
def test_one_is_one_and_none_are_many(number, said):
    with translation.override("da"):
        assert (
            ngettext("Move 1 page", "Move %(counter)s pages", number) % {"counter": number} == said
        )


def test_a_new_text_in_a_package_is_found(tmp_path, monkeypatch, capsys):
    package = tmp_path / "locale" / "en" / "LC_MESSAGES"
    package.mkdir(parents=True)
    source = polib.POFile()
    source.append(polib.POEntry(msgid="Brand new button"))
    source.append(polib.POEntry(msgid="One bird", msgid_plural="%(n)s birds"))
    source.append(polib.POEntry(msgid="Gone", obsolete=True))
    source.save(str(package / "django.po"))
    monkeypatch.setattr(danish, "_locale_folders", lambda: iter([tmp_path / "locale"]))
    with pytest.raises(CommandError, match="2 tekster er ikke på dansk"):
        call_command("danish")
    assert "Brand new button" in capsys.readouterr().out


def test_what_is_missing_is_written_to_be_translated_and_compiled(tmp_path, settings):
    settings.LOCALE_PATHS = [tmp_path]
    folder = tmp_path / "da" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    call_command("danish", "--update")
    written = polib.pofile(str(folder / "django.po"))
    assert written.find("Reports").msgstr == ""
    assert written.find("Move 1 page").msgstr_plural == {0: "", 1: ""}
    count = len(written)
    call_command("danish", "--update")
    assert len(polib.pofile(str(folder / "django.po"))) == count
    call_command("danish", "--compile")
    assert (folder / "django.mo").exists()


def test_dates_and_numbers_are_danish():
    with translation.override("da"):
        assert formats.number_format(1234.5, 1, force_grouping=True) == "1.234,5"
        assert formats.date_format(date(2026, 5, 12), "l j. F Y") == "tirsdag 12. maj 2026"


@pytest.mark.django_db
def test_the_admin_says_that_it_is_danish(client, admin_user):
    client.force_login(admin_user)
    page = client.get("/admin/").text
    assert '<html lang="da"' in page
    assert "Oversigt" in page
