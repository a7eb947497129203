"""The form behind »Var siden nyttig?«."""

from django import forms as django_forms
from django.core.validators import RegexValidator

from content.models.feedback import LONGEST

ANSWERS = (("ja", "Ja"), ("nej", "Nej"))


class FeedbackForm(django_forms.Form):
    """A yes or no, and a few words to the editors."""

    useful = django_forms.ChoiceField(
        label="Var siden nyttig?",
        choices=ANSWERS,
        error_messages={"required": "Vælg ja eller nej.", "invalid_choice": "Vælg ja eller nej."},
    )
    text = django_forms.CharField(
        label="Et kort svar til redaktionen",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": f"Svaret må højst fylde {LONGEST} tegn."},
        validators=[
            RegexValidator(
                r"(?<!\d)\d{6}[- ]?\d{4}(?!\d)",
                "Her må der ikke stå et CPR-nummer. Slet det.",
                inverse_match=True,
            )
        ],
    )
    website = django_forms.CharField(
        required=False
    )  # people do not see it, so only programs fill it

    @property
    def from_a_program(self) -> bool:
        """Tell whether the field that people do not see was filled in."""
        return bool(self.cleaned_data.get("website"))
