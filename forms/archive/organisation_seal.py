"""The organisation's seal, as the settings have it: loaded once a process, its trust read anew."""

import functools

from django.conf import settings

from forms.signing import Seal, SealSettings, Trust, create_authority, load_trust, open_seal


class DemonstrationSealError(Exception):
    """The seal is a demonstration's, and this installation is in service."""


def seal_settings() -> SealSettings:
    """Return what is configured, or the demonstration authority, made and renewed as needed."""
    if settings.SEAL is not None:
        configured: SealSettings = settings.SEAL
        return configured
    folder, organisation = settings.DEMONSTRATION_AUTHORITY
    return create_authority(folder, organisation).settings()


@functools.cache
def seal() -> Seal:
    """Return the organisation's key, and its time-stamp service where there is one."""
    return open_seal(seal_settings())


def trust() -> Trust:
    """Return whom to believe; read each time, so that a renewed revocation list counts at once."""
    return load_trust(seal_settings())


def seals_for_demonstration() -> bool:
    """Say whether documents sealed here prove nothing."""
    return seal().is_demonstration


def refuse_demonstration_in_service() -> None:
    """Raise DemonstrationSealError when real documents would get a demonstration's seal."""
    if not settings.DEMONSTRATION_ALLOWED and seals_for_demonstration():
        raise DemonstrationSealError("the seal is a demonstration's; configure the real one")
