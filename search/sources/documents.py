"""Drafts and documents of courses: by title, form, young person, date and case number.

What is answered in free text is read only where the administrator has turned that on.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.db.models import Max
from django.utils import timezone

from forms.archive.models import Submission
from forms.definition.form import Form, Step, walk
from forms.definition.questions import LongText, RowGroup, ShortText, YesNo
from forms.filling import drafts
from forms.filling.addresses import step_url
from forms.filling.models import Draft, FormVersion
from forms.library import danish
from search.entries import Entry
from search.models import SearchSettings

from .courses import SECTION, SEEN_OF_A_COURSE, access_to
from .source import ids_of, stamp_of

_OF_ITS_COURSE = tuple(f"case__{fact}" for fact in SEEN_OF_A_COURSE)


class DraftSource:
    """Forms being filled in."""

    name = "draft"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each open draft; with answers, one that changes at every save."""
        answers = _answers_are_read()
        rows = Draft.objects.filter(submitted_at=None).order_by()
        if answers:
            rows = rows.annotate(last=Max("revisions__pk"))
        facts = ("pk", "version_id", *_OF_ITS_COURSE, *(("last",) if answers else ()))
        found = rows.values_list(*facts)
        return {f"{self.name}:{row[0]}": stamp_of(answers, *row[1:]) for row in found}

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entry of each open draft."""
        answers = _answers_are_read()
        found = Draft.objects.filter(submitted_at=None, pk__in=ids_of(owners))
        for draft in found.select_related("case__unit", "version"):
            form = _form(draft.version)
            typed = drafts.filled(draft).entries() if answers else {}
            yield _entry(
                draft,
                owner=f"{self.name}:{draft.pk}",
                url=step_url(draft, form.steps[0].id),
                title=form.title,
                kind="Kladde",
                said=(
                    f"Påbegyndt {_day(draft.created_at)}",
                    *_texts(form, typed),
                ),
            )


class DocumentSource:
    """Forms that were sent to signing or are sealed; not those taken back."""

    name = "document"

    def stamps(self) -> Mapping[str, str]:
        """Return a stamp for each document."""
        answers = _answers_are_read()
        facts = ("pk", "title", "identifier", "number", "status", "sealed_at", *_OF_ITS_COURSE)
        rows = _documents().order_by().values_list(*facts)
        return {f"{self.name}:{row[0]}": stamp_of(answers, *row[1:]) for row in rows}

    def entries(self, owners: Collection[str]) -> Iterator[Entry]:
        """Yield the entry of each document."""
        answers = _answers_are_read()
        found = _documents().filter(pk__in=ids_of(owners))
        for document in found.select_related("case__unit", "version"):
            form = _form(document.version)
            at = document.sealed_at or document.created_at
            yield _entry(
                document,
                owner=f"{self.name}:{document.pk}",
                url=document.get_absolute_url(),
                title=document.title,
                kind="Dokument",
                said=(
                    f"{document.get_status_display()} {_day(at)}",
                    document.identifier,
                    form.title,
                    *_texts(form, document.answers if answers else {}),
                ),
            )


def _documents() -> Any:
    return Submission.objects.exclude(status=Submission.Status.TAKEN_BACK)


def _answers_are_read() -> bool:
    return bool(SearchSettings.load().answers)


@lru_cache(256)
def _form_of(digest: str) -> Form:
    return FormVersion.objects.get(digest=digest).form


def _form(version: FormVersion) -> Form:
    """Return the definition; a version never changes, so each is read once."""
    return _form_of(version.digest)


def _day(moment: Any) -> str:
    return danish.day(timezone.localtime(moment).date().isoformat())


def _entry(
    of_course: Any, *, owner: str, url: str, title: str, kind: str, said: tuple[str, ...]
) -> Entry:
    case = of_course.case
    number = f"Sagsnummer {case.case_number}" if case.case_number else ""
    return Entry(
        key=owner,
        owner=owner,
        url=url,
        title=title,
        heading=case.young_person,
        body=" · ".join(fact for fact in (*said[:3], number, *said[3:]) if fact),
        kind=kind,
        section=SECTION,
        access=access_to(case),
        offer=f"{title}, {case.young_person}",
    )


def _texts(form: Form, answers: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the free text in `answers`, rows included."""
    if not answers:
        return ()
    texts: list[str] = []
    for step in form.steps:
        texts += _texts_of(step, answers)
    return tuple(texts)


def _texts_of(step: Step, answers: Mapping[str, Any]) -> Iterator[str]:
    kinds = {item.id: item for item in walk(step.items)}
    waiting: list[tuple[str, Any]] = [
        (item.id, answers[item.id]) for item in step.items if item.id in answers
    ]
    while waiting:
        name, value = waiting.pop(0)
        item = kinds.get(name)
        if isinstance(item, ShortText | LongText) and isinstance(value, str):
            yield value
        elif isinstance(item, YesNo) and isinstance(value, dict):
            yield str(value.get("remark") or "")
        elif isinstance(item, RowGroup) and isinstance(value, list):
            waiting += [pair for row in value if isinstance(row, dict) for pair in row.items()]
