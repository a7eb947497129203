"""The wizard: one address a draft and step, on formtools' wizard with the draft as its storage."""

import copy
from collections import OrderedDict
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from formtools.wizard.views import NamedUrlWizardView, StepsHelper

from forms.cases.access import StaffRequest
from forms.definition.form import Step
from forms.filling import actions, drafts, presenting
from forms.filling.actions import Action, Changed
from forms.filling.addresses import REVIEW, review_url, step_url
from forms.filling.drafts import Clash, DraftClosedError, Filled, Saved
from forms.filling.posted import entries_from
from forms.filling.reaching import draft_for
from forms.filling.rows import NoSuchRowError
from forms.filling.stepform import StepForm
from forms.filling.storage import DraftStorage

CONFLICT = 409
UNFINISHED = 422
GONE = "Rækken findes ikke længere. Se, om en anden har fjernet den."
HIDDEN = "Trinnet vises ikke længere, fordi et svar er ændret. Det, du skrev i det, er gemt."
CLOSED = "Skemaet er sendt til underskrift og kan ikke ændres."
TOO_LATE = (
    "Skemaet er sendt til underskrift og kan ikke ændres. Det, du skrev, er gemt ved siden af. "
    "Det kommer frem igen, hvis skemaet tages tilbage."
)
LEAVING = ("continue", "goto")  # the person is done with the step, and has chosen between texts


