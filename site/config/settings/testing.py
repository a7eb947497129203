"""For the tests. (Named so because pytest would collect a `test.py`.)"""

import os
import tempfile
from pathlib import Path

from .base import *  # noqa: F403
from .base import DATABASES

SECRET_KEY = "only-for-the-tests-" + "x" * 40
ALLOWED_HOSTS = ["testserver", "127.0.0.1", "localhost"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PUBLICATIONS_ARE_MADE = "by hand"  # following every link would else make every publication
SMS_BACKEND = "tests.messages.phones.Phones"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

if "TEST_DATA" not in os.environ:
    # A folder for each run, so that two runs never meet; a run's worker processes inherit its name.
    _scratch = tempfile.TemporaryDirectory(prefix="fodfaeste-")
    os.environ["TEST_DATA"] = _scratch.name
DATA = Path(os.environ["TEST_DATA"])
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: tests of concurrency open it from several threads.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
DEMONSTRATION_AUTHORITY = (DATA / "authority", "Eksempel Kommune")

# Each worker process has a database of its own, and so files and an index of its own.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")
MEDIA_ROOT = DATA / f"media-{WORKER}"
SEARCH_FOLDER = DATA / f"search-{WORKER}"
SEARCH_LOOKS_EVERY = 0
ELASTICSEARCH_URL = ""
ELASTICSEARCH_PATIENCE = (
    60  # a machine that runs tests may be slow; who tests patience sets its own
)
