"""Whether a signature part is, where nothing signs it, just as a seal of ours is made.

XML signatures leave room: for comments and blanks, for other certificates, for properties that
nobody signed. None of it changes what was sealed, but a seal of ours has none of it, so whatever is
found there was put in afterwards.
"""

from copy import deepcopy
from datetime import UTC, datetime

from lxml import etree

from .safe_xml import Element, parse, serialized
from .word_archive import ArchiveStamp, add_archive_stamp, add_proofs
from .word_markup import DS, XADES, Statement, add_time_stamp, set_value, unsigned_markup
from .word_note import certificates_in, digests_of
from .word_signatures import WordSignature

_SIGNED = (f"{{{DS}}}SignedInfo", f"{{{DS}}}Object[@Id]", f".//{{{XADES}}}SignedProperties")


def is_as_made(
    signature: WordSignature, archive: tuple[ArchiveStamp, ...], content: bytes, note: bytes
) -> bool:
    """Say whether the part differs from one of ours in nothing that is not signed.

    `content` is the part, and `note` the seal's list of parts, which names the certificates too.
    """
    if any(not isinstance(element.tag, str) for element in signature.root.iter()):
        return False
    certificates = (signature.certificate, *signature.issuers)
    if digests_of(certificates) != certificates_in(note):
        return False
    return serialized(signature.root) == content and (
        _unsigned(signature.root) == _unsigned(_made(signature, archive))
    )


def _made(signature: WordSignature, archive: tuple[ArchiveStamp, ...]) -> Element:
    """Make a seal of the same certificates, value, time stamps and proofs that says nothing."""
    blank = Statement(
        parts=(),
        certificate=signature.certificate,
        chain=signature.issuers,
        at=datetime.now(UTC),
        comment="",
        signature_method="",
    )
    made = unsigned_markup(blank)
    set_value(made, signature.value)
    if signature.stamp is not None:
        add_time_stamp(made, signature.stamp)
    for stamp in archive:
        add_proofs(made, stamp.proofs)
        add_archive_stamp(made, stamp.token)
    return parse(serialized(made))


def _unsigned(root: Element) -> bytes:
    """Return what of a signature part nothing signs."""
    rest = deepcopy(root)
    for path in _SIGNED:
        for element in rest.iterfind(path):
            tail = element.tail
            element.clear()
            element.tail = tail
    return bytes(etree.tostring(rest))
