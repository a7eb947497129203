"""One step posted to our wizard, beside the same questions in formtools' bare session wizard.

Ours keeps the step in the database as typed, with its history, meets other people's changes, reads
the whole form by its definition, and writes nothing to the session.
"""

from typing import Any

from django import forms as django_forms
from django.db import connection
from django.http import HttpResponse
from django.test import Client, override_settings
from django.test.utils import setup_databases, teardown_databases
from django.urls import include, path, reverse
from formtools.wizard.views import NamedUrlSessionWizardView

from bench.timing import tell, timed_in_turn
from forms.library import registry
from tests.factories import CaseFactory, draft_with

ROUNDS = 60
TOOL = registry.tool("netvaerkskortlaegning")
STEP = TOOL.form.steps[3]  # three long texts
TYPED = {"misses": "Farfar. " * 20, "invite": "Moster. " * 20, "do_not_invite": "Ingen."}


class BareForm(django_forms.Form):
    """The same three questions as Django's own fields."""

    misses = django_forms.CharField(widget=django_forms.Textarea, required=False)
    invite = django_forms.CharField(widget=django_forms.Textarea, required=False)
    do_not_invite = django_forms.CharField(widget=django_forms.Textarea, required=False)


class BareWizard(NamedUrlSessionWizardView):  # type: ignore[misc]
    """formtools as it comes."""

    template_name = "404.html"  # never shown: a valid step answers with a redirect

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """Finish; the bench never gets here."""
        return HttpResponse()


_bare = BareWizard.as_view([("a", BareForm), ("b", BareForm)], url_name="bare_step")
urlpatterns = [path("bare/<slug:step>/", _bare, name="bare_step"), path("", include("config.urls"))]


def run() -> None:
    """Time both in one run and print the ratio."""
    old = setup_databases(verbosity=0, interactive=False)
    try:
        with override_settings(ROOT_URLCONF="bench.wizard_step"):
            _compare()
    finally:
        teardown_databases(old, verbosity=0)


def _compare() -> None:
    case = CaseFactory()
    draft = draft_with(case, TOOL.form.slug)
    client = Client(raise_request_exception=True)
    client.force_login(case.coordinator)
    numbers = iter(range(10**9))

    def ours() -> HttpResponse:
        standing = draft.revisions.filter(step=STEP.id).order_by("-number").first()
        assert standing is not None
        posted = {**TYPED, "misses": f"{TYPED['misses']}{next(numbers)}"}
        posted |= {"revision": str(standing.number), "tab": "bench", "action": "continue"}
        answer = client.post(reverse("draft_step", args=[draft.pk, STEP.id]), posted)
        assert answer.status_code == 302, answer.status_code
        return answer  # type: ignore[return-value]

    def bare() -> HttpResponse:
        posted = {f"a-{name}": text for name, text in TYPED.items()}
        posted |= {"a-misses": f"{TYPED['misses']}{next(numbers)}", "bare_wizard-current_step": "a"}
        answer = client.post(reverse("bare_step", args=["a"]), posted)
        assert answer.status_code == 302, answer.status_code
        return answer  # type: ignore[return-value]

    client.get(reverse("bare_step", args=["a"]))
    timed = timed_in_turn({"formtools' session wizard": bare, "our wizard": ours}, ROUNDS)
    tell(f"One step of three long texts posted ({connection.vendor})", timed)
