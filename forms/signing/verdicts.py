"""What a verification says: codes alone, which are put into words elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .sealed import Level


class Status(StrEnum):
    """The one thing that the person who asks wants to know."""

    GENUINE = "genuine"
    CHANGED = "changed"
    FOREIGN = "foreign"
    UNSEALED = "unsealed"
    UNREADABLE = "unreadable"


class Problem(StrEnum):
    """Why the status is what it is; beside `genuine`, what there is to know all the same."""

    # changed
    SEAL_BROKEN = "seal-broken"
    SEAL_UNREADABLE = "seal-unreadable"
    CONTENT_ADDED = "content-added"
    CONTENT_CHANGED = "content-changed"
    CONTENT_MISSING = "content-missing"
    CONTAINER_ALTERED = "container-altered"
    OTHER_SIGNATURE = "other-signature"
    TIME_STAMP_BROKEN = "time-stamp-broken"
    # foreign
    SIGNER_UNKNOWN = "signer-unknown"
    CERTIFICATE_REVOKED = "certificate-revoked"
    CERTIFICATE_OUT_OF_TIME = "certificate-out-of-time"
    # changed or genuine
    TIME_STAMP_UNKNOWN = "time-stamp-unknown"
    # genuine
    TIME_STAMP_EXPIRED = "time-stamp-expired"
    CERTIFICATE_EXPIRED = "certificate-expired"
    # unsealed
    SEAL_REMOVED = "seal-removed"
    # unreadable
    NOT_A_DOCUMENT = "not-a-document"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, and where it is: a part's name, or what the machine says, for the log."""

    problem: Problem
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one file.

    `signer` is the common name in the certificate, which only `genuine` and `changed` without
    SIGNER_UNKNOWN vouch for. `sealed_at` (aware, UTC) is proven where `level` is above B-B or
    XAdES-EPES, and claimed otherwise.
    """

    status: Status
    problems: tuple[Finding, ...] = ()
    signer: str | None = None
    sealed_at: datetime | None = None
    level: Level | None = None
