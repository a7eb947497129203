"""The page's form where a coordinator says what the paper shows of one party."""

from typing import Any

from django import forms as django_forms
from django.http import QueryDict

from forms.archive.models import Party
from forms.archive.paper_answers import PenAnswer

SIGNED, DECLINED, ABSENT = "signed", "declined", "absent"
SHOWN = (
    (SIGNED, "Har skrevet under"),
    (DECLINED, "Ønsker ikke at skrive under"),
    (ABSENT, "Har ikke svaret på dette papir"),
)


class PaperAnswerForm(django_forms.Form):
    """What the paper shows of a party. What belongs to the choices not made is left out."""

    shown = django_forms.ChoiceField(
        label="Hvad viser papiret?",
        choices=SHOWN,
        error_messages={"required": "Vælg, hvad papiret viser."},
    )
    name = django_forms.CharField(
        label="Navn, som det står på papiret", required=False, max_length=400
    )
    day = django_forms.DateField(
        label="Dato på papiret",
        help_text=(
            "Skriv dag, måned og år, for eksempel 12-05-2026. Lad feltet stå tomt, hvis der ingen "
            "dato er."
        ),
        required=False,
        input_formats=["%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d", "%d-%m-%y", "%d.%m.%y"],
        error_messages={"invalid": "Skriv datoen som dag-måned-år, for eksempel 12-05-2026."},
    )
    reservation = django_forms.CharField(
        label="Forbehold på papiret",
        help_text="Skriv det ord for ord. Lad feltet stå tomt, hvis der ingen er.",
        required=False,
        max_length=5_000,
    )
    reason = django_forms.CharField(
        label="Begrundelse på papiret",
        help_text="Skriv den ord for ord. Lad feltet stå tomt, hvis der ingen er.",
        required=False,
        max_length=5_000,
    )

    def __init__(self, party: Party, posted: QueryDict | None = None) -> None:
        super().__init__(posted, prefix=f"p{party.position}")
        self.party = party
        self.fields["name"].initial = party.name

    def clean(self) -> dict[str, Any]:
        """Check what the choice needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("shown") == SIGNED and cleaned.get("name") == "":
            self.add_error("name", "Skriv det navn, der står på papiret.")
        return cleaned

    def answer(self) -> PenAnswer | None:
        """Return the answer of a valid form; None where the party's is not on this paper."""
        given = self.cleaned_data
        if given["shown"] == ABSENT:
            return None
        signed = given["shown"] == SIGNED
        return PenAnswer(
            signed=signed,
            name=given["name"],
            day=given["day"],
            reservation=given["reservation"] if signed else "",
            reason="" if signed else given["reason"],
        )
