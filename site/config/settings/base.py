"""Settings that hold everywhere."""

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import dj_database_url
from csp.constants import NONE, SELF

if TYPE_CHECKING:
    from forms.signing import SealSettings

ROOT = Path(__file__).resolve().parents[3]
ASSETS = ROOT / "build" / "assets"
DATA = Path(os.environ.get("DATA", ROOT / "var")).resolve()

INSTALLED_APPS = [
    "config",
    "search",
    "content.publications",
    "content",
    "content.rounds",
    "forms",
    "forms.desk",
    "forms.asking",
    "forms.upkeep",
    "forms.checking",
    "forms.archive",
    "forms.filling",
    "forms.cases",
    "forms.organisation",
    "forms.messages",
    "formtools",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "csp",
    "axes",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.compression.PublicPagesCompressed",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "forms.asking.device.HandedOverMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -------------------------------------------------------------------------------------
DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA / 'fodfaeste.sqlite3'}", conn_max_age=60, conn_health_checks=True
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Writers take the lock when they begin, and readers never wait for them.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "/media/"

# --- Static files -----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT: Path | None = DATA / "static"
STATICFILES_DIRS = [ROOT / "site" / "static", ASSETS]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Language and time ------------------------------------------------------------------------
LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk")]
LOCALE_PATHS = [ROOT / "site" / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True

# --- People -----------------------------------------------------------------------------------
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# Whoever guesses at one person's password from one place has ten tries a quarter of an hour. Of
# what was posted nothing is kept: it may be a form that waits for its writer to sign in.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "config.accounts.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "next", "preserved", "csrfmiddlewaretoken"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
# How many proxies stand before the site; without one, a request's word for its way is not taken.
PROXY_COUNT = 0
AXES_CLIENT_IP_CALLABLE = "config.addresses.client_address"
# Anybody may check documents: so many times in so many seconds from one address.
CHECKS_ALLOWED = (60, 600)
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "case_list"
LOGOUT_REDIRECT_URL = "/"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day, in seconds
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "config.views.csrf_failure"

# --- What a browser may load ------------------------------------------------------------------
# Nothing inline and nothing from elsewhere. Wagtail's admin has scripts of its own, inline.
ADMIN_PATH = "/admin/"
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": [ADMIN_PATH],
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    },
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"  # Wagtail's preview, which it shows in a frame, says otherwise itself

# --- Wagtail ----------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Fodfæste"
WAGTAIL_I18N_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAILADMIN_BASE_URL = os.environ.get(
    "PUBLIC_URL", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
)
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILIMAGES_EXTENSIONS = ["gif", "jpg", "jpeg", "png", "svg", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "content.pictures.upload.PictureForm"
WAGTAIL_WORKFLOW_ENABLED = True
WAGTAIL_FRONTEND_LOGIN_URL = "/log-ind/"
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# The admin asks nobody outside the house: neither for faces by e-mail address, nor for news.
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False

# --- Search -----------------------------------------------------------------------------------
# The embedded engine's folder; a machine's own, never shared between machines.
SEARCH_FOLDER = DATA / "search"
# Elasticsearch 8, where it is set: then it answers, and the embedded engine when it is away.
ELASTICSEARCH_URL = os.environ.get("ELASTICSEARCH_URL", "")
ELASTICSEARCH_INDEX = os.environ.get("ELASTICSEARCH_INDEX", "fodfaeste")
ELASTICSEARCH_PATIENCE = 2  # seconds, then the embedded engine answers
# Seconds between two looks for what has changed in the site.
SEARCH_LOOKS_EVERY = 2

# --- Documents --------------------------------------------------------------------------------
# Where the house answers from outside: printed on documents and drawn in their QR codes.
PUBLIC_URL = WAGTAILADMIN_BASE_URL.rstrip("/")
DOCUMENT_FONTS = ASSETS / "fonts"
# Who makes publications: small ones at once and others by a process that starts when it is needed
# ("beside"), all of them at once, or only `manage.py make_publications` ("by hand").
PUBLICATIONS_ARE_MADE = "beside"

# The organisation's seal (forms.signing.SealSettings), or None for the demonstration authority:
# its folder, and whose seal it is a demonstration of.
SEAL: "SealSettings | None" = None
DEMONSTRATION_AUTHORITY = (DATA / "authority", "Eksempel Kommune")
DEMONSTRATION_ALLOWED = True

# --- Messages to the parties --------------------------------------------------------------------
# SMS goes through the class that this dotted path names; without one no links are sent, because a
# link and its code go by two different ways.
SMS_BACKEND = ""
SMS_GATEWAY = ("", "", "")  # of `forms.messages.gatewayapi.GatewayApi`: address, token, sender
DEVELOPER_MAILBOX: Path | None = None  # where a developer's messages are kept instead of sent
EMAIL_TIMEOUT = 10  # seconds
SIGNING_LINK_DAYS = 14  # that a link for signing works
FILES_LINK_DAYS = 30  # that the parties can fetch the finished files
REMIND_DAYS_BEFORE = (3, 1)  # the deadline

# A network map with sixty people has more fields than Django lets through by itself.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"tokens": {"()": "config.logs.HideTokens"}},
    "handlers": {
        "terminal": {
            "class": "logging.StreamHandler",
            "formatter": "plain",
            "filters": ["tokens"],
        },
    },
    "root": {"handlers": ["terminal"], "level": "WARNING"},
    # They tell of every oddity in files that strangers have checked; the verdict says what matters.
    "loggers": {name: {"level": "ERROR"} for name in ("pyhanko", "pyhanko_certvalidator")},
}
