"""One node for all of a test run's workers: the first to ask starts it, the last to go ends it."""

import fcntl
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.search.elasticsearch.node import Node, answers


@contextmanager
def shared_node(folders: Any) -> Iterator[Node]:
    """Give a node. `folders` is pytest's tmp_path_factory, whose parent a run's workers share."""
    base = Path(folders.getbasetemp())
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "elasticsearch"
    shared.mkdir(exist_ok=True)
    with _held(shared) as facts:
        if not (facts.get("port") and answers(facts["port"])):
            node = Node(shared).start()
            facts |= {"port": node.port, "pid": node.pid, "users": 0}
        facts["users"] += 1
    try:
        yield Node(shared, facts["port"])
    finally:
        with _held(shared) as facts:
            facts["users"] -= 1
            if not facts["users"]:
                os.kill(facts["pid"], signal.SIGTERM)
                facts["port"] = 0


@contextmanager
def _held(shared: Path) -> Iterator[dict[str, Any]]:
    """Give what is known of the node, to be changed while nobody else does."""
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = shared / "node.json"
        facts = json.loads(known.read_text(encoding="utf-8")) if known.exists() else {}
        yield facts
        known.write_text(json.dumps(facts), encoding="utf-8")
