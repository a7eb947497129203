"""Verification: is this file one of the organisation's, and is it as it was sealed?"""

from datetime import UTC, datetime

from .pdf_verification import verify_pdf
from .trust import Trust
from .verdicts import Finding, Problem, Status, Verdict
from .word_verification import verify_word

# Larger than any document of ours by far; a limit, so that nobody can keep a verification busy.
LARGEST_FILE = 64 << 20

_PDF_HEADER_WITHIN = 1024
_ZIP_END_WITHIN = 65557  # the end record and the longest comment after it
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word before 2007, and encrypted Word ever since


def verify(content: bytes, trust: Trust, *, at: datetime | None = None) -> Verdict:
    """Verify a PDF or a Word file, which its content alone tells apart.

    `at` is the moment of the verification (aware; now by default). Nothing is fetched, nothing is
    kept, and no content makes this fail: what cannot be read gets the status `unreadable`.
    """
    now = at or datetime.now(UTC)
    if len(content) > LARGEST_FILE:
        return Verdict(Status.UNREADABLE, (Finding(Problem.TOO_LARGE),))
    if content.startswith(_OLE):
        return Verdict(Status.UNREADABLE, (Finding(Problem.ENCRYPTED),))
    verdicts = []
    if b"%PDF-" in content[:_PDF_HEADER_WITHIN] or b"/ByteRange" in content:
        verdicts.append(verify_pdf(content, trust, now))
    if content.startswith(b"PK\3\4") or content.find(b"PK\5\6", -_ZIP_END_WITHIN) >= 0:
        verdicts.append(verify_word(content, trust, now))
    if not verdicts:
        return Verdict(Status.UNREADABLE, (Finding(Problem.NOT_A_DOCUMENT),))
    return max(verdicts, key=_telling)


def _telling(verdict: Verdict) -> int:
    """Weigh what a file is found to be when it is read as one kind and as the other.

    A file that is both is not what it was sealed as, whichever reader says so; and one that is
    found to have a seal is that kind of file.
    """
    order = (Status.UNREADABLE, Status.UNSEALED, Status.FOREIGN, Status.GENUINE, Status.CHANGED)
    return order.index(verdict.status)
