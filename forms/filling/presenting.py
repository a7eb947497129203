"""What a step's page shows besides its questions: how far one is, what others did, the live map."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import get_random_string

from forms.cases.access import StaffRequest
from forms.cases.people import full_name
from forms.definition.form import Section, Step
from forms.definition.questions import Choice, Item, RowGroup, TableRows
from forms.definition.reading import Path
from forms.documents.tree import Block, Paragraph, paragraphs
from forms.filling import drafts
from forms.filling.actions import place_name
from forms.filling.addresses import review_url, step_url
from forms.filling.drafts import Clash, Filled, Saved
from forms.filling.markup import blocks_markup
from forms.filling.models import StepRevision
from forms.filling.surroundings import Surroundings, surroundings
from forms.library import danish, registry
from forms.library.printing import Answers, section_blocks

CONFLICT = 409


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the list of steps; `state` says in words how far it is."""

    id: str
    title: str
    url: str
    state: str
    done: bool
    troubled: bool
    current: bool


def step_lines(filled: Filled, current: str) -> list[StepLine]:
    """Return the steps that show, in order."""
    lines = []
    for step_id in filled.reading.shown_steps:
        step = filled.form.step(step_id)
        visited, problems = filled.visited(step_id), len(filled.problems(step))
        state = "Ikke udfyldt endnu"
        if visited:
            things = "1 ting mangler" if problems == 1 else f"{problems} ting mangler"
            state = things if problems else "Udfyldt"
        lines.append(
            StepLine(
                step_id,
                step.title,
                step_url(filled.draft, step_id),
                state,
                done=visited and not problems,
                troubled=visited and bool(problems),
                current=step_id == current,
            )
        )
    return lines


def around(request: StaffRequest, filled: Filled) -> Surroundings:
    """Return what the draft's questions need to know of the rest."""
    opened = request.GET.get("aaben", "")
    return surroundings(filled.form, filled.entries(), filled.reading.answers, opened)


def step_context(request: StaffRequest, filled: Filled, step: Step, steps: Any) -> dict[str, Any]:
    """Return what the page of a step shows around its form."""
    draft, standing = filled.draft, filled.current.get(step.id)
    return {
        "draft": draft,
        "case": draft.case,
        "definition": filled.form,
        "step": step,
        "number": steps.step1,
        "count": steps.count,
        "step_lines": step_lines(filled, step.id),
        "previous": steps.prev,
        "review_url": review_url(draft),
        "revision": filled.number(step.id),
        "tab": tab_of(request) or get_random_string(12),
        "sequence": number_of(request, "sequence"),
        "standing": standing,
        "removed": _removed_from(standing),
        "cautions": filled.cautions(step),
        "projectable": projectable(filled, step),
        "waiting": drafts.waiting_clash(draft, step.id, request.user),
        **live_context(filled, step),
    }


def tab_of(request: StaffRequest) -> str:
    """Return the name by which the page that sent the form tells itself from other pages."""
    tab = request.POST.get("tab", "")
    return tab if tab.isalnum() and len(tab) <= 40 else ""


def number_of(request: StaffRequest, name: str) -> int:
    """Return a number that the page sent along; 0 when it sent none."""
    number = request.POST.get(name, "")
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def projectable(filled: Filled, step: Step) -> bool:
    """Say whether the step is the one whose answers a room reads from a large screen."""
    tool = registry.tool(filled.form.slug)
    return tool.projected is not None and any(isinstance(item, TableRows) for item in step.items)


def _removed_from(standing: StepRevision | None) -> str:
    """Return the name of the rows that one was taken from, while it can be put back."""
    if standing is None or not standing.removed:
        return ""
    return place_name(tuple(standing.removed[0]["place"][:-1]))


def live_context(filled: Filled, step: Step) -> dict[str, Any]:
    """Return what changes while people type: what is hidden, and the drawing beside the rows."""
    tool = registry.tool(filled.form.slug)
    live, looks_back = tool.live.get(step.id), tool.looks_back.get(step.id)
    last = filled.draft.last_answers
    return {
        "hidden": sorted(hidden_fields(filled, step)),
        "live": blocks_markup(live(filled.reading.answers) if live else []),
        "last_time": blocks_markup(looks_back(last) if looks_back and last else []),
    }


def hidden_fields(filled: Filled, step: Step) -> set[str]:
    """Return the names of the questions in the page whose conditions do not hold."""
    shown = filled.reading.shown
    return {
        place_name(path)
        for path in _paths(step.items, filled.step_entries(step.id), ())
        if path not in shown
    }


def _paths(items: Any, entries: Any, path: Path) -> list[Path]:
    found: list[Path] = []
    for item in items:
        place = (*path, item.id)
        found.append(place)
        rows = entries.get(item.id) if isinstance(item, RowGroup) else None
        for number, row in enumerate(rows or []):
            found += _paths(item.questions, row, (*place, number))
    return found


def autosaved(
    request: StaffRequest, filled: Filled, step: Step, outcome: Saved | Clash
) -> HttpResponse:
    """Answer a save in the background: when it was, or who else has been there."""
    context = live_context(filled, step)
    if isinstance(outcome, Clash):
        context["behind"] = changed_by(outcome.theirs, outcome.parked)
        return render(request, "filling/autosaved.html", context, status=CONFLICT)
    context |= {"revision": outcome.revision.number, "saved_at": timezone.localtime()}
    return render(request, "filling/autosaved.html", context)


def changed_by(theirs: StepRevision, mine: StepRevision) -> str:
    """Return who changed the step and when, as "Ændret af Bo Eksempel kl. 14.03"."""
    at = timezone.localtime(theirs.saved_at)
    today = at.date() == timezone.localdate()
    when = f"kl. {danish.clock(f'{at:%H:%M}')}" if today else danish.moment(at)
    if theirs.author_id == mine.author_id:
        return f"Ændret af dig selv {when} i en anden fane eller på en anden enhed"
    return f"Ændret af {full_name(theirs.author)} {when}"


def also_changed(theirs: StepRevision, mine: StepRevision) -> str:
    """Return the message about a save that was put together with another's."""
    return f"{changed_by(theirs, mine)}. Begges ændringer er gemt."


def clash_context(filled: Filled, clash: Clash, step: Step) -> dict[str, Any]:
    """Return both people's answers where they clash: theirs in words, mine stand in the fields."""
    theirs, answers = clash.theirs.entries, filled.reading.answers
    return {
        "message": changed_by(clash.theirs, clash.parked),
        "seen": clash.theirs.number,
        "tab": clash.parked.tab,
        "sequence": clash.parked.sequence,
        "questions": [
            {
                "id": item.id,
                "label": item.label,
                "theirs": blocks_markup(_in_words(item, theirs.get(item.id), answers)),
            }
            for item in step.items
            if item.id in clash.merged.clashes
        ],
    }


def _in_words(item: Item, typed: Any, answers: Answers) -> list[Block]:
    """Return an answer as people read it; text is shown as it was typed, right or wrong."""
    if isinstance(typed, str) and not isinstance(item, Choice):
        return [Paragraph(text) for text in paragraphs(typed)]
    return section_blocks(Section(items=(item,)), answers)
