"""Everything a new site needs from this room, in one call."""

import logging

from search.engines.choice import engines
from search.engines.engine import EngineAwayError
from search.keeping.following import rebuild
from search.keeping.reading import read_everything
from search.models import KeptEntry
from search.starting.load import load_groups
from search.starting.permissions import give_permissions

_log = logging.getLogger(__name__)


def load_search() -> int:
    """Load the starting synonyms, read the whole site and make the indexes; return the entries.

    The editors' groups get what they need for it, once they are there. Safe to call at every
    start. An engine that is away is told of in the log, and catches up when it is back.
    """
    load_groups()
    give_permissions()
    read_everything()
    for engine in engines():
        try:
            rebuild(engine)
        except EngineAwayError as error:
            _log.warning("%s is away and gets its index later: %s", engine.name, error)
    return KeptEntry.objects.count()
