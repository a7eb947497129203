"""Addresses of a draft."""

from django.urls import reverse

from forms.filling.models import Draft

REVIEW = "gennemse"


def step_url(draft: Draft, step: str) -> str:
    """Return the address of one step."""
    return reverse("draft_step", args=[draft.pk, step])


def review_url(draft: Draft) -> str:
    """Return the address of the page where all is looked through."""
    return reverse("draft_review", args=[draft.pk])
