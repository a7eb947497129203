"""Fixtures of this room: the starting content indexed once for a run, and both engines."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import override_settings

from content.loading import load_content
from search.engines import choice
from search.engines.engine import Engine
from search.keeping.following import rebuild
from search.keeping.reading import read_everything
from search.models import EngineState
from search.starting.load import load_groups
from tests.databases import inside, undone
from tests.search.elasticsearch.node import Node
from tests.search.elasticsearch.sharing import shared_node

EMBEDDED, ELASTICSEARCH = "embedded", "elasticsearch"


@pytest.fixture(scope="session")
def index(django_db_setup: None, tmp_path_factory: Any, django_db_blocker: Any) -> Path:
    """The starting content, read into a copy of the test database and this folder's index."""
    folder: Path = tmp_path_factory.mktemp("built")
    with (
        django_db_blocker.unblock(),
        inside("search"),
        override_settings(SEARCH_FOLDER=folder),
    ):
        load_content()
        load_groups()
        read_everything()
        rebuild(choice.engine_named(EMBEDDED))
    return folder


@pytest.fixture(scope="module")
def built(index: Path, django_db_blocker: Any) -> Iterator[Path]:
    """What a module's tests begin with: the index, and the database that it is of."""
    with django_db_blocker.unblock(), inside("search"), undone():
        yield index


@pytest.fixture
def embedded(built: Path, tmp_path: Path, settings: Any) -> Engine:
    """The embedded engine with the starting content; what a test does to it is gone afterwards."""
    folder = tmp_path / "search"
    shutil.copytree(built, folder)
    settings.SEARCH_FOLDER = folder
    choice.forget_who_is_away()
    return choice.engine_named(EMBEDDED)


@pytest.fixture(scope="session")
def node(tmp_path_factory: Any) -> Iterator[Node]:
    """A real Elasticsearch; all of a run's workers share it, so nobody kills it."""
    with shared_node(tmp_path_factory) as running:
        yield running


@pytest.fixture(scope="session")
def on_the_node() -> dict[str, Any]:
    """The index that tests share on the node, as long as none of them changes it."""
    return {}


@pytest.fixture
def elasticsearch(
    node: Node, embedded: Engine, settings: Any, on_the_node: dict[str, Any]
) -> Iterator[Engine]:
    """Elasticsearch with the starting content, the embedded engine behind it."""
    settings.ELASTICSEARCH_URL = node.url
    settings.ELASTICSEARCH_INDEX = on_the_node.setdefault("alias", f"test-{uuid4().hex[:12]}")
    engine = choice.engine_named(ELASTICSEARCH)
    if "state" in on_the_node:
        EngineState.objects.create(**on_the_node["state"])
    else:
        rebuild(engine)
        on_the_node["state"] = _state()
    yield engine
    if _state() != on_the_node["state"]:
        on_the_node.clear()  # the next test makes its own


def _state() -> dict[str, Any] | None:
    return EngineState.objects.values("engine", "index", "epoch", "position").first()


@pytest.fixture(params=[EMBEDDED, ELASTICSEARCH])
def engine(request: pytest.FixtureRequest, built: Path) -> Engine:
    """Each engine in turn, as the one that answers.

    `built` is asked for by name, so that it is there before the test's own transaction begins.
    """
    answering: Engine = request.getfixturevalue(request.param)
    return answering
