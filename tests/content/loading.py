"""The starting content, loaded once for a module's tests and taken away again."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from content.loading import Loaded, load_content


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[Loaded]:
    """Load the starting content; each test's own changes are undone after it, as always."""
    with django_db_blocker.unblock():
        around = transaction.atomic()
        around.__enter__()
        try:
            yield load_content()
        finally:
            transaction.set_rollback(True)
            around.__exit__(None, None, None)
