"""SVG from others: shapes stay, what could act or fetch goes."""

import pytest
from lxml import etree, html

from content.pictures.svg import PictureError, cleaned, title_of, within_a_page

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(inside: str, attributes: str = 'viewBox="0 0 100 50"') -> bytes:
    return f"<svg {NS} {attributes}>{inside}</svg>".encode()


def names(picture: bytes) -> list[str]:
    return [etree.QName(e).localname for e in etree.fromstring(picture).iter()]


def test_shapes_text_and_paint_stay_as_they_are():
    inside = (
        '<g transform="translate(1 2)"><rect x="1" y="2" width="3" height="4" rx="1" fill="#123"/>'
        '<text x="5" y="6" font-size="14" text-anchor="middle">Trin <tspan dy="1">1</tspan> æøå'
        '</text><path d="M0 0L1 1" stroke="#000" stroke-width="2"/></g>'
    )
    assert etree.canonicalize(cleaned(svg(inside)).decode()) == etree.canonicalize(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50">{inside}</svg>'
    )


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)" width="1" height="1"/>',
        '<a xlink:href="javascript:alert(1)"><rect width="1" height="1"/></a>',
        '<use href="https://eksempel.dk/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml;base64,AAAA"/>',
        '<rect fill="url(https://eksempel.dk/x#a)" width="1" height="1"/>',
        '<rect fill="url(#a) url(https://eksempel.dk/x)" width="1" height="1"/>',
        '<rect style="fill:url(//eksempel.dk/x);behavior:url(x)" width="1" height="1"/>',
        '<set attributeName="href" to="javascript:alert(1)"/>',
        '<animate attributeName="href" values="javascript:alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        '<?xml-stylesheet href="https://eksempel.dk/x.css"?>',
        "<!-- <script>alert(1)</script> -->",
    ],
)
def test_what_acts_or_fetches_is_gone_and_the_rest_stays(hostile):
    picture = cleaned(svg(f'{hostile}<circle r="4"/>'))
    for trace in (b"script", b"alert", b"eksempel.dk", b"data:", b"onload", b"behavior"):
        assert trace not in picture
    assert "circle" in names(picture)


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<style>rect{fill:red}</style>", "stylesheet"),
        ('<image href="data:image/png;base64,AA"/>', "billede inde i billedet"),
        ("<foreignObject><p>x</p></foreignObject>", "ikke er SVG"),
    ],
)
def test_what_cannot_go_without_another_picture_coming_of_it_is_refused_in_words(inside, said):
    with pytest.raises(PictureError, match=said):
        cleaned(svg(inside))


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"not xml", "kan ikke læses"),
        (b"<html><body/></html>", "ikke et SVG-billede"),
        (b"<svg/>", "ikke et SVG-billede"),
        (svg("<g/>", attributes=""), "hvor stort"),
        (svg("<g/>", attributes='width="100%" height="3"'), "hvor stort"),
        (b"<svg>" + b" " * (2 * 1024 * 1024), "for stort"),
        (
            f'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg {NS} '
            'viewBox="0 0 1 1"><text>&x;</text></svg>'.encode(),
            "uden for sig selv",
        ),
    ],
)
def test_what_is_no_svg_is_refused(bad, said):
    with pytest.raises(PictureError, match=said):
        cleaned(bad)


def test_many_entities_in_each_other_do_not_fill_the_memory():
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]><svg {NS} viewBox="0 0 1 1">&a11;</svg>'
    with pytest.raises(PictureError):
        cleaned(bomb.encode())


def test_a_style_becomes_attributes_and_a_size_in_pixels_a_view_box():
    picture = etree.fromstring(
        cleaned(svg('<rect style="fill: #fff; -x: 1"/>', attributes='width="40px" height="20"'))
    )
    assert picture.get("viewBox") == "0 0 40 20"
    assert dict(picture[0].attrib) == {"fill": "#fff"}


def test_text_after_something_removed_stays():
    picture = etree.fromstring(cleaned(svg("<text>a<script/>b<desc/>c</text>")))
    assert "".join(picture.itertext()) == "abc"


def test_within_a_page_names_are_its_own_and_the_fonts_the_pages():
    inside, view_box = within_a_page(
        svg(
            '<title>Navn</title><defs><linearGradient id="a"><stop offset="0"/></linearGradient>'
            '<marker id="b"/></defs><rect fill="url(#a)"/><use href="#b"/>'
            '<text font-family="Arial">æ</text>'
        ),
        "p7-",
    )
    assert view_box == "0 0 100 50"
    page = html.fromstring(f"<div><svg>{inside}</svg></div>")
    assert set(page.xpath("//@id")) == {"p7-a", "p7-b"}
    assert page.xpath("//*[local-name()='rect']/@fill") == ["url(#p7-a)"]
    assert page.xpath("//*[local-name()='use']/@href") == ["#p7-b"]
    assert "font-family" not in inside
    assert "xmlns" not in inside
    assert "Navn" not in inside


def test_a_picture_says_what_it_is_called():
    assert title_of(svg("<title> Syv\n trin </title>")) == "Syv trin"
    assert title_of(svg("<g/>")) == ""
