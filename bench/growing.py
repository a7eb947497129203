"""Making the site as large as wanted, of the starting content's own words in new order.

Rows are written past Wagtail's and treebeard's saving of one page at a time, which takes 60 ms;
Wagtail's database search gets the pages by its own way for many.
"""

import random
from collections.abc import Iterator
from typing import Any

from modelsearch.backends import get_search_backend
from wagtail.models import Page

from content.models import HandbookPage, SectionPage
from search.entries import PUBLIC, Entry
from search.keeping import reading
from search.models import KeptEntry, Reading

SECTIONS = 10  # of a page
AT_ONCE = 500  # pages
ONE_KIND = HandbookPage.kind


def grow(added: int) -> None:
    """Add so many sections in pages of ten, with their entries as if already read."""
    words = _words()
    chances = random.Random(added)  # noqa: S311 - the same texts every time
    texts = [" ".join(chances.choices(words, k=60)) for _ in range(400)]
    section = SectionPage.objects.get(slug="metodehaandbog")
    backend = get_search_backend()
    last = section.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :])
    for start in range(0, added // SECTIONS, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, added // SECTIONS))
        pages = [_page(section, step + number + 1, words, texts, chances) for number in numbers]
        _keep(pages)
        backend.add_bulk(HandbookPage, pages)
        reading.keep([entry for page in pages for entry in _sections(page, words, texts, chances)])
    Page.objects.filter(pk=section.pk).update(numchild=section.numchild + added // SECTIONS)
    _count_all()


def _page(
    section: SectionPage, step: int, words: list[str], texts: list[str], chances: random.Random
) -> Any:
    title = " ".join(chances.choices(words, k=3)).capitalize()
    slug = f"maalt-{step}"
    page = HandbookPage(title=title, slug=slug, lead=title, source="Egen", locale=section.locale)
    page.body = [("text", "".join(f"<p>{chances.choice(texts)}</p>" for _ in range(SECTIONS)))]
    page.depth = section.depth + 1
    page.path = Page._get_path(section.path, page.depth, step)
    page.url_path = f"{section.url_path}{slug}/"
    return page


def _keep(pages: list[Any]) -> None:
    """Write the rows of pages: the part that all pages have together, the rest one by one."""
    names = [field.attname for field in Page._meta.local_fields]
    wholes = [Page(**{name: getattr(page, name) for name in names}) for page in pages]
    for page, whole in zip(pages, Page.objects.bulk_create(wholes), strict=True):
        page.pk = page.page_ptr_id = whole.pk
        page.save_base(raw=True, force_insert=True)


def _sections(
    page: Any, words: list[str], texts: list[str], chances: random.Random
) -> Iterator[Entry]:
    for number in range(SECTIONS):
        heading = " ".join(chances.choices(words, k=3))
        yield Entry(
            key=f"page:{page.pk}#maalt-{number}",
            owner=f"page:{page.pk}",
            url=f"/maalt/{page.pk}/#{number}",
            title=page.title,
            heading=heading,
            body=f"{chances.choice(texts)} {chances.choice(texts)}",
            kind=ONE_KIND,
            section="Metodehåndbog",
            access=(PUBLIC,),
            offer=heading,
        )


def _words() -> list[str]:
    """Return the starting content's words as often as they stand, so that all are as rare."""
    texts = [data["body"] for data in KeptEntry.objects.values_list("data", flat=True)]
    return [word.strip(".,:;»«()?!·") for text in texts for word in text.split()]


def _count_all() -> None:
    entries = [reading.from_data(data) for data in KeptEntry.objects.values_list("data", flat=True)]
    reading.KeptWord.objects.all().delete()
    reading.count_words(entries, (), reading.analyzer_of(Reading.objects.get()))
