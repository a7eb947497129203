"""Factories: people, units, courses and drafts, each with what it takes to be real."""

from datetime import date
from typing import Any

import factory
from django.contrib.auth.models import User
from factory.django import DjangoModelFactory

from forms.cases.models import Case, CourseStep, Unit
from forms.filling import drafts
from forms.filling.models import Draft
from forms.library import registry

PASSWORD = "kun-til-test-1234"


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"bruger{number}")
    first_name = factory.Sequence(lambda number: f"Person{number}")
    last_name = "Eksempel"
    password = factory.django.Password(PASSWORD)


class UnitFactory(DjangoModelFactory[Unit]):
    class Meta:
        model = Unit
        skip_postgeneration_save = True

    name = factory.Sequence(lambda number: f"Ungeindsats {number}")


class CaseFactory(DjangoModelFactory[Case]):
    class Meta:
        model = Case

    young_person = "Sofie Eksempel"
    birth_date = date(2007, 9, 14)
    case_number = "EX-2026-0417"
    unit = factory.SubFactory(UnitFactory)
    coordinator = factory.SubFactory(UserFactory)
    combination = "model_cti"
    step = CourseStep.START


def draft_with(case: Case, slug: str, entries: dict[str, Any] | None = None) -> Draft:
    """A draft whose every step a person has filled in with these entries, or the example's."""
    tool = registry.tool(slug)
    entries = tool.example_answers() if entries is None else entries
    draft = drafts.begin(case, tool.form, {}, author=case.coordinator, last_answers={})
    for step in tool.form.steps:
        typed = {item.id: entries[item.id] for item in step.items if item.id in entries}
        drafts.save_step(draft, step.id, typed, based_on=0, author=case.coordinator, tab="a")
    return draft
