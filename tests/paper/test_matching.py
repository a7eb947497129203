"""Which pages make up the paper, which are missing, and which belong elsewhere."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from forms.paper.codes import Corner, PageCode
from forms.paper.matching import Sheet, Verdict, matched

IDENTIFIER, DIGEST = "FF-7K3M-9QXT-2B4C", "1a2b3c4d5e" + 54 * "f"
numbers = itertools.count(1)


def sheet(page: int, pages: int = 3, **facts: object) -> Sheet:
    identifier = facts.pop("identifier", IDENTIFIER)
    digest = facts.pop("digest", "1A2B3C4D5E")
    code = PageCode(str(identifier), str(digest), page, pages, Corner.FOOT)
    return Sheet(next(numbers), code, **facts)  # type: ignore[arg-type]


def judged(*sheets: Sheet) -> Verdict:
    return matched(IDENTIFIER, DIGEST, sheets)


def test_nothing_has_come_yet():
    verdict = judged()
    assert not verdict.complete
    assert (verdict.pages, verdict.missing) == (0, ())


def test_pages_are_put_in_order():
    verdict = judged(sheet(3), sheet(1), sheet(2))
    assert [used.code.page for used in verdict.used] == [1, 2, 3]
    assert verdict.complete


def test_missing_pages_are_named():
    verdict = judged(sheet(2, pages=4))
    assert verdict.missing == (1, 3, 4)
    assert not verdict.complete


def test_of_a_page_twice_the_sharper_is_used_and_the_other_spare():
    soft, sharp = sheet(1, pages=1, sharpness=10), sheet(1, pages=1, sharpness=20)
    verdict = judged(soft, sharp)
    assert verdict.used == (sharp,)
    assert verdict.spare == (soft,)


def test_a_whole_page_is_better_than_a_sharp_one_that_is_cut():
    whole, cut = sheet(1, pages=1, sharpness=10), sheet(1, pages=1, sharpness=90, cut=True)
    assert judged(whole, cut).used == (whole,)


def test_both_are_used_where_a_person_asked_for_it():
    sharp, wanted = sheet(1, pages=1, sharpness=20), sheet(1, pages=1, sharpness=10, wanted=True)
    verdict = judged(sharp, wanted)
    assert set(verdict.used) == {sharp, wanted}
    assert verdict.spare == ()


def test_another_document_and_another_version_are_told_apart():
    other, older = sheet(1, identifier="FF-0000-0000-0000"), sheet(1, digest="0000000000")
    verdict = judged(sheet(1), other, older)
    assert verdict.other_documents == (other,)
    assert verdict.other_versions == (older,)
    assert verdict.missing == (2, 3)


def test_pages_of_a_printing_with_another_number_of_pages_are_not_mixed_in():
    strange = sheet(2, pages=4)
    verdict = judged(sheet(1), sheet(3), strange)
    assert verdict.other_copies == (strange,)
    assert verdict.missing == (2,)


pages = st.integers(1, 6).flatmap(
    lambda count: st.tuples(st.just(count), st.permutations(range(1, count + 1)))
)


@given(pages, st.data())
def test_whatever_comes_in_whatever_order_every_sheet_is_in_one_place(drawn, data):
    count, order = drawn
    kept = data.draw(st.lists(st.sampled_from(order), max_size=12))
    sheets = [sheet(page, pages=count) for page in kept]
    verdict = judged(*sheets)
    assert sorted(each.key for each in (*verdict.used, *verdict.spare)) == [
        each.key for each in sheets
    ]
    assert [used.code.page for used in verdict.used] == sorted(set(kept))
    assert verdict.complete == (set(kept) == set(range(1, count + 1)))
