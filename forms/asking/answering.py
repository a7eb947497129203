"""The page's form where a party answers: draw, type, or say no; with a reservation if they like."""

from typing import Any

from django import forms as django_forms

from forms.archive.ceremony import PartyAnswer
from forms.archive.penstrokes import EmptyTraceError, Trace, UnreadableTraceError, trace_from
from forms.library.frame import Outcome, Way

WAYS = (
    (Outcome.DRAWN.value, "Jeg tegner min underskrift"),
    (Outcome.TYPED.value, "Jeg skriver mit navn"),
    (Outcome.DECLINED.value, "Jeg ønsker ikke at skrive under"),
)


class AnswerForm(django_forms.Form):
    """A party's answer. What belongs to the ways not chosen is left out of account."""

    outcome = django_forms.ChoiceField(
        label="Hvordan vil du svare?",
        choices=WAYS,
        error_messages={"required": "Vælg, hvordan du vil svare."},
    )
    trace = django_forms.CharField(label="Tegn her", required=False)
    typed = django_forms.CharField(label="Dit navn", required=False, max_length=400)
    reason = django_forms.CharField(
        label="Hvorfor ikke?",
        help_text="Du bestemmer selv, om du vil skrive en grund.",
        required=False,
        max_length=5_000,
    )
    reservation = django_forms.CharField(
        label="Har du et forbehold?",
        help_text="Du kan skrive under og samtidig sige, hvad du ikke er enig i. Du må også lade "
        "feltet være tomt.",
        required=False,
        max_length=5_000,
    )
    shown = django_forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """Check what the chosen way needs."""
        cleaned: dict[str, Any] = super().clean() or {}
        outcome = cleaned.get("outcome")
        if outcome == Outcome.DRAWN and "trace" in cleaned:
            cleaned["trace"] = self._trace(cleaned["trace"])
        if outcome == Outcome.TYPED and cleaned.get("typed") == "":
            self.add_error("typed", "Skriv dit navn.")
        return cleaned

    def _trace(self, sent: str) -> Trace | None:
        try:
            return trace_from(sent)
        except EmptyTraceError:
            self.add_error("trace", "Tegn din underskrift i feltet.")
        except UnreadableTraceError:
            self.add_error("trace", "Tegningen kunne ikke læses. Tegn igen, eller skriv dit navn.")
        return None

    def answer(self, way: Way, identified: str = "") -> PartyAnswer:
        """Return the answer of a valid form; see PartyAnswer for `identified`."""
        outcome = Outcome(self.cleaned_data["outcome"])
        return PartyAnswer(
            outcome=outcome,
            shown_digest=self.cleaned_data["shown"],
            trace=self.cleaned_data["trace"] if outcome is Outcome.DRAWN else None,
            typed=self.cleaned_data["typed"] if outcome is Outcome.TYPED else "",
            reason=self.cleaned_data["reason"] if outcome is Outcome.DECLINED else "",
            reservation="" if outcome is Outcome.DECLINED else self.cleaned_data["reservation"],
            way=way,
            identified=identified,
        )
