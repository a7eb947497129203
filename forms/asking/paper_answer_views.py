"""What the paper shows: a coordinator says it of each party, and the paper is kept for good."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from forms.archive.ceremony import AnsweredError, NotTheirTurnError
from forms.archive.models import Submission
from forms.archive.paper_answers import (
    PagesChangedError,
    PagesMissingError,
    PenAnswer,
    answer_on_paper,
)
from forms.archive.reaching import submission_for
from forms.archive.scans import judged
from forms.archive.submitting import NotAwaitingError
from forms.asking.device_views import UNFINISHED, seal_or_say
from forms.asking.paper_answering import PaperAnswerForm
from forms.cases.access import StaffRequest, signed_in
from forms.library.frame import Outcome


@signed_in
@require_http_methods(["GET", "POST"])
def paper_answers(request: StaffRequest, submission_id: UUID) -> HttpResponse:
    """Ask what the paper shows of each party that has not answered."""
    submission = submission_for(request, submission_id)
    verdict = judged(submission)
    if submission.status != Submission.Status.AWAITING or not verdict.complete:
        return redirect("paper", submission.pk)
    waiting = submission.parties.filter(outcome=Outcome.WAITING).order_by("position")
    posted = request.POST if request.method == "POST" else None
    forms = [PaperAnswerForm(party, posted) for party in waiting]
    keys = tuple(sheet.key for sheet in verdict.used)
    problem = ""
    if posted is not None and not any(form.errors for form in forms):
        given = {form.party.position: found for form in forms if (found := form.answer())}
        seen = tuple(int(key) for key in request.POST.getlist("sheet") if key.isdecimal())
        if given:
            problem = _keep(request, submission, given, seen)
        else:
            problem = "Vælg mindst én, der har svaret på papiret."
        if not problem:
            return _onward(request, submission, given)
    kept = submission.sheets.defer("picture").in_bulk(keys)
    context = {
        "submission": submission,
        "case": submission.case,
        "forms": forms,
        "sheets": [kept[key] for key in keys],
        "problems": [{"target": "", "text": problem}] if problem else _problems(forms),
    }
    status = UNFINISHED if posted is not None else 200
    return render(request, "asking/paper_answers.html", context, status=status)


def _keep(
    request: StaffRequest,
    submission: Submission,
    given: dict[int, PenAnswer],
    seen: tuple[int, ...],
) -> str:
    """Keep the answers; return what is in the way, or nothing."""
    try:
        answer_on_paper(submission, given, seen, request.user)
    except (PagesMissingError, PagesChangedError):
        return "Siderne er ændret, siden du så dem. Se dem igennem igen."
    except AnsweredError:
        return "En af dem har svaret på en anden måde i mellemtiden. Se svarene igennem igen."
    except NotTheirTurnError:
        return "I svarer i rækkefølge, og nogen før dem på papiret har ikke svaret endnu."
    except NotAwaitingError:
        return "Dokumentet er ikke længere til underskrift."
    return ""


def _onward(
    request: StaffRequest, submission: Submission, given: dict[int, PenAnswer]
) -> HttpResponse:
    one = len(given) == 1
    messages.success(request, f"{'Svaret' if one else 'Svarene'} på papiret er gemt.")
    if submission.parties.filter(outcome=Outcome.WAITING).exists():
        return redirect(submission)
    return seal_or_say(request, submission)


def _problems(forms: list[PaperAnswerForm]) -> list[dict[str, str]]:
    """Return what is wrong with each party's fields, with who it is about."""
    return [
        {"target": form[name].id_for_label, "text": f"{form.party.name}: {error}"}
        for form in forms
        for name, errors in form.errors.items()
        for error in errors
    ]
