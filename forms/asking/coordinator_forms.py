"""The forms that the coordinator fills in about the signing."""

from typing import Any

from django import forms as django_forms
from django.utils import timezone

from forms.archive.models import Party, Submission
from forms.asking.inviting import Contact
from forms.asking.models import Channel
from forms.cases.people import User, full_name
from forms.messages.phone import NoPhoneNumberError, read_phone

CHANNELS = (
    (Channel.EMAIL.value, "Link på e-mail, kode på sms"),
    (Channel.SMS.value, "Link på sms, kode på e-mail"),
)
BOTH = "Skriv begge dele. Linket og koden skal gå hver sin vej, så ingen anden kan svare."


class ContactForm(django_forms.Form):
    """Where a party is reached: by two ways, which are theirs alone."""

    email = django_forms.EmailField(
        label="E-mail", max_length=254, error_messages={"required": BOTH}
    )
    phone = django_forms.CharField(
        label="Mobilnummer",
        help_text="Otte tal. Til udlandet med + og landets kode først.",
        max_length=40,
        error_messages={"required": BOTH},
        widget=django_forms.TextInput(attrs={"autocomplete": "off"}),
    )
    channel = django_forms.ChoiceField(label="Hvordan?", choices=CHANNELS)

    def __init__(self, *args: Any, party: Party, sender: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._party, self._sender = party, sender

    def clean_email(self) -> str:
        """Refuse the sender's own address, for anybody but themselves."""
        email: str = self.cleaned_data["email"]
        own = self._sender.email and email.casefold() == self._sender.email.casefold()
        if own and self._party.name != full_name(self._sender):
            raise django_forms.ValidationError(
                f"Det er din egen adresse. Skriv den, som {self._party.name} selv læser."
            )
        return email

    def clean_phone(self) -> str:
        """Return the number in E.164."""
        try:
            return read_phone(self.cleaned_data["phone"])
        except NoPhoneNumberError:
            raise django_forms.ValidationError(
                "Det er ikke et telefonnummer. Se efter, om alle tal er med."
            ) from None

    def clean(self) -> dict[str, Any]:
        """Refuse a code's way that another party reads too: one person could answer for two."""
        cleaned: dict[str, Any] = super().clean() or {}
        others = self._party.submission.parties.exclude(pk=self._party.pk)
        name = "phone" if cleaned.get("channel") == Channel.EMAIL else "email"
        if cleaned.get(name):
            shared = others.filter(**{f"{name}__iexact": cleaned[name]}).first()
            if shared is not None:
                self.add_error(
                    name,
                    f"Den bruger {shared.name} også. Koden skal gå til {self._party.name} alene.",
                )
        return cleaned

    def contact(self) -> Contact:
        """Return what a valid form says."""
        given = self.cleaned_data
        return Contact(given["email"], given["phone"], Channel(given["channel"]))


class ReasonForm(django_forms.Form):
    """A reason, which is printed or told."""

    reason = django_forms.CharField(
        label="Grund",
        max_length=2_000,
        widget=django_forms.Textarea,
        error_messages={"required": "Skriv grunden."},
    )


class TermsForm(django_forms.Form):
    """In which order the parties are asked, and until when."""

    order = django_forms.ChoiceField(
        label="Hvem spørges hvornår?", choices=Submission.Order.choices
    )
    deadline = django_forms.DateField(
        label="Frist",
        help_text="Sidste dag for svar. Lad feltet være tomt, hvis der ingen frist er.",
        required=False,
        widget=django_forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Skriv datoen som dag.måned.år, for eksempel 24.12.2026."},
    )

    def clean_deadline(self) -> Any:
        """Refuse a day that has been."""
        deadline = self.cleaned_data["deadline"]
        if deadline is not None and deadline < timezone.localdate():
            raise django_forms.ValidationError("Den dag er gået. Vælg i dag eller en senere dag.")
        return deadline


def known_contact(party: Party) -> dict[str, str]:
    """Return where the party was reached last, in this course; empty where nobody knows."""
    if party.email or party.phone:
        return {"email": party.email, "phone": party.phone}
    earlier = Party.objects.filter(submission__case=party.submission.case_id, name=party.name)
    found = earlier.exclude(email="").order_by("-pk").first()
    return {"email": found.email, "phone": found.phone} if found else {}
