"""Sealing as far as can be reached: a service that does not answer never loses a seal."""

from collections.abc import Callable
from dataclasses import dataclass

from .credentials import Sealer
from .errors import RevocationDataError, SealingError, TimeStampError
from .pdf import seal_pdf
from .sealed import Sealed
from .timestamps import TimeStamps
from .trust import Trust
from .word import seal_word

_Seal = Callable[[TimeStamps | None, Trust | None], Sealed]


@dataclass(frozen=True, slots=True)
class Reached:
    """A sealed file, and why its level is below the one that was meant; None where it is not."""

    sealed: Sealed
    shortfall: SealingError | None = None


@dataclass(slots=True)
class Reaching:
    """What one document's files are sealed with, step by step down where something is silent.

    A service that was silent for one file is not waited for again for the next.
    """

    sealer: Sealer
    time_stamps: TimeStamps | None
    trust: Trust
    _silence: TimeStampError | None = None
    _unproven: RevocationDataError | None = None

    def pdf(self, pdf: bytes, *, field: str, reason: str | None = None) -> Reached:
        """Seal a PDF; see `seal_pdf`. Raises what it raises, but for what can be brought later."""
        return self._reached(
            lambda stamps, trust: seal_pdf(
                pdf, self.sealer, field=field, time_stamps=stamps, trust=trust, reason=reason
            )
        )

    def word(self, docx: bytes) -> Reached:
        """Seal a Word file; see `seal_word`. Raises what it raises, but for what comes later."""
        return self._reached(
            lambda stamps, trust: seal_word(docx, self.sealer, time_stamps=stamps, trust=trust)
        )

    def _reached(self, seal: _Seal) -> Reached:
        while self._silence is None:
            try:
                trust = None if self._unproven else self.trust
                return Reached(seal(self.time_stamps, trust), self._unproven)
            except TimeStampError as error:
                self._silence = error
            except RevocationDataError as error:
                if self._unproven is not None:
                    raise
                self._unproven = error
        return Reached(seal(None, None), self._silence)
