"""Answers above the hits: a word's explanation, a tool to open, a number, an editor's choice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.analysis.analyzer import Analyzer
from search.analysis.synonyms import phrase_of
from search.engines.choice import answer_of
from search.engines.engine import Filters, Inquiry
from search.entries import Entry, from_data
from search.finding import Result, entries_of
from search.models import EntryName, PromotedResult
from search.models.editors import lines_of
from search.plan import ONE_PART, All, Node, Plan, Term
from search.sources.glossary import KIND as GLOSSARY_KIND
from search.viewers import Viewer

MOST_FIGURES = 3
TOO_MANY, TOO_MANY_FOR_A_WORD = 12, 4  # figures: then none of them is the answer


@dataclass(frozen=True, slots=True)
class Promotion:
    """A page that editors put on top, and why."""

    title: str
    url: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What stands above the hits: entries that go by the name searched for, and figures."""

    named: tuple[Entry, ...] = ()
    figures: tuple[Entry, ...] = ()
    promoted: tuple[Promotion, ...] = ()


def answers_to(result: Result, viewer: Viewer) -> Answers:
    """Return the direct answers to a search, among what the viewer may see."""
    if result.analyzer is None or not result.slots:
        return Answers()
    return Answers(
        named=_named(result, viewer),
        figures=_figures(result.plan, result.analyzer, viewer),
        promoted=_promoted(result.typed, viewer),
    )


def _named(result: Result, viewer: Viewer) -> tuple[Entry, ...]:
    """Return the entries whose name, or a synonym of it, is all that was searched for."""
    phrases = [tuple(word.stem for slot in result.slots for word in slot.words)]
    if len(result.slots) == 1:
        phrases += [other.phrase for other in result.slots[0].others if not other.near]
    wanted = [" ".join(phrase) for phrase in phrases]
    rows = EntryName.objects.filter(phrase__in=wanted).select_related("entry")
    found: dict[str, tuple[int, Entry]] = {}
    for row in rows:
        entry = from_data(row.entry.data)
        if viewer.keys.intersection(entry.access):
            place = wanted.index(row.phrase)  # its own name before a synonym's
            found[entry.key] = min((place, entry), found.get(entry.key, (place, entry)), key=_place)
    ordered = sorted(found.values(), key=lambda pair: (pair[0], pair[1].key))
    best: dict[str, Entry] = {}  # of each kind: a word's explanation, and the tool of that name
    for _, entry in ordered:
        best.setdefault(entry.kind, entry)
    return tuple(sorted(best.values(), key=lambda entry: entry.kind == GLOSSARY_KIND))


def _place(pair: tuple[int, Entry]) -> int:
    return pair[0]


def _figures(plan: Plan, analyzer: Analyzer, viewer: Viewer) -> tuple[Entry, ...]:
    """Return the key figures whose own words hold all that was searched for, if they are few."""
    too_many = TOO_MANY if len(plan.slots) > 1 else TOO_MANY_FOR_A_WORD
    inquiry = Inquiry(plan, viewer.keys, Filters(), limit=too_many, figures=True)
    found, _ = answer_of(lambda engine: engine.search(inquiry))
    entries = entries_of([hit.key for hit in found.hits], viewer)
    ordered = [entries[hit.key] for hit in found.hits if hit.key in entries]
    about = [entry for entry in ordered if _is_about(entry, plan.slots, analyzer)]
    return tuple(about[:MOST_FIGURES]) if found.total <= too_many else ()


def _is_about(entry: Entry, slots: Sequence[Node], analyzer: Analyzer) -> bool:
    indexed = analyzer.index(entry.body)
    said = {*indexed.exact, *indexed.stem, *indexed.parts}
    return all(_holds(slot, said) for slot in slots)


def _holds(node: Node, said: Collection[str]) -> bool:
    """Tell whether `said` has what a node asks for; one part of a compound is too little."""
    if isinstance(node, Term):
        return node.token in said and node.boost > ONE_PART
    holding = all if isinstance(node, All) else any
    return holding(_holds(inner, said) for inner in node.nodes)


def _promoted(typed: str, viewer: Viewer) -> tuple[Promotion, ...]:
    wanted = phrase_of(typed)
    chosen = [
        promoted
        for promoted in PromotedResult.objects.order_by("pk")
        if any(phrase_of(line) == wanted for line in lines_of(promoted.queries))
    ]
    entries = entries_of([f"page:{promoted.page_id}" for promoted in chosen], viewer)
    return tuple(
        Promotion(
            entry.title,
            f"{entry.url}#{promoted.anchor}" if promoted.anchor else entry.url,
            promoted.reason,
        )
        for promoted in chosen
        if (entry := entries.get(f"page:{promoted.page_id}")) is not None
    )
