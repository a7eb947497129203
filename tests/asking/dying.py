"""A worker that is killed: it takes the last party's answer, and ends itself at a named point.

    python -m tests.asking.dying POINT ADDRESS USER JSON

It is run by the tests as a process of its own; SIGKILL lets nothing be tidied up.
"""

import functools
import json
import os
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django

# Where it dies: the module, the name in it, before or after the call, and which call of it.
POINTS: dict[str, tuple[str, str, str, int]] = {
    "before the answer is kept": ("forms.archive.ceremony", "events.append", "before", 1),
    "the answer is not committed": ("forms.archive.ceremony", "events.append", "after", 1),
    "the answer is kept": ("forms.asking.device_views", "seal_or_say", "before", 1),
    "the document is locked": ("forms.archive.sealing", "final_documents", "before", 1),
    "the document is composed": ("forms.archive.sealing", "final_documents", "after", 1),
    "the PDF is rendered": ("forms.archive.sealing", "render_pdf", "after", 1),
    "the PDF is sealed": ("forms.archive.sealing", "render_docx", "before", 1),
    "the Word file is sealed": ("forms.archive.sealing", "require_genuine", "before", 1),
    "both files are checked": ("forms.archive.sealing", "keep", "before", 1),
    "one file is stored": ("forms.archive.sealing", "keep", "after", 1),
    "both files are stored": ("forms.archive.sealing", "keep", "after", 2),
    "the event is added": ("forms.archive.sealing", "events.append", "after", 1),
    "nothing is committed yet": ("forms.archive.sealing", "note", "after", 1),
    "all is committed": ("forms.archive.sealing", "anchor", "before", 1),
    "nobody is told yet": ("forms.asking.device_views", "follow_up", "before", 1),
    "the message is about to leave": ("forms.asking.inviting", "deliver", "before", 1),
    "the message has left": ("forms.asking.inviting", "deliver", "after", 1),
}
ANSWER_LOST = ("before the answer is kept", "the answer is not committed")


def deadly(call: Callable[..., Any], when: str, which: int) -> Callable[..., Any]:
    """Return the function, with the end before or after one of its calls."""
    calls = 0

    @functools.wraps(call)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == which and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = call(*args, **kwargs)
        if calls == which:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return wrapped


def main() -> None:
    """Answer as the last party, up to the point."""
    point, address, username, sent = sys.argv[1:]
    django.setup()
    module, path, when, which = POINTS[point]
    owner: Any = import_module(module)
    *between, name = path.split(".")
    if between:  # of an imported module, a copy that is this module's alone
        whole = getattr(owner, between[0])
        alone = type(sys)(whole.__name__)
        vars(alone).update(vars(whole))
        setattr(owner, between[0], alone)
        owner = alone
    setattr(owner, name, deadly(getattr(owner, name), when, which))

    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username=username))
    client.post(address, json.loads(sent))


if __name__ == "__main__":
    main()
