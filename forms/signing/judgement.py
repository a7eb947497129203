"""How a seal that fits its bytes is judged: whether its maker and its time are to be believed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509

from .signed_data import TimeStamp
from .trust import Evidence, Standing, Trust, sealer_standing, stamper_standing
from .verdicts import Finding, Problem

_REASONS = {
    Standing.UNKNOWN: Problem.SIGNER_UNKNOWN,
    Standing.UNSUITABLE: Problem.SIGNER_UNKNOWN,
    Standing.REVOKED: Problem.CERTIFICATE_REVOKED,
    Standing.OUT_OF_TIME: Problem.CERTIFICATE_OUT_OF_TIME,
}


@dataclass(frozen=True, slots=True)
class Judge:
    """What is believed, what a document brings with it, and when it is looked at (aware)."""

    trust: Trust
    evidence: Evidence
    now: datetime

    def knows(self, certificate: x509.Certificate) -> bool:
        """Say whether a certificate is the organisation's, be it expired or revoked by now."""
        standing = sealer_standing(certificate, self.evidence, self.trust, self.now)
        return standing not in (Standing.UNKNOWN, Standing.UNSUITABLE)

    def stamps(self, stamps: Sequence[TimeStamp]) -> "Stamping":
        """Judge time stamps, of which each but the last is covered by the one after it."""
        first: datetime | None = None
        doubts: list[Problem | None] = []
        needed_at = self.now
        for stamp in reversed(stamps):
            doubt = self._doubt(stamp, needed_at)
            doubts.insert(0, doubt)
            if doubt is not Problem.TIME_STAMP_UNKNOWN:
                first = needed_at = stamp.at
        return Stamping(first, tuple(doubts))

    def sealer(
        self, certificate: x509.Certificate, proven_at: datetime | None, claimed_at: datetime | None
    ) -> "Sealing":
        """Judge who sealed, at the time that is proven or, where none is, at the one claimed."""
        if proven_at is not None:
            standing = sealer_standing(certificate, self.evidence, self.trust, proven_at)
            return Sealing(proven_at, _REASONS.get(standing))
        at = min(claimed_at or self.now, self.now)
        reason = _REASONS.get(sealer_standing(certificate, self.evidence, self.trust, at))
        # Whoever has a revoked key can claim to have sealed before that.
        today = sealer_standing(certificate, self.evidence, self.trust, self.now)
        if today is Standing.REVOKED:
            reason = Problem.CERTIFICATE_REVOKED
        expired = reason is None and today is Standing.OUT_OF_TIME
        return Sealing(claimed_at, reason, Problem.CERTIFICATE_EXPIRED if expired else None)

    def _doubt(self, stamp: TimeStamp, at: datetime) -> Problem | None:
        certificate = stamp.signature.certificate
        evidence = self.evidence.with_certificates(stamp.signature.issuers)
        standing = stamper_standing(certificate, evidence, self.trust, at)
        if standing is Standing.OUT_OF_TIME:
            then = stamper_standing(certificate, evidence, self.trust, stamp.at)
            if then is Standing.TRUSTED:
                return Problem.TIME_STAMP_EXPIRED
        return None if standing is Standing.TRUSTED else Problem.TIME_STAMP_UNKNOWN


@dataclass(frozen=True, slots=True)
class Stamping:
    """What time stamps prove: `first` is the earliest time believed, or None.

    `doubts` has one entry a stamp. TIME_STAMP_EXPIRED: it was good when it was made, but has run
    out since, and nothing renewed it in time. TIME_STAMP_UNKNOWN: it is not to be believed.
    """

    first: datetime | None
    doubts: tuple[Problem | None, ...]

    def findings(self) -> tuple[Finding, ...]:
        """Return what there is to tell of the stamps, each thing once."""
        return tuple(Finding(doubt) for doubt in dict.fromkeys(self.doubts) if doubt is not None)


@dataclass(frozen=True, slots=True)
class Sealing:
    """When it was sealed, why it was not the organisation that did, and what else there is."""

    at: datetime | None
    reason: Problem | None
    remark: Problem | None = None

    def findings(self) -> tuple[Finding, ...]:
        """Return what there is to tell although the organisation sealed."""
        return (Finding(self.remark),) if self.remark is not None else ()
