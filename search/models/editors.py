"""What editors add: synonyms, promoted results, and the administrator's settings."""
# mypy: allow-subclassing-any
# (Wagtail ships no types, so its classes are Any to the type checker.)

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from search.analysis.synonyms import Group, phrase_of


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of `text` that hold something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


class SynonymGroup(models.Model):
    """Words that search takes for the same. A change works from the next search on."""

    same = models.TextField(
        "ord for det samme",
        help_text="Et ord eller udtryk på hver linje. Søger man på det ene, findes de andre også.",
    )
    near = models.TextField(
        "beslægtede ord",
        blank=True,
        help_text="Ord for noget, der ligger tæt på. De findes også, men kommer længere nede.",
    )
    active = models.BooleanField("i brug", default=True)
    changed_at = models.DateTimeField("ændret", auto_now=True)

    panels = [FieldPanel("same"), FieldPanel("near"), FieldPanel("active")]

    class Meta:
        verbose_name = "synonymgruppe"
        verbose_name_plural = "synonymer"
        ordering = ("same",)

    def __str__(self) -> str:
        return " / ".join(lines_of(self.same))

    def clean(self) -> None:
        """Refuse a group that joins nothing."""
        same, near = lines_of(self.same), lines_of(self.near)
        for field, lines in (("same", same), ("near", near)):
            for line in lines:
                if not phrase_of(line):
                    text = f"»{line}« er kun småord. Dem ser søgningen bort fra."
                    raise ValidationError({field: text})
        if len({phrase_of(line) for line in (*same, *near)}) < 2:
            text = (
                "Skriv mindst to forskellige ord, hvert på sin linje. Endelser gør ingen forskel."
            )
            raise ValidationError({"same": text})

    def group(self) -> Group:
        """Return the group as search reads it."""
        return Group(lines_of(self.same), lines_of(self.near))


class LoadedGroup(models.Model):
    """Something of the starting content that was loaded once, and is the editors' since then."""

    key = models.CharField(max_length=80, unique=True)

    class Meta:
        verbose_name = "indlæst gruppe"
        verbose_name_plural = "indlæste grupper"

    def __str__(self) -> str:
        return self.key


class PromotedResult(models.Model):
    """A page that editors put on top for certain searches."""

    queries = models.TextField(
        "søgninger",
        help_text="En søgning på hver linje. Endelser og små ord gør ingen forskel.",
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name="side", on_delete=models.CASCADE, related_name="+"
    )
    anchor = models.CharField(
        "anker", max_length=80, blank=True, help_text="Afsnittets adresse efter #. Kan undværes."
    )
    reason = models.CharField(
        "tekst", max_length=200, blank=True, help_text="Hvorfor siden er den rette. Kan undværes."
    )

    panels = [
        FieldPanel("queries"),
        FieldPanel("page"),
        FieldPanel("anchor"),
        FieldPanel("reason"),
    ]

    class Meta:
        verbose_name = "fremhævet resultat"
        verbose_name_plural = "fremhævede resultater"

    def __str__(self) -> str:
        return " / ".join(lines_of(self.queries))

    def clean(self) -> None:
        """Refuse queries that hold nothing to look for."""
        for line in lines_of(self.queries):
            if not phrase_of(line):
                text = f"»{line}« er kun småord. Dem ser søgningen bort fra."
                raise ValidationError({"queries": text})


@register_setting(icon="search", order=20)
class SearchSettings(BaseGenericSetting):
    """What the administrator decides about search."""

    answers = models.BooleanField(
        "søg også i skemaernes svar",
        default=False,
        help_text="Så finder medarbejdere også ord i fritekstsvar i de forløb, de selv må se. "
        "CPR-numre bliver aldrig søgbare.",
    )
    days_kept = models.PositiveSmallIntegerField(
        "dage, søgninger gemmes",
        default=90,
        validators=[MinValueValidator(1), MaxValueValidator(730)],
        help_text="Til rapporten om søgninger uden resultat. De gemmes uden oplysning om, hvem "
        "der søgte, og slettes derefter.",
    )

    panels = [
        MultiFieldPanel([FieldPanel("answers")], heading="Hvad der kan findes"),
        MultiFieldPanel([FieldPanel("days_kept")], heading="Rapporten"),
    ]

    class Meta:
        verbose_name = "søgning"
        verbose_name_plural = "søgning"
