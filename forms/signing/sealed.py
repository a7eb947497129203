"""What comes out of sealing."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Level(StrEnum):
    """How long and by what a seal can be proven.

    PDF: the baseline levels of PAdES (ETSI EN 319 142-1): signed; with the time proven; with
    revocation data; with an archive time stamp over all of it. Word: XAdES (ETSI TS 101 903)
    without and with a signature time stamp; with revocation data and an archive time stamp.
    """

    B_B = "B-B"
    B_T = "B-T"
    B_LT = "B-LT"
    B_LTA = "B-LTA"
    XADES_EPES = "XAdES-EPES"
    XADES_T = "XAdES-T"
    XADES_A = "XAdES-A"

    @property
    def lasting(self) -> bool:
        """Whether an archive time stamp is over it, so that it can be renewed without end."""
        return self in (Level.B_LTA, Level.XADES_A)


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed file, the level that was reached, and when it was sealed (aware, UTC)."""

    content: bytes
    level: Level
    sealed_at: datetime
