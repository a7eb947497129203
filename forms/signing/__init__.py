"""Seals on PDF and Word files: made, time-stamped and verified, without Django.

Begin at `configuration` (what an operator sets becomes a seal and trust), `pdf` and `word` (how
files are sealed) and `verification` (what a file is found to be). `authority` makes a demonstration
of all this.
"""

from .authority import Authority, create_authority
from .certificates import common_name
from .configuration import OwnTimeStampService, Seal, SealSettings, load_trust, open_seal
from .credentials import Pkcs12File
from .errors import RevocationDataError, SealingError, TimeStampError
from .lasting import proven_until
from .pdf import extend_pdf, seal_pdf
from .reaching import Reached, Reaching
from .sealed import Level, Sealed
from .statements import is_signed, is_stamped, sign_statement, stamp_over
from .taking_apart import PdfPieces, Pieces, WordPieces, take_apart
from .timestamps import HttpTimeStamps, OwnTimeStamps
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
    "OwnTimeStamps",
    "PdfPieces",
    "Pieces",
    "Pkcs11Token",
    "Pkcs12File",
    "Problem",
    "Reached",
    "Reaching",
    "RevocationDataError",
    "Seal",
    "SealSettings",
    "Sealed",
    "SealingError",
    "Status",
    "TimeStampError",
    "Trust",
    "Verdict",
    "WordPieces",
    "common_name",
    "create_authority",
    "extend_pdf",
    "extend_word",
    "is_signed",
    "is_stamped",
    "load_trust",
    "open_seal",
    "proven_until",
    "seal_pdf",
    "seal_word",
    "sign_statement",
    "stamp_over",
    "take_apart",
    "verify",
]
