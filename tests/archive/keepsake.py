"""Rows that were made once at some cost, put into a test's own transaction whenever it asks."""

import copy
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from forms.archive.models import (
    Anchor,
    Event,
    Party,
    SealedFile,
    StoredFile,
    Submission,
    WaitingSeal,
)
from forms.cases.models import Case, CaseEvent, Unit
from forms.filling.models import Draft, FormVersion, StepRevision

# In the order in which they lean on each other.
MODELS: tuple[type[Model], ...] = (
    User,
    Unit,
    Case,
    CaseEvent,
    FormVersion,
    Draft,
    StepRevision,
    StoredFile,
    Submission,
    Party,
    SealedFile,
    WaitingSeal,
    Event,
    Anchor,
)
Rows = dict[type[Any], list[Any]]


def rows() -> Rows:
    """Return everything that stands in the database."""
    return {model: list(model._default_manager.all()) for model in MODELS}


def put_back(kept: Rows) -> None:
    """Put the rows where nobody has made rows yet."""
    for model, found in kept.items():
        model._default_manager.bulk_create(copy.deepcopy(found))
