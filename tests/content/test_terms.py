"""The glossary: loading it, its page, and the order of the Danish alphabet."""

import pytest
from django.core.exceptions import ValidationError

from content.alphabet import alphabetical, initial
from content.models import GlossaryTerm
from content.starting.source import StartingContentError
from content.starting.terms import load_terms, read_terms

ICM = '[[term]]\nterm = "ICM"\nsynonyms = ["Intensive Case Management"]\nexplanation = "Støtte."\n'


def nowhere(address: str) -> int | None:
    raise KeyError(address)


def file_with(folder, text: str):
    file = folder / "glossary.toml"
    file.write_text(text, encoding="utf-8")
    return file


def did(file, find=nowhere):
    return [(outcome.did, outcome.why) for outcome in load_terms(find, file)]


@pytest.mark.parametrize(
    "words",
    [
        ["aktør", "CTI", "zone", "æske", "ø", "øre", "å", "åben", "Aabenraa"],
        ["Housing First", "hus", "husleje"],
        ["§ 85", "10 uger", "bo", "boform", "boform § 110"],
        ["ide", "idé", "myndighed", "müsli", "mysnak"],
    ],
)
def test_words_stand_in_the_order_of_the_danish_alphabet(words):
    assert sorted(set(words), key=alphabetical) == words


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("aabenhed", "Å"),
        ("åben", "Å"),
        ("ICM", "I"),
        ("øre", "Ø"),
        ("én", "E"),
        ("§ 85", "#"),
        ("", "#"),
    ],
)
def test_a_word_stands_under_its_letter(word, letter):
    assert initial(word) == letter


@pytest.mark.django_db
def test_a_term_is_loaded_once_and_follows_the_file(tmp_path):
    file = file_with(tmp_path, ICM)
    assert did(file) == [("made", "")]
    assert did(file) == [("same", "")]
    assert did(file_with(tmp_path, ICM.replace("Støtte.", "Støtte længe."))) == [("updated", "")]
    term = GlossaryTerm.objects.get()
    assert (term.slug, term.explanation) == ("icm", "Støtte længe.")
    assert term.also == ("Intensive Case Management",)
    assert term.revisions.count() == 2


@pytest.mark.django_db
def test_a_term_that_an_editor_changed_or_deleted_is_left(tmp_path):
    file = file_with(tmp_path, ICM + ICM.replace("ICM", "CTI").replace("Intensive", "Critical"))
    load_terms(nowhere, file)
    icm = GlossaryTerm.objects.get(slug="icm")
    icm.explanation = "Redaktørens egne ord."
    icm.save()
    icm.save_revision()
    GlossaryTerm.objects.get(slug="cti").delete()
    changed = file_with(tmp_path, file.read_text().replace("Støtte.", "Andet."))
    assert did(changed) == [("left", "rettet i redaktionen"), ("left", "slettet i redaktionen")]
    icm.refresh_from_db()
    assert icm.explanation == "Redaktørens egne ord."


@pytest.mark.django_db
def test_a_term_that_was_there_before_is_left(tmp_path):
    GlossaryTerm.objects.create(term="icm", slug="icm", explanation="Mit.")
    assert did(file_with(tmp_path, ICM)) == [("left", "ordet fandtes i forvejen")]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[term", "not TOML"),
        ('[[term]]\nterm = "A"\n', "lacks term or explanation"),
        (ICM + 'farve = "blå"\n', "farve cannot be"),
        (ICM + ICM, "stands there twice"),
        (ICM + 'page = "/findes-ikke/"\n', "its page is nowhere"),
        (ICM.replace("Støtte.", "x" * 601), "600"),
    ],
)
def test_a_bad_glossary_is_refused_with_what_is_wrong_and_nothing_is_loaded(
    tmp_path, text, problem
):
    with pytest.raises(StartingContentError, match=problem):
        load_terms(nowhere, file_with(tmp_path, text))
    assert not GlossaryTerm.objects.exists()


def test_the_shipped_glossary_explains_each_word_in_short_sentences():
    for source in read_terms():
        assert source.explanation.endswith("."), source.term
        assert len(source.explanation) <= 600


@pytest.mark.django_db
def test_a_new_word_gets_an_anchor_that_no_other_has():
    GlossaryTerm.objects.create(term="Mål", slug="maal", explanation="x")
    term = GlossaryTerm(term="Maal", explanation="y")
    term.full_clean()
    assert term.slug == "maal-2"
    with pytest.raises(ValidationError):
        GlossaryTerm(term="x", slug="Æ Ø", explanation="y").full_clean()
