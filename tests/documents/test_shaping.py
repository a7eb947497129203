"""Which face shows a character, and that no character is lost on the way to the glyphs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.documents import render_pdf
from forms.documents.fonts import Face, FontMissingError, Fonts
from forms.documents.measuring import plex_width, wrapped
from forms.documents.measuring import shortened as shortened_without_fonts
from forms.documents.shaping import graphemes, shape, shortened, width
from forms.documents.text import visible
from forms.documents.tree import Paragraph, plain

from . import samples
from .samples import HOSTILE_WORDS
from .typefaces import fonts


def shaped(text: str, face: Face | None = None) -> list[tuple[str, str, int]]:
    own = fonts()
    clusters = shape([(text, face or own.regular)], own).clusters
    return [(one.text, one.face.name, len(one.glyphs)) for one in clusters]


@pytest.mark.parametrize("text", HOSTILE_WORDS)
def test_the_clusters_of_hostile_text_hold_every_character(text):
    text = visible(text)
    assert "".join(cluster for cluster, _, _ in shaped(text)) == text


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40).map(visible))
def test_the_clusters_of_any_text_hold_every_character_in_order(text):
    assert "".join(cluster for cluster, _, _ in shaped(text)) == text


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40).map(visible))
def test_no_text_ever_shows_the_glyph_for_nothing(text):
    own = fonts()
    clusters = shape([(text, own.regular)], own).clusters
    assert all(glyph.code for cluster in clusters for glyph in cluster.glyphs)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (0xA0, 0x36F),
        (0x600, 0x61F),
        (0x115F, 0x1160),
        (0x17B4, 0x180F),
        (0x2000, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFF00, 0xFFFD),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE000, 0xE010),
        (0xE0000, 0xE01EF),
    ],
)
def test_no_odd_character_shows_the_glyph_for_nothing(first, last):
    own = fonts()
    text = visible("a".join(map(chr, range(first, last + 1))))
    clusters = shape([(text, own.regular)], own).clusters
    assert all(glyph.code for cluster in clusters for glyph in cluster.glyphs)
    assert "".join(cluster.text for cluster in clusters) == text


def test_a_private_character_is_not_shown_by_a_guess():
    own = fonts()
    (cluster,) = shape([("\ue000", own.regular)], own).clusters
    assert cluster.glyphs[0].code == own.replacement()


def test_a_soft_hyphen_after_a_picture_is_drawn_in_plex():
    document = samples.document((Paragraph(plain("😀\u00ad" * 300)),))
    assert render_pdf(document, fonts()).pages == 1


def test_danish_and_greenlandic_stand_in_plex():
    assert {face for _, face, _ in shaped("Æøåĸŋũ – Aasivik")} == {"IBMPlexSans-Regular"}


def test_arabic_letters_are_joined():
    alone = shape([("ع", fonts().regular)], fonts()).clusters[0].glyphs
    joined = shape([("معم", fonts().regular)], fonts()).clusters[1].glyphs
    assert alone != joined


def test_kurdish_letters_without_presentation_forms_are_shown():
    assert {face for _, face, _ in shaped("ێڵۆڕ")} == {"NotoSansArabic-Regular"}


def test_a_decomposed_letter_is_one_glyph_and_keeps_its_characters():
    assert shaped("a\u030a") == [("a\u030a", "IBMPlexSans-Regular", 1)]


def test_a_family_of_four_is_one_picture():
    family = "👩\u200d👩\u200d👧\u200d👦"
    assert shaped(family) == [(family, "NotoEmoji-Regular", 1)]


def test_a_skin_tone_belongs_to_its_hand():
    assert [cluster for cluster, _, _ in shaped("👍🏽!")] == ["👍🏽", "!"]


def test_what_nothing_is_drawn_for_is_still_said():
    assert shaped("a\u200bb")[1] == ("\u200b", "IBMPlexSans-Regular", 0)


def test_a_character_that_no_face_has_is_shown_by_the_replacement():
    own = fonts()
    (cluster,) = shape([("漢", own.regular)], own).clusters
    assert cluster.text == "漢"
    assert [glyph.code for glyph in cluster.glyphs] == [own.replacement()]


def test_a_tower_of_marks_stays_near_its_line():
    own = fonts()
    (cluster,) = shape([("q" + "\u0301" * 30, own.regular)], own).clusters
    assert all(abs(glyph.up) <= 420 for glyph in cluster.glyphs)


def test_flags_are_pairs_of_letters():
    assert graphemes("🇩🇰🇬🇱") == ["🇩🇰", "🇬🇱"]


def test_a_folder_without_fonts_says_which_one_is_missing(tmp_path):
    with pytest.raises(FontMissingError, match="IBMPlexSans_400Regular"):
        Fonts.load(tmp_path)


def test_a_line_is_shortened_to_its_room_with_an_ellipsis():
    own = fonts()
    line = shortened("En meget lang overskrift", 60, 10, own.regular, own)
    assert line.endswith("…")
    assert width(line, 10, own.regular, own) <= 60


def test_a_line_that_fits_is_left_alone():
    own = fonts()
    assert shortened("Kort", 60, 10, own.regular, own) == "Kort"


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters(max_codepoint=0x6FF), max_size=30).map(visible))
def test_the_width_known_without_fonts_is_never_less_than_the_printed_one(text):
    own = fonts()
    text = text.replace("\n", " ").replace("\t", " ")
    printed = max(width(text, 10, own.regular, own), width(text, 10, own.semibold, own))
    assert plex_width(text, 10) >= printed - 0.01


def test_the_width_known_without_fonts_is_not_wasteful_either():
    own = fonts()
    for character in map(chr, [*range(32, 127), *map(ord, "æøåÆØÅéüöĸŋ–…§")]):
        printed = max(width(character, 10, face, own) for face in (own.regular, own.semibold))
        assert plex_width(character, 10) <= 1.15 * printed, character


@given(st.text(max_size=60), st.floats(20, 200))
def test_a_label_shortened_without_fonts_fits(text, room):
    assert plex_width(shortened_without_fonts(text, room, 10), 10) <= room


@given(st.text(max_size=80), st.floats(20, 200), st.integers(1, 3))
def test_a_wrapped_label_keeps_its_room_and_its_number_of_lines(text, room, most):
    lines = wrapped(text, room, 10, most)
    assert len(lines) <= most
    assert all(plex_width(line, 10) <= room for line in lines)


def test_a_soft_hyphen_shows_only_where_the_line_ends_at_it():
    assert wrapped("Misbrugs\u00adbehandling", 66, 10, 2) == ("Misbrugs-", "behandling")
    assert wrapped("Misbrugs\u00adbehandling", 200, 10, 2) == ("Misbrugsbehandling",)
