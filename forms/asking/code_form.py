"""The form where a code is typed, and what is said of one that does not do."""

from typing import Any

from django import forms as django_forms

from forms.asking.codes import Entered, TooManyCodesError

REFUSALS = {
    Entered.WRONG: "Koden er ikke rigtig. Se efter, og prøv igen.",
    Entered.SPENT: "Der er prøvet for mange gange med den kode. Bed om en ny.",
    Entered.EXPIRED: "Koden er for gammel. Bed om en ny.",
    Entered.USED: "Koden er brugt. Bed om en ny.",
    Entered.NONE: "Vi har ikke sendt dig en kode endnu. Bed om en.",
}
WAIT = "Der er sendt mange koder på kort tid. Vent en time, og prøv så igen."
NO_MORE = "Der er sendt for mange koder til det her link. Bed om et nyt link."


class CodeForm(django_forms.Form):
    """A one-time code."""

    code = django_forms.CharField(
        label="Kode",
        max_length=40,
        error_messages={"required": "Skriv de seks tal, du har fået."},
        widget=django_forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refused: list[str] = []

    def refuse(self, message: str) -> None:
        """Say why the code, or sending one, did not do; shown at the field."""
        self.refused.append(message)
        if self.is_bound:
            self.add_error("code", message)


def refusal(why: Entered | TooManyCodesError) -> str:
    """Return what to say, and what to do now."""
    if isinstance(why, TooManyCodesError):
        return NO_MORE if why.for_good else WAIT
    return REFUSALS[why]
