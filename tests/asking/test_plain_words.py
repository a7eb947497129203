"""What the young read when they are asked to sign is easy to read."""

import pytest
from lxml import html

from tests.archive import acting
from tests.lix import lix

pytestmark = pytest.mark.django_db
EASY = 25  # LIX


def sentences(page):
    """The page's own words, without the document that it shows."""
    (main,) = html.fromstring(page).xpath("//main")
    for document in main.xpath(".//*[contains(concat(' ', @class, ' '), ' document ')]"):
        document.drop_tree()
    leaves = main.xpath(
        ".//*[self::h1 or self::h2 or self::p or self::label or self::legend"
        " or self::button or self::a or self::span[@class='form-hint']][not(.//a)]"
    )
    return [" ".join(leaf.text_content().split()) for leaf in leaves]


@pytest.mark.parametrize("asked", ["", "?vis=1"])
def test_the_pages_of_the_signing_are_easy_to_read(awaiting, coordinator, asked):
    page = coordinator(awaiting).get(acting.party_url(awaiting) + asked).content.decode()
    said = sentences(page)
    assert len(" ".join(said).split()) > 30
    assert lix(said) <= EASY, said
