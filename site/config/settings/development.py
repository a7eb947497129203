"""On a developer's own machine, and for the demonstration that `make run` starts."""

import os
import secrets
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATA

DEBUG = os.environ.get("DEBUG") == "1"
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

if collected := os.environ.get("STATIC_ROOT"):
    # As in service: named by their content and compressed. `make run` collects them.
    STATIC_ROOT = Path(collected)
else:
    # Found where they lie, so nothing needs to be collected first.
    STATIC_ROOT = None
    WHITENOISE_USE_FINDERS = True
    WHITENOISE_AUTOREFRESH = DEBUG
    STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
# Nothing goes out: it is printed, and shown on /udvikling/beskeder/.
EMAIL_BACKEND = "forms.messages.developer.DeveloperEmail"
SMS_BACKEND = "forms.messages.developer.DeveloperSms"
DEVELOPER_MAILBOX = DATA / "messages.jsonl"


def _kept_secret() -> str:
    """Make the secret key once and keep it beside the data, so that sessions survive a restart."""
    path = DATA / "secret-key"
    if not path.exists():
        DATA.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50), encoding="ascii")
        path.chmod(0o600)
    return path.read_text(encoding="ascii")


SECRET_KEY = _kept_secret()
