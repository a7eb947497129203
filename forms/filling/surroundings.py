"""What a step's questions need to know of the rest: suggestions, guidance, and who signs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from forms.definition.form import Form, walk
from forms.definition.parties import Party, parties
from forms.definition.questions import Information, ShortText
from forms.filling.posted import Entries


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Suggestions and parties by question id, and the addresses of guidance pages by slug.

    `opened` is the name of the row that the page is to show unfolded.
    """

    suggestions: Mapping[str, list[str]] = field(default_factory=dict)
    parties: Mapping[str, list[Party]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    opened: str = ""


def surroundings(
    form: Form, entries: Entries, answers: Mapping[str, Any], opened: str
) -> Surroundings:
    """Return what the questions of the form need to know, from what stands in the draft."""
    items = list(walk(form.items))
    suggested = {
        item.id: _suggestions(item.suggestions_from, entries)
        for item in items
        if isinstance(item, ShortText) and item.suggestions_from
    }
    signing: dict[str, list[Party]] = {}
    for party in parties(form, answers):
        signing.setdefault(party.question, []).append(party)
    slugs = {item.page for item in items if isinstance(item, Information) and item.page}
    return Surroundings(suggested, signing, guidance_links(slugs), opened)


def guidance_links(slugs: set[str]) -> dict[str, str]:
    """Return the addresses of the pages that are published for everybody."""
    pages = Page.objects.live().public().filter(slug__in=slugs)
    return {page.slug: page.get_url() or "" for page in pages}


def _suggestions(sources: tuple[str, ...], entries: Entries) -> list[str]:
    """Return the texts typed at `question` or, in rows, at `group.question`, once each."""
    found: list[str] = []
    for source in sources:
        name, _, inner = source.partition(".")
        value = entries.get(name)
        rows = value if isinstance(value, list) else []
        texts = [row.get(inner) for row in rows if isinstance(row, dict)] if inner else [value]
        found += [text.strip() for text in texts if isinstance(text, str) and text.strip()]
    return list(dict.fromkeys(found))
