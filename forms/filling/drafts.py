"""Drafts as the rest of the house uses them: begin one, read it, save a step, finish it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from forms.cases.models import Case
from forms.cases.people import User
from forms.definition.canonical import digest, to_json
from forms.definition.form import Form, Step
from forms.definition.reading import Problem, Reading, read
from forms.filling.merging import Merge, merge
from forms.filling.models import Draft, FormVersion, StepRevision
from forms.filling.posted import Entries


class DraftClosedError(Exception):
    """The draft has been sent to signing and cannot be changed."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that stands. `others` is the revision by somebody else that it was merged with."""

    revision: StepRevision
    others: StepRevision | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """A save that met another's change of the same answers; nothing of either is lost.

    `theirs` stands, `parked` holds mine, and `merged` is both with mine on top.
    """

    theirs: StepRevision
    parked: StepRevision
    merged: Merge


@dataclass
class Filled:
    """A draft with all that stands in it, read once."""

    draft: Draft
    current: dict[str, StepRevision] = field(default_factory=dict)

    @cached_property
    def form(self) -> Form:
        """The definition that the draft is tied to."""
        return self.draft.version.form

    @cached_property
    def reading(self) -> Reading:
        """The whole form read from what stands in every step."""
        return read(self.form, self.entries())

    def entries(self) -> Entries:
        """What stands in every step, as typed."""
        merged: Entries = {}
        for step in self.form.steps:
            merged |= self.step_entries(step.id)
        return merged

    def step_entries(self, step: str) -> Entries:
        """What stands in one step, as typed."""
        revision = self.current.get(step)
        return revision.entries if revision else {}

    def number(self, step: str) -> int:
        """The number of the revision that stands; 0 before there is any."""
        revision = self.current.get(step)
        return revision.number if revision else 0

    def problems(self, step: Step) -> list[Problem]:
        """What stands in the way in one step."""
        return [problem for problem in self.reading.problems if belongs(problem, step)]

    def cautions(self, step: Step) -> list[Problem]:
        """What people should know about one step."""
        return [caution for caution in self.reading.cautions if belongs(caution, step)]

    def visited(self, step: str) -> bool:
        """Whether a person has filled in the step."""
        revision = self.current.get(step)
        return bool(revision and revision.visited)


def belongs(problem: Problem, step: Step) -> bool:
    """Say whether the problem is about a question of the step."""
    return bool(problem.path) and problem.path[0] in {item.id for item in step.items}


def version_of(form: Form) -> FormVersion:
    """Return the stored version of this definition, storing it the first time."""
    version, _ = FormVersion.objects.get_or_create(
        digest=digest(form), defaults={"slug": form.slug, "definition": to_json(form)}
    )
    return version


@transaction.atomic
def begin(
    case: Case,
    form: Form,
    entries: Mapping[str, Any],
    author: User,
    last_answers: Mapping[str, Any],
) -> Draft:
    """Begin a draft with prepared entries, spread over the steps that ask for them."""
    draft = Draft.objects.create(
        case=case, version=version_of(form), created_by=author, last_answers=dict(last_answers)
    )
    for step in form.steps:
        prepared = {item.id: entries[item.id] for item in step.items if item.id in entries}
        if prepared:
            StepRevision.objects.create(
                draft=draft, step=step.id, number=1, entries=prepared, author=author, visited=False
            )
    return draft


def filled(draft: Draft) -> Filled:
    """Return the draft with what stands in each of its steps."""
    standing = StepRevision.objects.filter(draft=draft, parked=False)
    newest = standing.filter(step=OuterRef("step")).order_by("-number").values("number")[:1]
    revisions = standing.filter(number=Subquery(newest)).select_related("author")
    return Filled(draft, {revision.step: revision for revision in revisions})


