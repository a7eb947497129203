"""Which engine answers: Elasticsearch where one is set up and there, else the embedded one."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.utils.module_loading import import_string

from search.keeping.following import follow
from search.keeping.reading import read_changes

from .embedded import EmbeddedEngine
from .engine import Engine, EngineAwayError

REST = 15  # seconds that an engine which was away is left alone
Answer = TypeVar("Answer")

_log = logging.getLogger(__name__)
_away: dict[int, float] = {}  # by the engine's id: until when (monotonic seconds)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What answered; `instead` tells that it did so for one that is away."""

    engine: str
    instead: bool = False


def engines() -> tuple[Engine, ...]:
    """Return the engines that are set up, the one that answers first."""
    embedded = _embedded(Path(settings.SEARCH_FOLDER))
    if not settings.ELASTICSEARCH_URL:
        return (embedded,)
    elastic = _elastic(
        settings.ELASTICSEARCH_URL, settings.ELASTICSEARCH_INDEX, settings.ELASTICSEARCH_PATIENCE
    )
    return (elastic, embedded)


def engine_named(name: str) -> Engine:
    """Return an engine by its name; raise LookupError where none is set up by it."""
    for engine in engines():
        if engine.name == name:
            return engine
    raise LookupError(name)


@lru_cache(16)
def _embedded(folder: Path) -> Engine:
    return EmbeddedEngine(folder)


@lru_cache(16)
def _elastic(url: str, alias: str, patience: float) -> Engine:
    # By name, because most have no server, and its client takes half a second to load.
    engine: Engine = import_string("search.engines.elastic.ElasticEngine")(url, alias, patience)
    return engine


def keep_up() -> None:
    """Read what has changed in the site, and let every engine that is there follow."""
    read_changes()
    for engine in engines():
        if not _rests(engine):
            try:
                follow(engine)
            except EngineAwayError as error:
                _let_rest(engine, error)


def answer_of(ask: Callable[[Engine], Answer], only: str = "") -> tuple[Answer, Chosen]:
    """Return the answer of the first engine that is there, and which it was.

    `only` names the one to ask; then EngineAwayError is raised when it is away, as it is when all
    are. LookupError is raised where there is none of that name.
    """
    asked = (engine_named(only),) if only else engines()
    for engine in asked:
        if _rests(engine) and engine is not asked[-1]:
            continue
        try:
            return ask(engine), Chosen(engine.name, instead=engine is not asked[0])
        except EngineAwayError as error:
            _let_rest(engine, error)
            if engine is asked[-1]:
                raise
    raise EngineAwayError("no engine is set up")


def forget_who_is_away() -> None:
    """Ask every engine again from now on."""
    _away.clear()


def _rests(engine: Engine) -> bool:
    return time.monotonic() < _away.get(id(engine), 0)


def _let_rest(engine: Engine, error: EngineAwayError) -> None:
    if len(engines()) > 1:
        _away[id(engine)] = time.monotonic() + REST
    _log.warning("%s is away: %s", engine.name, error)
