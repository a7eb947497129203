"""What is found, as the page shows it: pages with their passages, facets, and the way to more."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from search.engines.engine import Filters, Hit
from search.excerpts import Excerpt
from search.finding import Passage, Result

MOST_PASSAGES = 3  # of one page
KIND, SECTION, REVIEWED = "type", "afsnit", "gennemgaaet"  # in the address
WITHIN = {"6": "Et halvt år", "12": "Et år", "24": "To år"}  # months


@dataclass(frozen=True, slots=True)
class Group:
    """A page, a course or another owner, with the passages of it that answer best."""

    title: Excerpt
    url: str
    kind: str
    section: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that the hits can be narrowed to."""

    value: str
    label: str
    count: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """What the hits can be narrowed by. `name` is its name in the address."""

    name: str
    title: str
    choices: tuple[Choice, ...]
    one_only: bool = False


def filters_in(address: QueryDict, today: date) -> Filters:
    """Return what an address narrows to; what it cannot mean is left out."""
    return Filters(
        kinds=_said(address, KIND),
        sections=_said(address, SECTION),
        reviewed_since=_months_before(today, address.get(REVIEWED, "")),
    )


def _said(address: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value[:80] for value in address.getlist(name)[:20] if value.strip()))


def _months_before(today: date, months: str) -> str:
    if months not in WITHIN:
        return ""
    back = today.year * 12 + today.month - 1 - int(months)
    return date(back // 12, back % 12 + 1, min(today.day, 28)).isoformat()


def facets_of(result: Result, filters: Filters, address: QueryDict) -> list[Facet]:
    """Return the facets that have something to choose, each with how many passages it has."""
    found = [
        _counted(KIND, "Type", result.facets.get("kind", {}), filters.kinds),
        _counted(SECTION, "Del af siden", result.facets.get("section", {}), filters.sections),
        Facet(
            REVIEWED,
            "Gennemgået inden for",
            tuple(
                Choice(months, label, None, address.get(REVIEWED) == months)
                for months, label in WITHIN.items()
            ),
            one_only=True,
        ),
    ]
    return [facet for facet in found if len(facet.choices) > 1 or _any_chosen(facet)]


def _any_chosen(facet: Facet) -> bool:
    return any(choice.chosen for choice in facet.choices)


def _counted(name: str, title: str, counts: Mapping[str, int], chosen: Sequence[str]) -> Facet:
    """Return a facet, the most frequent value first; what is chosen is there even with none."""
    all_counts = {**dict.fromkeys(chosen, 0), **counts}
    ordered = sorted(all_counts.items(), key=lambda pair: (-pair[1], pair[0]))
    choices = tuple(Choice(value, value, count, value in chosen) for value, count in ordered)
    return Facet(name, title, choices)


def owners_in_order(hits: Iterable[Hit]) -> list[list[Hit]]:
    """Return the hits by owner, the owner of the best hit first."""
    by_owner: dict[str, list[Hit]] = {}
    for hit in hits:
        by_owner.setdefault(hit.owner, []).append(hit)
    return list(by_owner.values())


def groups_of(owners: Iterable[Sequence[Hit]], shown: Iterable[Passage]) -> list[Group]:
    """Return the owners' hits as groups; `shown` are the passages of those that may be seen."""
    passages = {passage.entry.key: passage for passage in shown}
    groups = []
    for hits in owners:
        found = [passages[hit.key] for hit in hits if hit.key in passages]
        if found:
            first = found[0]
            page = first.entry.url.partition("#")[0] if first.entry.heading else first.entry.url
            groups.append(
                Group(first.title, page, first.entry.kind, first.entry.section, tuple(found))
            )
    return groups
