"""The wizard: one address a draft and step, on formtools' wizard with the draft as its storage."""

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
from forms.filling.drafts import Clash, DraftClosedError, Saved
from forms.filling.posted import entries_from
from forms.filling.reaching import draft_for
from forms.filling.rows import NoSuchRowError
from forms.filling.stepform import StepForm
from forms.filling.storage import DraftStorage

CONFLICT = 409
UNFINISHED = 422
GONE = "Rækken findes ikke længere. Se, om en anden har fjernet den."
CLOSED = "Skemaet er sendt til underskrift og kan ikke ændres."


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
            messages.info(request, CLOSED)
            return redirect(self.draft.case)
        self._read()
        if kwargs["step"] not in self.get_form_list():
            return redirect(self.get_step_url(self.steps.first))
        self.storage.current_step = kwargs["step"]
        return self.post(self.request) if request.method == "POST" else self.get(request)

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

    def show(self, status: int = 200, **context: Any) -> HttpResponse:
        """Show the current step."""
        form = self.get_form(data=self.storage.current_step_data)
        return render(
            self.request, self.template_name, self.get_context_data(form, **context), status=status
        )

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
            outcome = self._save(step, action, changed)
        except NoSuchRowError:
            messages.warning(request, GONE)
            return redirect(self.get_step_url(step.id))
        except DraftClosedError:
            messages.info(request, CLOSED)
            return redirect(self.draft.case)
        self._read()
        self.storage.current_step = step.id
        if action.kind == "autosave":
            return presenting.autosaved(request, self.filled, step, outcome)
        if isinstance(outcome, Clash):
            return self.show_clash(step, outcome)
        drafts.drop_parked(self.draft, step.id, request.user)
        if outcome.others:
            messages.info(request, presenting.also_changed(outcome.others, outcome.revision))
        return self.go_on(step, action, changed)

    def _save(self, step: Step, action: Action, changed: Changed) -> Saved | Clash:
        number = self.request.POST.get("revision", "")
        return drafts.save_step(
            self.draft,
            step.id,
            changed.entries,
            based_on=int(number) if number.isdecimal() else 0,
            author=self.request.user,
            tab=self.request.POST.get("tab", "")[:40],
            removed=changed.removed,
            visited=action.kind in ("continue", "goto"),
            merging=action.kind != "autosave",
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
            return self.show(status=UNFINISHED, judged=True)
        following = self.get_next_step(step.id)
        return redirect(self.get_step_url(following) if following else review_url(self.draft))

    def show_clash(self, step: Step, clash: Clash, status: int = CONFLICT) -> HttpResponse:
        """Show both people's text: mine in the fields, theirs beside it."""
        form = StepForm(clash.merged.entries, **self.get_form_kwargs(step.id))
        context = self.get_context_data(
            form, clash=presenting.clash_context(self.filled, clash, step)
        )
        return render(self.request, self.template_name, context, status=CONFLICT)
