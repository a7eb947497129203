"""For the tests. (Named so because pytest would collect a `test.py`.)"""

import os
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATA, DATABASES

SECRET_KEY = "only-for-the-tests-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

DATA = Path(os.environ.get("TEST_DATA", DATA / "test"))
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: the browser tests' server reads it from other threads.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
    DATA.mkdir(parents=True, exist_ok=True)
DEMONSTRATION_AUTHORITY = (DATA / "authority", "Eksempel Kommune")
