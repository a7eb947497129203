"""Short answers side by side, and tables whose rows stand close: what they are in each file."""

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html

from forms.documents import reading_order, render_docx, render_html, render_pdf
from forms.documents.tree import Column, Document, Facts, Paragraph, Table, plain, side_by_side

from . import samples
from .pdf_reader import StructureReader
from .typefaces import fonts


def told(count: int, caption: str = "Grundoplysninger") -> Document:
    pairs = tuple((plain(f"Spørgsmål {n}"), plain(f"Svar {n}")) for n in range(count))
    return samples.document((Facts(plain(caption), pairs),), facts=(), verify_address="")


def listed(rows: int, *, close: bool) -> Document:
    columns = (Column(plain("Navn"), 0.5), Column(plain("Mødte op"), 0.5))
    body = tuple(((plain(f"Person {n}"),), (plain("Ja"),)) for n in range(rows))
    table = Table(plain("Deltagere"), columns, body, row_headers=True, close=close)
    return samples.document((table,), facts=(), verify_address="")


@pytest.mark.parametrize(
    ("count", "shape"),
    [(0, []), (1, [1]), (4, [4]), (5, [2, 3]), (6, [3, 3]), (8, [4, 4]), (9, [3, 3, 3])],
)
def test_facts_stand_in_as_few_tables_as_hold_four_and_are_shared_evenly(count, shape):
    pairs = tuple((plain(str(n)), plain("x")) for n in range(count))
    tables = side_by_side(pairs)
    assert [len(table) for table in tables] == shape
    assert sum(tables, ()) == pairs


def test_in_a_pdf_each_answer_stands_under_the_label_that_heads_its_column():
    reader = StructureReader(render_pdf(told(2), fonts()).content)
    said = reader.read()
    start = said.index("Grundoplysninger")
    answers = ["Spørgsmål 0", "Spørgsmål 1", "Svar 0", "Svar 1"]
    assert said[start : start + 5] == ["Grundoplysninger", *answers]
    assert reader.tags.count("Table") == 1
    assert (reader.tags.count("TH"), reader.tags.count("TD")) == (2, 2)


def test_the_caption_is_said_once_however_many_tables_the_facts_need():
    document = told(7)
    said = StructureReader(render_pdf(document, fonts()).content).read()
    assert said.count("Grundoplysninger") == 1
    tables = html.fromstring(render_html(document)).xpath("//table[@class='doc-facts']")
    assert [bool(table.xpath("caption")) for table in tables] == [True, False]


def test_in_word_the_labels_are_a_header_row():
    (table,) = docx.Document(BytesIO(render_docx(told(3), fonts()))).tables
    heads, values = table.rows
    assert heads._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    assert [cell.text for cell in heads.cells] == ["Spørgsmål 0", "Spørgsmål 1", "Spørgsmål 2"]
    assert [cell.text for cell in values.cells] == ["Svar 0", "Svar 1", "Svar 2"]


def test_on_screen_the_labels_are_column_headings():
    (table,) = html.fromstring(render_html(told(2))).xpath("//table[@class='doc-facts']")
    assert table.xpath("string(caption)") == "Grundoplysninger"
    assert table.xpath("thead//th[@scope='col']/text()") == ["Spørgsmål 0", "Spørgsmål 1"]
    assert table.xpath("tbody//td/text()") == ["Svar 0", "Svar 1"]


def test_no_facts_leave_nothing_not_even_their_caption():
    document = samples.document((Facts(plain("Tomt"), ()), Paragraph(plain("Slut"))), facts=())
    reader = StructureReader(render_pdf(document, fonts()).content)
    assert "Tomt" not in reader.read()
    assert "Table" not in reader.tags
    assert not html.fromstring(render_html(document)).xpath("//table")
    assert not docx.Document(BytesIO(render_docx(document, fonts()))).tables
    assert "Tomt" not in reading_order(document)


def test_a_close_table_takes_less_paper():
    roomy, close = (render_pdf(listed(60, close=close), fonts()).pages for close in (False, True))
    assert close < roomy


def test_a_close_table_has_less_room_above_and_below_each_row_in_word():
    def margins(close: bool) -> list[int]:
        (table,) = docx.Document(BytesIO(render_docx(listed(2, close=close), fonts()))).tables
        found = table._tbl.tblPr.find(qn("w:tblCellMar"))
        return [int(found.find(qn(side)).get(qn("w:w"))) for side in ("w:top", "w:bottom")]

    assert all(near < far for near, far in zip(margins(True), margins(False), strict=True))


def test_a_close_table_says_the_same():
    near, far = (
        StructureReader(render_pdf(listed(3, close=close), fonts()).content).read()
        for close in (True, False)
    )
    assert near == far
