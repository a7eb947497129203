"""How slices fill pages: what stays together, what is cut, what is repeated."""

from forms.documents.pdf.paginate import Position, Sheet, paginate
from forms.documents.pdf.slices import Compartment, Item, Row, Slice, Space

FIRST, LATER = Sheet(100.0, 1000.0), Sheet(0.0, 1000.0)


def pages(*items: Item) -> list[list[Position]]:
    return paginate(items, FIRST, LATER)


def strips(count: int, height: float = 100.0, **said: bool) -> list[Item]:
    return [Item(Space(height), **said) for _ in range(count)]


def row_of(lines: int) -> Row:
    return Row([Compartment(0, 100, strips(lines, 10.0))], 100, None, (0.0, 0.0))


def heights(page: list[Position]) -> list[float]:
    return [position.slice.height for position in page]


def test_slices_fill_a_page_before_the_next_begins():
    assert [len(page) for page in pages(*strips(12))] == [9, 3]


def test_the_space_above_a_slice_is_left_out_where_it_begins_a_page():
    (page, other) = pages(*strips(8), *strips(3, 100.0), Item(Space(100), before=50))
    assert page[0].top == 100
    assert other[0].top == 0
    assert other[-1].top == 250


def test_a_heading_never_stands_alone_at_the_foot_of_a_page():
    first, second = pages(*strips(8), Item(Space(100), glued=True), *strips(1))
    assert len(first) == 8
    assert len(second) == 2


def test_a_heading_moves_with_a_picture_of_more_than_half_a_page():
    first, second = pages(*strips(4), Item(Space(100), glued=True), Item(Space(600)))
    assert heights(first) == [100] * 4
    assert heights(second) == [100, 600]


def test_what_is_kept_together_moves_together():
    kept = strips(4)
    for item in kept[:-1]:
        item.kept = True
    first, second = pages(*strips(7), *kept)
    assert (len(first), len(second)) == (7, 4)


def test_what_is_too_high_to_keep_together_is_laid_out_as_it_comes():
    kept = strips(20)
    for item in kept[:-1]:
        item.kept = True
    assert [len(page) for page in pages(*strips(4), *kept)] == [9, 10, 5]


def test_a_heading_inside_too_high_a_group_still_holds_on():
    kept = [*strips(4), Item(Space(100), glued=True), *strips(12)]
    for item in kept[:-1]:
        item.kept = True
    first, second, _ = pages(*strips(4), *kept)
    assert len(first) == 8
    assert second[0].top == 0


def test_a_tables_header_is_repeated_as_decoration():
    header = Space(30)
    rows = [Item(Space(100), header=header) for _ in range(12)]
    _, second = pages(Item(header, glued=True), *rows)
    assert second[0].slice is header
    assert second[0].again
    assert second[1].top == 30


def test_a_row_that_fits_on_a_page_is_not_cut():
    row = row_of(40)
    first, second = pages(*strips(7), Item(row))
    assert len(first) == 7
    assert second[0].slice is row


def test_a_row_higher_than_a_page_is_cut_between_lines_and_nothing_is_lost():
    row = row_of(250)
    found = pages(*strips(2), Item(row))
    parts = [position.slice for page in found for position in page][2:]
    assert sum(part.height for part in parts) == 2500
    assert [part.height for part in parts] == [700, 1000, 800]


def test_the_parts_of_a_cut_row_stand_under_the_repeated_header():
    header = Space(50)
    found = pages(Item(header, glued=True), Item(row_of(250), header=header))
    assert all(page[0].slice is header for page in found)
    assert [position.again for position in found[1]] == [True, False]


def test_what_sinks_stands_at_the_foot_of_the_last_page():
    (page,) = pages(*strips(2), Item(Space(80), sinks=True))
    assert page[-1].top == 920


def test_what_sinks_takes_a_page_of_its_own_where_there_is_no_room():
    first, second = pages(*strips(9), Item(Space(80), sinks=True))
    assert len(first) == 9
    assert second[0].top == 920


def test_a_slice_higher_than_any_page_is_painted_all_the_same():
    class Pillar(Slice):
        pass

    found = pages(*strips(1), Item(Pillar(5000)), *strips(1))
    assert [heights(page) for page in found] == [[100], [5000], [100]]


def test_a_new_page_begins_where_it_is_asked_for():
    first, second = pages(*strips(2), Item(Space(100), new_page=True))
    assert (len(first), len(second)) == (2, 1)
