"""What a course waits for: the one thing to do next, and everything that is under way."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone

from forms.archive.models import Submission
from forms.asking.standing import overdue
from forms.cases.models import Case
from forms.cases.people import User
from forms.filling import drafts
from forms.filling.models import Draft
from forms.library import danish, registry

SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do: what it is about, what to press, and where it leads.

    `post` says that pressing it begins something. Lower `urgency` comes first.
    """

    heading: str
    text: str
    action: str
    url: str
    post: bool = False
    urgency: int = 9


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A draft or document in the list of a course, with its state in words."""

    title: str
    state: str
    detail: str
    url: str
    action: str
    draft: Draft | None = None


def next_step(case: Case, today: date) -> NextStep:
    """Return the one thing that the course waits for most."""
    return min(_steps(case, today), key=lambda step: step.urgency)


def due_for(user: User, today: date, most: int = 3) -> list[tuple[Case, NextStep]]:
    """Return the person's open courses that wait for something, the most urgent first."""
    cases = Case.objects.visible_to(user).filter(closed_at=None)
    found = [(case, next_step(case, today)) for case in cases]
    return sorted(found, key=lambda pair: (pair[1].urgency, pair[0].young_person))[:most]


def _steps(case: Case, today: date) -> list[NextStep]:
    found = [_awaiting(submission, today) for submission in _awaiting_of(case)]
    found += [_unfinished(draft) for draft in case.drafts.filter(submitted_at=None)]
    sealed = case.submissions.filter(status=Submission.Status.SEALED).select_related("version")
    done = {submission.slug: submission for submission in sealed.order_by("sealed_at")}
    for urgency, (slug, tool) in enumerate(registry.tools().items(), start=3):
        if slug not in done:
            text = tool.form.purpose
            found.append(_begin(case, slug, f"{tool.form.title} mangler", text, urgency))
    goals = done.get("maal-og-aftaleskema")
    if goals is not None:
        found.append(_follow_up(case, goals, today))
    return found


def _awaiting_of(case: Case) -> list[Submission]:
    return list(case.submissions.filter(status=Submission.Status.AWAITING))


def _awaiting(submission: Submission, today: date) -> NextStep:
    parties = list(submission.parties.all())
    answered = sum(not party.waiting for party in parties)
    if overdue(submission, today):
        return NextStep(
            f"Fristen er gået for {submission.title}",
            f"{answered} af {len(parties)} har svaret. Sæt en ny frist, fritag en part, eller tag "
            "dokumentet tilbage.",
            "Se, hvem der mangler",
            reverse("signing", args=[submission.pk]),
            urgency=0,
        )
    return NextStep(
        f"{submission.title} venter på underskrift",
        f"{answered} af {len(parties)} har svaret.",
        "Fortsæt underskriften" if answered else "Begynd underskriften",
        reverse("signing", args=[submission.pk]),
        urgency=1,
    )


def _unfinished(draft: Draft) -> NextStep:
    title = draft.version.form.title
    newest = draft.revisions.filter(parked=False).order_by("-saved_at").first()
    saved = timezone.localtime(newest.saved_at if newest else draft.created_at)
    return NextStep(
        f"{title} er begyndt",
        f"Sidst gemt {danish.moment(saved)}.",
        "Fortsæt",
        resume_url(draft),
        urgency=2,
    )


def _begin(case: Case, slug: str, heading: str, text: str, urgency: int) -> NextStep:
    url = reverse("start_draft", args=[case.pk, slug])
    return NextStep(heading, text, "Begynd", url, post=True, urgency=urgency)


def _follow_up(case: Case, goals: Submission, today: date) -> NextStep:
    """Return the follow-up that the newest goals and agreements name, or their next meeting."""
    planned = goals.answers.get("next_meeting") or goals.answers["follow_up_date"]
    near = date.fromisoformat(planned) - today <= SOON
    text = f"I har aftalt {danish.weekday(planned)}. Begynd med mødetjeklisten."
    return _begin(case, "moedetjekliste", "Næste møde", text, 1 if near else 8)


def resume_url(draft: Draft) -> str:
    """Return the first step that still needs something, or the page where all is looked through."""
    filled = drafts.filled(draft)
    for step_id in filled.reading.shown_steps:
        step = filled.form.step(step_id)
        if not filled.visited(step_id) or filled.problems(step):
            return reverse("draft_step", args=[draft.pk, step_id])
    return reverse("draft_review", args=[draft.pk])


def document_lines(case: Case) -> list[DocumentLine]:
    """Return the drafts and documents of a course, the newest first."""
    lines = [
        (
            draft.created_at,
            DocumentLine(
                draft.version.form.title,
                "Udkast",
                f"Begyndt {danish.moment(draft.created_at)}",
                resume_url(draft),
                "Fortsæt",
                draft,
            ),
        )
        for draft in case.drafts.filter(submitted_at=None).select_related("version")
    ]
    lines += [
        (submission.created_at, _document_line(submission))
        for submission in case.submissions.prefetch_related("parties")
    ]
    return [line for _, line in sorted(lines, key=lambda pair: pair[0], reverse=True)]


def _document_line(submission: Submission) -> DocumentLine:
    parties = submission.parties.all()
    answered = sum(not party.waiting for party in parties)
    states = {
        Submission.Status.AWAITING: f"Til underskrift ({answered} af {len(parties)})",
        Submission.Status.SEALED: "Forseglet",
        Submission.Status.TAKEN_BACK: "Taget tilbage",
        Submission.Status.WITHDRAWN: "Tilbagekaldt",
    }
    state = states[Submission.Status(submission.status)]
    newer = submission.superseded_by()
    if newer is not None and submission.status == Submission.Status.SEALED:
        state = f"Afløst af version {newer.number}"
    version = f", version {submission.number}" if submission.number > 1 else ""
    at = submission.sealed_at or submission.created_at
    awaiting = submission.status == Submission.Status.AWAITING
    return DocumentLine(
        submission.title,
        state,
        f"Nr. {submission.identifier}{version}, {danish.moment(at)}",
        reverse("signing" if awaiting else "document", args=[submission.pk]),
        "Til underskrift" if awaiting else "Åbn",
    )
