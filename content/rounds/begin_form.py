"""The form that a round begins with: for which unit, and who answers."""

from typing import Any

from django import forms as django_forms

from content.models import ChecklistPage
from forms.cases.models import Unit
from forms.cases.people import User, full_name
from forms.library import danish

from .access import units_of
from .starting import in_progress


class BeginForm(django_forms.Form):
    """Whose round it is. One that is in progress is closed only when somebody says so."""

    unit = django_forms.ModelChoiceField(
        Unit.objects.none(),
        label="Enhed",
        empty_label=None,
        error_messages={"required": "Vælg en enhed."},
    )
    team = django_forms.CharField(
        label="Hvem svarer?",
        required=False,
        max_length=120,
        help_text="For eksempel: Ledergruppen. Skriv roller, ikke navne på borgere.",
    )
    close_open = django_forms.BooleanField(label="Afslut runden, og begynd en ny", required=False)

    def __init__(self, *args: Any, page: ChecklistPage, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        units: Any = self.fields["unit"]
        units.queryset = units_of(user)
        self.open_rounds = [
            found for unit in units.queryset if (found := in_progress(page, unit)) is not None
        ]
        if len(units.queryset) == 1:
            units.initial = units.queryset[0]

    def clean(self) -> dict[str, Any]:
        """Ask before a round in progress is closed."""
        cleaned = super().clean() or {}
        begun = next((r for r in self.open_rounds if r.unit == cleaned.get("unit")), None)
        if begun is not None and not cleaned.get("close_open"):
            day = danish.day(begun.started_at.date().isoformat())
            by = full_name(begun.started_by)
            self.add_error(
                "close_open",
                f"{begun.unit} har en runde i gang, begyndt {day} af {by}. "
                "Fortsæt i den, eller sæt kryds for at afslutte den og begynde en ny.",
            )
        return cleaned
