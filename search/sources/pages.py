"""The editors' pages, an entry a heading; checklists' questions, tools' forms, key figures."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from wagtail.models import Page, PageViewRestriction, Site

from content.models import ChecklistPage, GlossaryPage, SectionPage, ToolPage
from content.reading import BETWEEN, Passage, passages_of
from forms.definition.canonical import digest
from forms.definition.form import Step, walk
from forms.definition.questions import Choice, Information, Item, SeveralChoices
from forms.library import registry
from search.entries import PUBLIC, Entry
from search.viewers import page_key

from .source import ids_of, stamp_of

ABOUT_THE_SITE = "Om siden"  # the section of pages that stand in none
TOP = 3  # the depth of the pages right below the front page
FACTS = ("purpose", "when", "stage", "participants", "provided_by", "audience", "duration")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page stands: its address, the section it is in, and who may see it."""

    url: str
    section: str
    access: str


class PageSource:
    """All live pages of the site, public or not."""

    name = "page"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each page that changes when it is published, moved or made private."""
        restricted, sections = _restricted(), _sections()
        tools = stamp_of(*map(digest, (tool.form for tool in registry.tools().values())))
        rows = live_pages().values_list(
            "pk", "path", "url_path", "title", "content_type_id", "last_published_at"
        )
        return {
            f"{self.name}:{row[0]}": stamp_of(
                *row, _access(row[1], restricted), _section(row[1], sections), tools
            )
            for row in rows
        }

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entries of pages."""
        restricted, sections = _restricted(), _sections()
        for page in live_pages().filter(pk__in=ids_of(owners)).specific():
            place = Place(
                page.get_url() or page.url_path,
                _section(page.path, sections),
                _access(page.path, restricted),
            )
            yield from _entries(page, place)


def live_pages() -> Any:
    """Return the live pages from the front page down, without the tree's own root."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site is None:
        return Page.objects.none()
    return Page.objects.live().descendant_of(site.root_page, inclusive=True).order_by("path")


def _restricted() -> dict[str, int]:
    """Return the private pages: path to id."""
    return dict(PageViewRestriction.objects.values_list("page__path", "page_id"))


def _access(path: str, restricted: Mapping[str, int]) -> str:
    """Return the key of those who may see the page at `path`, by the private page nearest to it."""
    above = [private for private in restricted if path.startswith(private)]
    return page_key(restricted[max(above, key=len)]) if above else PUBLIC


def access_to_page(page: Any) -> str:
    """Return the key of those who may see `page`."""
    return _access(page.path, _restricted())


def _sections() -> dict[str, str]:
    pages = SectionPage.objects.filter(depth=TOP)
    return {page.path: page.short_title for page in pages}


def _section(path: str, sections: Mapping[str, str]) -> str:
    return sections.get(path[: TOP * Page.steplen], ABOUT_THE_SITE)


def _entries(page: Any, place: Place) -> Iterator[Entry]:
    """Yield the page itself with what stands before its first heading, then a heading each."""
    owner = f"{PageSource.name}:{page.pk}"
    passages = list(_passages(page))
    lead = [str(getattr(page, "lead", "")), *_facts(page)]
    if passages and not passages[0].heading:
        lead.append(passages.pop(0).text)
    whole = Entry(
        key=owner,
        owner=owner,
        url=place.url,
        title=page.title,
        heading="",
        body=BETWEEN.join(text for text in lead if text),
        kind=getattr(page, "kind", "Side"),
        section=place.section,
        access=(place.access,),
        reviewed=_day(page),
        names=_names(page),
        offer=page.title,
    )
    yield whole
    below = replace(whole, names=())
    for passage in passages:
        yield _part(below, passage.anchor, passage.anchor, passage.heading, passage.text)
    yield from _figures(page, below)
    if isinstance(page, ChecklistPage):
        for block in page.questions:
            said = block.value
            part = _part(below, block.id, page.closing.anchor, said["question"], said["help"])
            yield replace(part, offer="")
    if isinstance(page, ToolPage) and page.form_slug in registry.tools():
        for step in registry.tool(page.form_slug).form.steps:
            part = _part(below, f"trin-{step.id}", "", step.title, _said_in(step))
            yield replace(part, offer="")


def _passages(page: Any) -> Iterator[Passage]:
    """Return what stands on the page; the words of the glossary are entries of their own."""
    if isinstance(page, GlossaryPage):
        return passages_of(page.body)
    return page.passages() if hasattr(page, "passages") else iter(())


def _part(whole: Entry, key: str, anchor: str, heading: str, body: str) -> Entry:
    return replace(
        whole,
        key=f"{whole.owner}#{key}",
        url=f"{whole.url}#{anchor}" if anchor else whole.url,
        heading=heading,
        body=body or "",
        offer=heading,
    )


def _facts(page: Any) -> list[str]:
    return [str(getattr(page, fact)) for fact in FACTS if getattr(page, fact, "")]


def _names(page: Any) -> tuple[str, ...]:
    """Return what the page is the answer to: a tool is opened by its name."""
    if not isinstance(page, ToolPage):
        return ()
    tools = registry.tools()
    form = tools[page.form_slug].form.title if page.form_slug in tools else page.title
    return tuple(dict.fromkeys((page.title, page.short_title, form)))


def _day(page: Any) -> str:
    reviewed = getattr(page, "reviewed_on", None)
    return reviewed.isoformat() if reviewed else ""


def _figures(page: Any, below: Entry) -> Iterator[Entry]:
    """Yield the key figures, each under the heading that it stands under."""
    anchor, count = "", 0
    for block in getattr(page, "body", ()):
        if block.block_type == "heading":
            anchor = block.value["anchor"]
        elif block.block_type == "key_figures":
            for figure in block.value["figures"]:
                count += 1
                part = _part(below, f"tal-{count}", anchor, figure["number"], figure["label"])
                yield replace(part, offer="", figure=True)


def _said_in(step: Step) -> str:
    """Return a step of a form as one text: why it is asked, and every question with its help."""
    said = [step.why, *(section.title for section in step.sections)]
    for item in walk(step.items):
        said += _said_of(item)
    return BETWEEN.join(text for text in said if text)


def _said_of(item: Item) -> list[str]:
    said = [item.label, item.help]
    if isinstance(item, Choice | SeveralChoices):
        said.append(", ".join(option.label for option in item.options))
    if isinstance(item, Information):
        said.append(item.text)
    return said
