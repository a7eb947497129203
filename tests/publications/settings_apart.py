"""The tests' settings for another process, which finds the test's own database and files.

With `PAUSE` in the environment it stops in the middle of its work while that file is there.
"""

import os
import time
from pathlib import Path

from config.settings.testing import *  # noqa: F403
from config.settings.testing import STORAGES
from forms.documents import fonts

STORAGES = {
    **STORAGES,
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(Path(os.environ["DATA"]) / "media")},
    },
}

_load = fonts.Fonts.load


def _waiting(folder: Path) -> fonts.Fonts:
    while Path(os.environ["PAUSE"]).exists():
        time.sleep(0.05)
    return _load(folder)


if "PAUSE" in os.environ:
    fonts.Fonts.load = _waiting  # type: ignore[method-assign, assignment]
