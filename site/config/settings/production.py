"""In service. Whatever is missing in the environment stops the start, by name."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from forms.signing import HttpTimeStamps, Pkcs11Token, Pkcs12File, SealSettings

from .base import *  # noqa: F403


def _required(name: str) -> str:
    """Return the environment variable `name`; raise ImproperlyConfigured when it is empty."""
    value = os.environ.get(name, "")
    if not value:
        message = f"{name} must be set in the environment"
        raise ImproperlyConfigured(message)
    return value


def _paths(name: str) -> tuple[Path, ...]:
    """Return the files that the environment variable lists, with `:` between them."""
    return tuple(Path(part) for part in os.environ.get(name, "").split(":") if part)


def _seal_key() -> Pkcs12File | Pkcs11Token:
    """Return where the organisation's seal key lives: in a token where one is named, or a file."""
    if os.environ.get("SEAL_TOKEN_MODULE"):
        return Pkcs11Token(
            module=Path(_required("SEAL_TOKEN_MODULE")),
            token_label=_required("SEAL_TOKEN_LABEL"),
            pin=_required("SEAL_TOKEN_PIN"),
            key_label=_required("SEAL_TOKEN_KEY"),
            certificate=next(iter(_paths("SEAL_CERTIFICATE")), None),
        )
    return Pkcs12File(Path(_required("SEAL_KEY_FILE")), _required("SEAL_KEY_PASSWORD"))


def _time_stamps() -> HttpTimeStamps | None:
    """Return the time-stamp service; without one, seals are at level B-B."""
    url = os.environ.get("TIME_STAMP_URL")
    return HttpTimeStamps(url) if url else None


DEBUG = False
SECRET_KEY = _required("SECRET_KEY")
PUBLIC_URL = _required("PUBLIC_URL").rstrip("/")
WAGTAILADMIN_BASE_URL = PUBLIC_URL
ALLOWED_HOSTS = _required("ALLOWED_HOSTS").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

# --- Messages -------------------------------------------------------------------------------------
PROXY_COUNT = int(os.environ.get("PROXY_COUNT", "1"))

EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_TLS") == "1"
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", f"ingen-svar@{ALLOWED_HOSTS[0]}")
# Without a backend no SMS is offered, and so no links either. The shipped one is GatewayAPI's.
SMS_BACKEND = os.environ.get("SMS_BACKEND", "")
if SMS_BACKEND == "forms.messages.gatewayapi.GatewayApi":
    SMS_GATEWAY = (
        os.environ.get("SMS_GATEWAY_URL", "https://gatewayapi.com/rest/mtsms"),
        _required("SMS_GATEWAY_TOKEN"),
        _required("SMS_SENDER"),
    )

# --- The seal -------------------------------------------------------------------------------------
# SEAL_ROOTS are the certificates that the organisation's own ends in; the others may be left out.
SEAL = SealSettings(
    key=_seal_key(),
    roots=tuple(Path(part) for part in _required("SEAL_ROOTS").split(":")),
    chain=_paths("SEAL_CHAIN"),
    time_stamps=_time_stamps(),
    time_stamp_roots=_paths("TIME_STAMP_ROOTS"),
    seal_certificates=_paths("SEAL_CERTIFICATE"),
    crls=_paths("SEAL_CRLS"),
)
DEMONSTRATION_ALLOWED = False
