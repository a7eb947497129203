"""The young person's course ("forløb"): who it is about, who works on it, how far it is."""

import uuid
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.urls import reverse

from forms.definition.conditions import months_after
from forms.library.vocabulary import COMBINATIONS, WITH_SUPPORT

AGE_OF_MAJORITY = 18  # years; værgemålsloven § 1


class Unit(models.Model):
    """A unit of the municipality; its leaders are set over the courses of the unit."""

    name = models.CharField("navn", max_length=200, unique=True)
    leaders: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, verbose_name="ledere", related_name="leads", blank=True
    )
    members: "models.ManyToManyField[Any, Any]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        verbose_name="medarbejdere",
        related_name="units",
        blank=True,
        help_text="De kan vælges som koordinator og bostøttemedarbejder i enhedens forløb.",
    )

    class Meta:
        verbose_name = "enhed"
        verbose_name_plural = "enheder"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class CourseStep(models.IntegerChoices):
    """The seven steps of a course in Samarbejdsmodellen."""

    REFERRAL = 1, "Opsporing og henvisning"
    ASSESSMENT = 2, "Udredning og visitation"
    START = 3, "Opstart i Samarbejdsmodellen"
    SUPPORT_STARTS = 4, "Bostøtten starter"
    MOVING_IN = 5, "Indflytning i egen bolig"
    SUPPORT_ENDS = 6, "Bostøtten slutter"
    ENDING = 7, "Forløbet slutter"


ONLY_WITH_SUPPORT = (CourseStep.SUPPORT_STARTS, CourseStep.SUPPORT_ENDS)


class CaseQuerySet(models.QuerySet["Case"]):
    """Courses, always seen by somebody."""

    def visible_to(self, user: AbstractBaseUser | AnonymousUser) -> "CaseQuerySet":
        """Return the courses that the user works on or is set over; nobody else's."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        own = models.Q(coordinator=user) | models.Q(support_worker=user)
        return self.filter(own | models.Q(unit__leaders=user)).distinct()


class Case(models.Model):
    """A young person's course.

    No CPR number is kept: the case number leads to the municipality's own record.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    young_person = models.CharField("den unges navn", max_length=400)
    birth_date = models.DateField("fødselsdato")
    case_number = models.CharField("sagsnummer", max_length=60, blank=True)
    unit = models.ForeignKey(
        Unit, verbose_name="enhed", on_delete=models.PROTECT, related_name="cases"
    )
    coordinator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="myndighedskoordinator",
        on_delete=models.PROTECT,
        related_name="coordinated_cases",
    )
    support_worker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="bostøttemedarbejder",
        on_delete=models.PROTECT,
        related_name="supported_cases",
        null=True,
        blank=True,
    )
    combination = models.CharField(
        "indsats",
        max_length=20,
        choices=[(option.id, option.label) for option in COMBINATIONS],
    )
    step = models.PositiveSmallIntegerField(
        "trin", choices=CourseStep.choices, default=CourseStep.REFERRAL
    )
    created_at = models.DateTimeField("oprettet", auto_now_add=True)
    closed_at = models.DateTimeField("afsluttet", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "forløb"
        verbose_name_plural = "forløb"
        ordering = ("young_person",)

    def __str__(self) -> str:
        return self.young_person

    def get_absolute_url(self) -> str:
        """Return the address of the course's page."""
        return reverse("case_page", args=[self.pk])

    @property
    def has_support(self) -> bool:
        """Whether the combination gives the young person a support worker."""
        return self.combination in WITH_SUPPORT

    def steps(self) -> list[CourseStep]:
        """Return the steps of this course: two of them belong to support alone."""
        return [step for step in CourseStep if self.has_support or step not in ONLY_WITH_SUPPORT]

    def age(self, on: date) -> int:
        """Return the young person's age in whole years on a day."""
        years = on.year - self.birth_date.year
        return years if months_after(self.birth_date, 12 * years) <= on else years - 1

    def is_minor(self, on: date) -> bool:
        """Say whether the young person is under 18 on a day."""
        return self.age(on) < AGE_OF_MAJORITY


class CaseEvent(models.Model):
    """Who did what with a course, and when: also who only read it. Rows are only ever added.

    Without an `actor` nobody was signed in: a party answered by their own link, or time did it.
    """

    class Kind(models.TextChoices):
        """What was done."""

        CREATED = "created", "Oprettede forløbet"
        CHANGED = "changed", "Ændrede forløbet"
        READ = "read", "Åbnede forløbet"
        DRAFT_STARTED = "draft_started", "Begyndte på et skema"
        DRAFT_DELETED = "draft_deleted", "Slettede en kladde"
        SUBMITTED = "submitted", "Sendte et skema til underskrift"
        TAKEN_BACK = "taken_back", "Tog et skema tilbage fra underskrift"
        SEALED = "sealed", "Dokumentet blev forseglet"
        FILE_FETCHED = "file_fetched", "Hentede en fil"
        WITHDRAWN = "withdrawn", "Kaldte et dokument tilbage"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="events")
    kind = models.CharField("handling", max_length=20, choices=Kind)
    subject = models.CharField("om", max_length=200, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="hvem",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
    )
    at = models.DateTimeField("hvornår", auto_now_add=True)

    class Meta:
        verbose_name = "hændelse"
        verbose_name_plural = "hændelser"
        ordering = ("-at", "-pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}".strip()
