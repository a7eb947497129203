"""Seals on PDF and Word files: made, time-stamped and verified, without Django.

Begin at `configuration` (what an operator sets becomes a seal and trust), `pdf` and `word` (how
files are sealed) and `verification` (what a file is found to be). `authority` makes a demonstration
of all this.
"""

from .authority import Authority, create_authority
from .configuration import OwnTimeStampService, Seal, SealSettings, load_trust, open_seal
from .credentials import Pkcs12File
from .errors import SealingError
from .pdf import extend_pdf, seal_pdf
from .sealed import Level, Sealed
from .timestamps import HttpTimeStamps
from .token_keys import Pkcs11Token
from .trust import Trust
from .verdicts import Finding, Problem, Status, Verdict
from .verification import verify
from .word import seal_word
from .word_renewal import extend_word

__all__ = [
    "Authority",
    "Finding",
    "HttpTimeStamps",
    "Level",
    "OwnTimeStampService",
    "Pkcs11Token",
    "Pkcs12File",
    "Problem",
    "Seal",
    "SealSettings",
    "Sealed",
    "SealingError",
    "Status",
    "Trust",
    "Verdict",
    "create_authority",
    "extend_pdf",
    "extend_word",
    "load_trust",
    "open_seal",
    "seal_pdf",
    "seal_word",
    "verify",
]
