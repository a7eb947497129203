"""What is printed in a code is what is read from it."""

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from forms.paper.codes import PLACES, Corner, PageCode, content, understood

LETTERS = st.text(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), min_size=4, max_size=4)


@given(
    groups=st.tuples(LETTERS, LETTERS, LETTERS),
    digest=st.text(st.sampled_from("0123456789abcdef"), min_size=64, max_size=64),
    pages=st.integers(1, 99),
    corner=st.sampled_from(Corner),
)
def test_a_code_says_which_document_version_and_page_it_stands_on(groups, digest, pages, corner):
    identifier = "-".join(("FF", *groups))
    text = content(identifier, digest, corner).format(page=1, pages=pages)
    assert understood(text) == PageCode(identifier, digest[:10].upper(), 1, pages, corner)


def test_a_code_is_a_small_one_that_restores_a_quarter_of_itself():
    text = content("FF-7K3M-9QXT-2B4C", "a" * 64, Corner.FOOT).format(page=12, pages=99)
    code = segno.make_qr(text, error="q")
    assert (code.version, code.error) == (2, "Q")


@pytest.mark.parametrize("place", PLACES.values())
def test_a_code_stands_where_printers_reach_and_clear_of_the_text(place):
    modules = 25
    quiet = 4 * place.size / modules
    assert place.size / modules >= 0.5  # millimetres a module: more than a copier loses
    assert place.left >= 6
    assert place.left + place.size <= 210 - 6
    assert place.top >= 6
    assert place.top + place.size <= 297 - 12
    assert place.left + place.size + quiet <= 25 or place.left - quiet >= 210 - 22


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://fodfaeste.example.dk/kontrol/FF-7K3M-9QXT-2B4C/",
        "FF7K3M9QXT2B4C1A2B3C4D5E0203X",  # a corner that there is not
        "FF7K3M9QXT2B4C1A2B3C4D5E0403F",  # page 4 of 3
        "FF7K3M9QXT2B4C1A2B3C4D5E0003F",  # page 0
        "FF7K3M9QXT2B4U1A2B3C4D5E0103F",  # a letter that no identifier has
        "FF7K3M9QXT2B4C1A2B3C4D5E0203F ",
    ],
)
def test_what_others_wrote_into_a_code_is_none_of_ours(text):
    assert understood(text) is None