@transaction.atomic
def save_step(
    draft: Draft,
    step: str,
    entries: Entries,
    *,
    based_on: int,
    author: User,
    tab: str,
    sequence: int = 0,
    removed: list[dict[str, Any]] | None = None,
    visited: bool = True,
    merging: bool = True,
) -> Saved | Clash:
    """Save a step that was filled in on top of revision `based_on`.

    Where somebody else has saved since, both people's changes are put together, unless they clash
    or `merging` is off: then mine are parked. `tab` tells the page that saves from the person's
    other pages: it never meets itself, and what it sent with a lower `sequence` but came later is
    out of date and left out. `removed` are rows that can be put back; None keeps those of
    before. `visited` says that the person is done with the step for now. Raises DraftClosedError
    when the draft is no longer open.
    """
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if not locked.open:
        raise DraftClosedError
    standing = current_revision(draft, step) or _nothing(draft, step, author)
    revision = StepRevision(
        draft=draft,
        step=step,
        number=standing.number + 1,
        entries=entries,
        removed=standing.removed if removed is None else removed,
        author=author,
        tab=tab,
        sequence=sequence,
        visited=visited or standing.visited,
    )
    if _overtaken(revision):
        return Saved(standing)
    draft.revisions.filter(step=step, author=author, tab=tab, parked=True).delete()
    base = standing if standing.number == based_on else _base(revision, based_on)
    if standing.number == base.number or entries == standing.entries:
        if not _same(revision, standing):
            revision.save()
            return Saved(revision)
        return Saved(standing)
    merged = merge(base.entries, standing.entries, entries)
    if merged.clashes or not merging:
        revision.number, revision.parked = base.number, True
        revision.save()
        return Clash(standing, revision, merged)
    revision.entries = merged.entries
    revision.save()
    return Saved(revision, standing)


@transaction.atomic
def keep_beside(
    draft: Draft, step: str, entries: Entries, *, based_on: int, author: User, tab: str
) -> bool:
    """Keep text that came after the draft was closed; say whether it says anything else.

    It waits to be merged, as any other parked text, if the draft is opened again.
    """
    standing = current_revision(draft, step) or _nothing(draft, step, author)
    if entries == standing.entries:
        return False
    draft.revisions.filter(step=step, author=author, tab=tab, parked=True).delete()
    late = StepRevision(
        draft=draft, step=step, entries=entries, author=author, tab=tab, parked=True
    )
    late.number = _base(late, based_on).number
    late.save()
    return True


def _overtaken(revision: StepRevision) -> bool:
    """Say whether the page has sent something newer that was saved before this."""
    own = revision.draft.revisions.filter(
        step=revision.step, author=revision.author, tab=revision.tab
    )
    return revision.tab != "" and own.filter(sequence__gt=revision.sequence).exists()


def _base(revision: StepRevision, based_on: int) -> StepRevision:
    """Return what a page was filled in on top of.

    What the page itself has saved since then counts as known to it, whether the answer to that
    arrived or not.
    """
    base = _nothing(revision.draft, revision.step, revision.author)
    stood = revision.draft.revisions.filter(step=revision.step, parked=False)
    for found in stood.filter(number__gte=based_on).order_by("number"):
        own = found.author_id == revision.author_id and found.tab == revision.tab != ""
        if found.number > based_on and not own:
            break
        base = found
    return base


def _nothing(draft: Draft, step: str, author: User) -> StepRevision:
    """Return what stands in a step before anything does."""
    return StepRevision(draft=draft, step=step, number=0, author=author, visited=False)


def _same(one: StepRevision, other: StepRevision) -> bool:
    """Say whether saving `one` after `other` would change nothing."""
    return other.pk is not None and all(
        getattr(one, name) == getattr(other, name) for name in ("entries", "removed", "visited")
    )


def current_revision(draft: Draft, step: str) -> StepRevision | None:
    """Return what stands in the step."""
    revisions = draft.revisions.filter(step=step, parked=False).select_related("author")
    return revisions.order_by("-number").first()


def waiting_clash(draft: Draft, step: str, author: User) -> Clash | None:
    """Return the person's own text that waits to be merged, against what stands in the step now."""
    waiting = draft.revisions.filter(step=step, author=author, parked=True)
    parked, standing = waiting.order_by("-saved_at").first(), current_revision(draft, step)
    if parked is None or standing is None:
        return None
    base = draft.revisions.filter(step=step, number=parked.number, parked=False).first()
    merged = merge(base.entries if base else {}, standing.entries, parked.entries)
    return Clash(standing, parked, merged) if merged.entries != standing.entries else None


def waiting_steps(draft: Draft, author: User) -> set[str]:
    """Return the steps where the person's own text waits to be merged."""
    parked = draft.revisions.filter(author=author, parked=True).order_by("step")
    steps = parked.values_list("step", flat=True).distinct()
    return {step for step in steps if waiting_clash(draft, step, author)}


def close(draft: Draft) -> None:
    """Close the draft for changes: its answers are frozen now."""
    draft.submitted_at = timezone.now()
    draft.save(update_fields=["submitted_at"])


def reopen(draft: Draft) -> None:
    """Open the draft again."""
    draft.submitted_at = None
    draft.save(update_fields=["submitted_at"])
