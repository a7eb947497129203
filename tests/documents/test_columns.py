"""How wide columns are: as asked for, unless a word would have to be broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.documents.columns import HEAD_SIZE, SIZES, fit, fit_facts
from forms.documents.shaping import width
from forms.documents.tree import Column, Table, plain

from .typefaces import fonts

WIDTH, PADDING = 462.0, 10.0


def table(shares: list[float], rows: list[list[str]]) -> Table:
    columns = tuple(Column(plain("A"), share) for share in shares)
    return Table(plain(""), columns, tuple(tuple((plain(c),) for c in row) for row in rows))


def test_columns_are_as_wide_as_their_shares_where_all_words_fit():
    found = fit(table([0.75, 0.25], [["ja", "nej"]]), WIDTH, PADDING, fonts())
    assert found.widths == pytest.approx((346.5, 115.5))
    assert found.size == SIZES[0]


def test_a_column_with_a_long_word_takes_from_one_with_room():
    found = fit(table([0.9, 0.1], [["ja", "Myndighedskoordinator"]]), WIDTH, PADDING, fonts())
    assert found.widths[1] > 110
    assert sum(found.widths) == pytest.approx(WIDTH)


def test_text_is_set_smaller_before_a_word_is_broken():
    word = "Myndighedskoordinator"
    own = fonts()
    room = 4 * (width(word, 9.0, own.regular, own) + PADDING)  # for 9 points, not for 9.5
    found = fit(table([0.25] * 4, [[word] * 4]), room, PADDING, own)
    assert found.size == SIZES[1]


def test_facts_share_the_line_so_that_none_is_broken():
    meeting = "Nr. 2, tirsdag den 12. maj 2026"
    facts = [(plain("Navn"), plain("Bo")), (plain("Møde"), plain(meeting))]
    assert fit_facts(facts, 220, 10, fonts())[1] > 145
    assert fit_facts(facts, 120, 10, fonts()) == [60, 60]


def test_a_word_longer_than_the_page_does_not_take_the_whole_table():
    found = fit(table([0.5, 0.5], [["æ" * 300, "kort"]]), WIDTH, PADDING, fonts())
    assert found.widths == pytest.approx((231, 231))


def test_words_longer_than_the_page_leave_the_other_columns_and_headings_whole():
    own = fonts()
    columns = tuple(
        Column(plain(heading), share)
        for heading, share in (("Aftale", 0.4), ("Note", 0.4), ("Hvornår", 0.1), ("Status", 0.1))
    )
    row = ((plain("x" * 300),), (plain("y" * 300),), (plain("ja"),), (plain("begyndt"),))
    found = fit(Table(plain(""), columns, (row,)), WIDTH, PADDING, own)
    heading = width("Hvornår", HEAD_SIZE, own.semibold, own)
    word = width("begyndt", found.size, own.regular, own)
    assert found.widths[2] >= heading + PADDING
    assert found.widths[3] >= word + PADDING
    assert found.widths[0] == pytest.approx(found.widths[1])
    assert sum(found.widths) == pytest.approx(WIDTH)


@given(
    st.lists(st.floats(0.05, 1), min_size=1, max_size=6).flatmap(
        lambda shares: st.tuples(
            st.just(shares),
            st.lists(
                st.lists(st.text(max_size=30), min_size=len(shares), max_size=len(shares)),
                max_size=4,
            ),
        )
    )
)
def test_columns_always_fill_the_table_and_none_is_lost(given_):
    shares, rows = given_
    found = fit(table(shares, rows), WIDTH, PADDING, fonts())
    assert sum(found.widths) == pytest.approx(WIDTH)
    assert all(width > 0 for width in found.widths)
