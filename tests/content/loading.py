"""The starting content, loaded once for a run; each module has it as it was loaded."""

from collections.abc import Iterator
from typing import Any

import pytest

from content.loading import Loaded, load_content
from tests.databases import inside, undone


@pytest.fixture(scope="session")
def content_copy(django_db_setup: None, django_db_blocker: Any) -> Loaded:
    """Load the starting content into a copy of the test database; return what was done."""
    with django_db_blocker.unblock(), inside("content"):
        return load_content()


@pytest.fixture(scope="module")
def loaded(content_copy: Loaded, django_db_blocker: Any) -> Iterator[Loaded]:
    """Let a module's tests have the starting content; each test's own changes are undone too."""
    with django_db_blocker.unblock(), inside("content"), undone():
        yield content_copy
