"""One search, from what was typed to what is shown."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from django.conf import settings
from django.core.cache import cache

from search.analysis.analyzer import Analyzer, Slot
from search.engines.choice import answer_of, keep_up
from search.engines.engine import Filters, Hit, Inquiry
from search.entries import Entry, from_data, printable
from search.excerpts import Excerpt, Marker
from search.keeping.lexicon import analyzer_of
from search.keeping.reading import current_reading
from search.keeping.words import Vocabulary
from search.meant import what_was_meant
from search.models import KeptEntry
from search.plan import NEAR, Plan, joined_words, plan_for
from search.synonyms import current_synonyms
from search.viewers import Viewer

LONGEST = 200  # characters of what was typed that are looked at
MOST = 100  # entries that are ranked
NOTHING, ALL_OF_IT = Plan(()), Filters()
# A word's explanation is shown above the hits, and a publication holds pages that are hits by
# themselves; a page about it comes first.
BY_OWNER = {"term": 0.75, "publication": 0.6}
REPEATED = 0.5  # how much each further passage of the same page counts of its score


@dataclass(frozen=True, slots=True)
class Passage:
    """An entry found, as it is shown."""

    entry: Entry
    title: Excerpt
    heading: Excerpt
    excerpt: Excerpt


@dataclass(frozen=True, slots=True)
class Result:
    """What was found, best first: several passages may be of one page.

    `total` counts passages, also those that are not ranked; `facets` counts them by facet and value
    before they are narrowed, `unfiltered` in all. `instead` tells that an engine is away.
    """

    typed: str
    slots: tuple[Slot, ...] = ()
    hits: tuple[Hit, ...] = ()
    total: int = 0
    unfiltered: int = 0
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    enough: bool = True
    engine: str = ""
    instead: bool = False
    did_you_mean: str = ""
    plan: Plan = NOTHING
    analyzer: Analyzer | None = None


def typed_text(typed: str) -> str:
    """Return what somebody typed as it is looked at: its beginning, in letters that can be kept."""
    return printable(typed[:LONGEST]).strip()


def look_for_changes() -> None:
    """Follow the site, unless somebody did within the last seconds."""
    seconds = settings.SEARCH_LOOKS_EVERY
    if not seconds or cache.add(
        "search.looked", 1, timeout=timedelta(seconds=seconds).total_seconds()
    ):
        keep_up()


def find(typed: str, viewer: Viewer, filters: Filters = ALL_OF_IT, engine: str = "") -> Result:
    """Search for `typed` as `viewer`. `engine` names the one to ask, else the first that is there.

    Raises EngineAwayError when none can answer, LookupError for an engine that is not set up.
    """
    text = typed_text(typed)
    look_for_changes()
    analyzer = analyzer_of(current_reading())
    slots = analyzer.query(text, current_synonyms())
    vocabulary = Vocabulary(viewer.keys)
    vocabulary.learn([word.stem for slot in slots for word in slot.words] + joined_words(slots))
    plan = plan_for(slots, vocabulary, analyzer.small_words(text))
    inquiry = Inquiry(plan, viewer.keys, filters, limit=MOST)
    found, chosen = answer_of(lambda asked: asked.search(inquiry), only=engine)
    return Result(
        typed=text,
        slots=slots,
        hits=spread(found.hits),
        total=found.total,
        unfiltered=found.unfiltered,
        facets=found.facets,
        enough=found.enough,
        engine=chosen.engine,
        instead=chosen.instead,
        did_you_mean=what_was_meant(text, slots, vocabulary),
        plan=plan,
        analyzer=analyzer,
    )


def spread(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return hits so that one page does not fill the top: each further passage counts less."""
    seen: dict[str, int] = {}
    weighed = []
    for hit in hits:
        before = seen.get(hit.owner, 0)
        seen[hit.owner] = before + 1
        weight = BY_OWNER.get(hit.owner.partition(":")[0], 1.0) * REPEATED**before
        weighed.append(replace(hit, score=hit.score * weight))
    return tuple(sorted(weighed, key=lambda hit: -round(hit.score, 3)))


def entries_of(keys: Collection[str], viewer: Viewer) -> dict[str, Entry]:
    """Return the entries of `keys` that are still there, and that `viewer` may still see."""
    rows = KeptEntry.objects.filter(key__in=keys).values_list("data", flat=True)
    found = (from_data(data) for data in rows)
    return {entry.key: entry for entry in found if viewer.keys.intersection(entry.access)}


def passages(result: Result, hits: Sequence[Hit], viewer: Viewer) -> list[Passage]:
    """Return `hits` as they are shown, in their order."""
    if result.analyzer is None:
        return []
    entries = entries_of([hit.key for hit in hits], viewer)
    marker = Marker(_to_mark(result.plan), result.analyzer)
    return [
        Passage(
            entry,
            marker.marked(entry.title),
            marker.marked(entry.heading),
            marker.excerpt(entry.body),
        )
        for entry in (entries[hit.key] for hit in hits if hit.key in entries)
    ]


def _to_mark(plan: Plan) -> set[str]:
    """Return the tokens to mark: not words for what is only near, nor a part by itself."""
    return {term.token for term in plan.terms() if term.boost > NEAR}
