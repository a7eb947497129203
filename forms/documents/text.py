"""Text as a document can carry it: every character is shown, or its absence is."""

import re
from urllib.parse import quote

# What an address may hold as it is (RFC 3986), the percent signs of one encoded already among them.
_OF_AN_ADDRESS = "%/:=&?~#+!$,;'@()*[]"

# Characters that no document may carry as they are: controls (PDF and XML forbid them), marks that
# turn the reading direction around behind the reader's back (Unicode's UAX 9 explicit formatting),
# lone surrogates, and the code points that Unicode calls noncharacters.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 17)
    )
    + "]"
)


def visible(text: str) -> str:
    """Return `text` with line ends as `\\n` and each unprintable character named, as in `[U+202E]`.

    Nothing is dropped: a reader sees that something stood there, and what.
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNPRINTABLE.sub(lambda found: f"[U+{ord(found.group()):04X}]", unified)


def one_line(text: str) -> str:
    """Return `text` printable, its line ends and tabs as spaces."""
    return visible(text).replace("\n", " ").replace("\t", " ")


def encoded(address: str) -> str:
    """Return an address percent-encoded, as a link in a file must be.

    Readers of Word files differ on how a link is sealed that holds `<`, `>` or `"` as they are.
    """
    return quote(address, safe=_OF_AN_ADDRESS)
