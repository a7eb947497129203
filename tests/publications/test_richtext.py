"""The editors' rich text as paragraphs and lists."""

from content.publications.richtext import blocks_of, texts_of
from forms.documents.tree import ItemList, ListItem, Paragraph, Run, plain


def lead(link):
    return link.get("href") or ""


def read(source: str):
    return blocks_of(source, lead)


def test_paragraphs_keep_their_looks_and_links():
    (paragraph,) = read(
        '<p>Se <b>nu</b> <i>her <b>også</b></i> på <a href="https://a.dk">siden</a>.</p>'
    )
    assert paragraph.text == (
        Run("Se "),
        Run("nu", strong=True),
        Run(" "),
        Run("her ", emphasis=True),
        Run("også", strong=True, emphasis=True),
        Run(" på "),
        Run("siden", link="https://a.dk"),
        Run("."),
    )


def test_a_link_that_leads_nowhere_leaves_its_words():
    assert read('<p>Se <a linktype="page" id="9">siden</a></p>') == (Paragraph(plain("Se siden")),)


def test_lists_stand_in_lists():
    (found,) = read("<ul><li>et<ol><li>a</li><li>b</li></ol></li><li><b>to</b></li></ul>")
    inner = ItemList((plain("a"), plain("b")), ordered=True)
    assert found == ItemList((ListItem(plain("et"), (inner,)), (Run("to", strong=True),)))


def test_blanks_are_single_and_a_break_stays():
    (paragraph,) = read("<p>\n  et \t to<br/>tre\u00a0fire \n</p>")
    assert paragraph.text == plain("et to\ntre\u00a0fire")


def test_text_without_a_paragraph_is_one_and_empty_ones_are_left_out():
    assert read("løs <b>tekst</b><p></p><p> </p> mere") == (
        Paragraph((Run("løs "), Run("tekst", strong=True))),
        Paragraph(plain("mere")),
    )
    assert read("") == ()


def test_all_of_it_as_paragraphs():
    assert texts_of("<p>et</p><ul><li>to<ul><li>tre</li></ul></li><li>fire</li></ul>", lead) == (
        plain("et"),
        plain("to"),
        plain("tre"),
        plain("fire"),
    )