class DraftWizard(NamedUrlWizardView):  # type: ignore[misc]  # formtools ships no types
    """The steps of a draft.

    formtools gives the order of the steps, their conditions and their addresses. What it would
    lose is done here: a step is saved before it is judged, whatever is wrong with it; two people in
    one step meet each other; and nothing is submitted by a GET.
    """

    template_name = "filling/step.html"
    request: StaffRequest

    @classmethod
    def get_initkwargs(cls, **kwargs: Any) -> dict[str, Any]:
        """Return what every view of the wizard has; the steps come with the draft."""
        own = {"url_name": "draft_step", "done_step_name": REVIEW, "initial_dict": {}}
        return own | kwargs

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the draft, let formtools know its steps, and answer."""
        self.draft = draft_for(request, kwargs["draft_id"])
        if not self.draft.open:
            return self.closed()
        self._read()
        posted = request.method == "POST"
        # What is typed in a step that another's answer has just hidden is saved all the same.
        if kwargs["step"] not in (self.form_list if posted else self.get_form_list()):
            return redirect(self.get_step_url(self.steps.first))
        self.storage.current_step = kwargs["step"]
        return self.post(self.request) if posted else self.get(request)

    def _read(self) -> None:
        """Read the draft, and let formtools know its steps and which of them show."""
        self.filled = drafts.filled(self.draft)
        self.definition = self.filled.form
        self.prefix = self.definition.slug  # formtools would take this class's name for every form
        self.storage = DraftStorage(self.prefix, self.filled)
        self.steps = StepsHelper(self)
        self.form_list = OrderedDict((step.id, StepForm) for step in self.definition.steps)
        shown = self.filled.reading.shown_steps
        self.condition_dict = {step: step in shown for step in self.form_list}

    def get_step_url(self, step: str) -> str:
        """Return the address of a step."""
        return step_url(self.draft, step)

    def get_form_prefix(self, step: str | None = None, form: Any = None) -> str:
        """Return no prefix: each step has a page of its own."""
        return ""

    def get_form_kwargs(self, step: str | None = None) -> dict[str, Any]:
        """Return what a step's form needs besides its entries."""
        definition = self.definition.step(step or self.steps.current)
        judged = self.filled.visited(definition.id)
        return {
            "step": definition,
            "problems": self.filled.problems(definition) if judged else (),
            "shown": self.filled.reading.shown,
            "around": presenting.around(self.request, self.filled),
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the step as it stands, or against the person's own text that waits."""
        step = self.definition.step(self.steps.current)
        if request.GET.get("tekster") == "begge":
            clash = drafts.waiting_clash(self.draft, step.id, self.request.user)
            if clash is not None:
                return self.show_clash(step, clash, status=200)
        return self.show()

    def show(self, status: int = 200) -> HttpResponse:
        """Show the current step."""
        form = self.get_form(data=self.storage.current_step_data)
        return render(self.request, self.template_name, self.get_context_data(form), status=status)

    def get_context_data(self, form: StepForm, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows: formtools' own, and what stands around the questions."""
        context: dict[str, Any] = super().get_context_data(form=form, **kwargs)
        return context | presenting.step_context(self.request, self.filled, form.step, self.steps)

    def post(self, request: StaffRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Save what was typed, then do what the pressed button says."""
        step = self.definition.step(self.steps.current)
        action = Action.from_post(request.POST)
        entries = entries_from(step.items, request.POST)
        try:
            changed = actions.apply(action, self.filled.current.get(step.id), entries)
        except NoSuchRowError:
            messages.warning(request, GONE)
            action, changed = Action("stay"), Changed(entries)
        try:
            outcome = self._save(step, action, changed)
        except DraftClosedError:
            return self.closed()
        self._read()
        self.storage.current_step = step.id
        if action.kind == "autosave":
            return presenting.autosaved(request, self.filled, step, outcome)
        if step.id not in self.get_form_list():
            messages.info(request, HIDDEN)
            return redirect(self.get_step_url(self.steps.first))
        if isinstance(outcome, Clash):
            return self.show_clash(step, outcome)
        if outcome.others:
            messages.info(request, presenting.also_changed(outcome.others, outcome.revision))
        return self.go_on(step, action, changed)

    def _save(self, step: Step, action: Action, changed: Changed) -> Saved | Clash:
        leaving = action.kind in LEAVING
        # Where two texts meet, the page names another's revision as seen: leaving chooses mine.
        seen = presenting.number_of(self.request, "seen") if leaving else 0
        return drafts.save_step(
            self.draft,
            step.id,
            changed.entries,
            based_on=seen or presenting.number_of(self.request, "revision"),
            author=self.request.user,
            tab=presenting.tab_of(self.request),
            sequence=presenting.number_of(self.request, "sequence"),
            removed=changed.removed,
            visited=leaving,
            merging=action.kind != "autosave",
        )

    def closed(self) -> HttpResponse:
        """Say that the draft takes no more: in the page's own line when it saves by itself."""
        said = TOO_LATE if self._came_too_late() else CLOSED
        if Action.from_post(self.request.POST).kind == "autosave":
            context = {"closed": said}
            return render(self.request, "filling/autosaved.html", context, status=CONFLICT)
        messages.info(self.request, said)
        return redirect(self.draft.case)

    def _came_too_late(self) -> bool:
        """Keep what was typed in a step of a closed draft; say whether there was anything."""
        steps = {step.id: step for step in self.draft.version.form.steps}
        step = steps.get(self.kwargs["step"])
        if self.request.method != "POST" or step is None:
            return False
        return drafts.keep_beside(
            self.draft,
            step.id,
            entries_from(step.items, self.request.POST),
            based_on=presenting.number_of(self.request, "revision"),
            author=self.request.user,
            tab=presenting.tab_of(self.request),
        )

    def go_on(self, step: Step, action: Action, changed: Changed) -> HttpResponse:
        """Answer a save that stands."""
        if action.changes_rows:
            place = actions.place_name(changed.place)
            return redirect(f"{self.get_step_url(step.id)}?aaben={place}#{place}")
        if action.kind in ("theirs", "stay"):
            return redirect(self.get_step_url(step.id))
        if action.kind == "goto":
            target = action.target
            return redirect(
                self.get_step_url(target)
                if target in self.get_form_list()
                else review_url(self.draft)
            )
        if self.filled.problems(step):
            return self.show(status=UNFINISHED)
        following = self.get_next_step(step.id)
        return redirect(self.get_step_url(following) if following else review_url(self.draft))

    def show_clash(self, step: Step, clash: Clash, status: int = CONFLICT) -> HttpResponse:
        """Show both people's text: mine in the fields, theirs beside it."""
        beside = presenting.clash_context(self.filled, clash, step)
        mine = copy.copy(clash.parked)
        mine.entries = clash.merged.entries
        self.filled = Filled(self.draft, self.filled.current | {step.id: mine})
        context = self.get_context_data(self.get_form(data=mine.entries), clash=beside)
        return render(self.request, self.template_name, context, status=status)
