"""The page's form where a course is opened or changed."""

from datetime import date
from typing import Any

from django import forms as django_forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils import timezone

from forms.cases.models import ONLY_WITH_SUPPORT, Case, CourseStep, Unit
from forms.cases.people import full_name
from forms.definition.values import danish_date

DAY_FORMATS = ("%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d")


class PersonField(django_forms.ModelChoiceField[User]):
    """A choice among the people of the units."""

    def label_from_instance(self, person: Any) -> str:
        """Return the person's name."""
        return full_name(person)


class DayField(django_forms.DateField):
    """A day, shown as it is typed."""

    def prepare_value(self, value: Any) -> Any:
        """Return the day in figures; what was typed stays as it was."""
        return danish_date(value) if isinstance(value, date) else value


class CaseForm(django_forms.ModelForm[Case]):
    """A course. `opener` is who fills the form in: their units give the people to choose from."""

    birth_date = DayField(
        label="Fødselsdato",
        help_text="Skriv dag, måned og år, for eksempel 14.9.2007. Skriv ikke CPR-nummer.",
        input_formats=DAY_FORMATS,
        error_messages={"invalid": "Skriv datoen som dag, måned og år, for eksempel 14.9.2007."},
    )
    coordinator = PersonField(label="Myndighedskoordinator", queryset=User.objects.none())
    support_worker = PersonField(
        label="Bostøttemedarbejder", queryset=User.objects.none(), required=False
    )

    closed = django_forms.BooleanField(
        label="Forløbet er afsluttet",
        help_text="Den unge og teamet skal altid høres, før et forløb slutter.",
        required=False,
    )

    class Meta:
        model = Case
        fields = (
            "young_person",
            "birth_date",
            "case_number",
            "unit",
            "coordinator",
            "support_worker",
            "combination",
            "step",
        )

    def __init__(self, *args: Any, opener: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["closed"] = self.instance.closed_at is not None
        if self.instance._state.adding:
            del self.fields["closed"]
        units = units_of(opener, self.instance)
        people = people_of(units, self.instance)
        for name, field in self.fields.items():
            field.error_messages["required"] = f"Udfyld {str(field.label).lower()}."
            if isinstance(field, PersonField):
                field.queryset = people
            elif name == "unit" and isinstance(field, django_forms.ModelChoiceField):
                field.queryset = units

    def clean_birth_date(self) -> Any:
        """Refuse a day that has not been."""
        day = self.cleaned_data["birth_date"]
        if day > timezone.localdate():
            raise ValidationError("Fødselsdatoen kan ikke ligge ude i fremtiden.")
        return day

    def clean(self) -> dict[str, Any]:
        """Check that support worker, combination and step agree."""
        cleaned: dict[str, Any] = super().clean() or {}
        course = Case(combination=cleaned.get("combination") or "")
        if cleaned.get("combination") and not course.has_support:
            if cleaned.get("support_worker"):
                text = "Indsatsen er uden bostøtte. Vælg ingen, eller vælg en anden indsats."
                self.add_error("support_worker", text)
            if cleaned.get("step") in ONLY_WITH_SUPPORT:
                name = CourseStep(cleaned["step"]).label
                self.add_error("step", f"Trinnet »{name}« findes kun i forløb med bostøtte.")
        return cleaned

    def save(self, commit: bool = True) -> Case:
        """Save the course; when it was closed is the moment that the box was ticked."""
        if "closed" in self.changed_data:
            self.instance.closed_at = timezone.now() if self.cleaned_data["closed"] else None
        return super().save(commit)


def units_of(person: User, case: Case) -> QuerySet[Unit]:
    """Return the units that the person works in or leads, and the one of the course."""
    own = Q(members=person) | Q(leaders=person)
    return Unit.objects.filter(own | Q(pk=case.unit_id)).distinct()


def people_of(units: QuerySet[Unit], case: Case) -> QuerySet[User]:
    """Return those who work in the units, and those who are on the course, wherever they work."""
    on_it = Q(pk__in=[case.coordinator_id, case.support_worker_id])
    people = User.objects.filter(Q(units__in=units, is_active=True) | on_it)
    return people.distinct().order_by("first_name", "last_name")
