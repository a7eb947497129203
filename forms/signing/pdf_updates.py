"""What stands in a PDF after its seal: proofs and time stamps, or something that was slipped in.

A PDF can be added to at its end without touching a byte before (ISO 32000-2, 7.5.6). After a seal
that allows no change only two things may come: certificates with revocation data, and document time
stamps (ISO 32000-2, 12.8.2.2). Here the added bytes are first held against the narrow grammar of
such an addition, to the last byte, so that readers which repair what they cannot read find nothing
to pick up. Only then does pyHanko compare what the document says before and after.
"""

import io
from collections.abc import Collection

from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.generic import PdfObject
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DSSCompareRule,
    FormUpdatingRule,
    ModificationLevel,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
)
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError

from .errors import MALFORMED_ASN1
from .pdf_grammar import NotAnUpdateError, read_updates
from .trust import Evidence

# An addition by ourselves has some twenty objects; a public authority's revocation list is long.
_LONGEST_ADDITION = 32 << 20
_FIELD_KEYS = frozenset({"/Type", "/Subtype", "/FT", "/T", "/TU", "/V", "/F", "/Ff", "/Rect", "/P"})
_STAMP_KEYS = frozenset({"/Type", "/Filter", "/SubFilter", "/Contents", "/ByteRange", "/V"})
_UNTOUCHED = frozenset({"/Root", "/Info", "/Encrypt"})

# pyHanko's own policy also lets the title, the metadata and the form's looks change.
_POLICY = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(  # type: ignore[no-untyped-call]
            frozenset({"/AcroForm", "/DSS"})
        ),
        DSSCompareRule().as_qualified(ModificationLevel.LTA_UPDATES),
    ],
    form_rule=FormUpdatingRule(
        [
            SigFieldCreationRule(),  # type: ignore[no-untyped-call]
            SigFieldModificationRule(),
        ],
        frozenset({"/Fields"}),
    ),
    ignore_orphaned_objects=False,
    ignore_identical_objects=False,
)


class AddedContentError(Exception):
    """Something was added after the seal that is neither a proof nor a time stamp."""


def proofs_after(
    content: bytes, sealed_end: int, time_stamps: Collection[tuple[int, int, int]]
) -> Evidence:
    """Return the proofs that were added to a PDF whose first `sealed_end` bytes are sealed.

    `time_stamps` are the document time stamps among what was added, which hold: where the gap of
    each starts and ends, and where what it is over ends. Raises AddedContentError for any addition
    that is not a proof or one of those.
    """
    if len(content) - sealed_end > _LONGEST_ADDITION:
        raise AddedContentError("more was added than proofs take")
    try:
        sealed = PdfFileReader(io.BytesIO(content[:sealed_end]))
        updates = read_updates(content, sealed_end, sealed.last_startxref or 0)
        whole = PdfFileReader(io.BytesIO(content))
        base = sealed.xrefs.total_revisions - 1
        if whole.xrefs.total_revisions != base + 1 + updates:
            raise AddedContentError("the additions do not follow one another")
        _require_same_document(whole, base)
        compared = _POLICY.review_file(whole, base, doc_mdp=MDPPerm.NO_CHANGES)
        if not isinstance(compared, DiffResult):
            raise AddedContentError(str(compared))
        if compared.modification_level > ModificationLevel.LTA_UPDATES:
            raise AddedContentError("the form was changed")
        _require_fields_of_time_stamps(sealed, whole, time_stamps)
        return _proofs(whole)
    except (NotAnUpdateError, PdfError, *MALFORMED_ASN1) as error:
        raise AddedContentError(f"{type(error).__name__}: {error}") from error


def _require_same_document(whole: PdfFileReader, base: int) -> None:
    """Compare what the trailers point to, which the policy takes for granted."""
    before = _pointers(whole, base)
    for revision in range(base + 1, whole.xrefs.total_revisions):
        if _pointers(whole, revision) != before:
            raise AddedContentError("the trailer points to something else")


def _pointers(whole: PdfFileReader, revision: int) -> dict[str, PdfObject]:
    trailer = whole.get_historical_resolver(revision).trailer_view
    return {key: trailer.raw_get(key) for key in _UNTOUCHED if key in trailer}


def _require_fields_of_time_stamps(
    sealed: PdfFileReader, whole: PdfFileReader, time_stamps: Collection[tuple[int, int, int]]
) -> None:
    """Look into the new fields, which the policy lets in with whatever they hold.

    Each has to hold one of the time stamps that were looked at, and nothing besides.
    """
    before = {name for name, _, _ in enumerate_sig_fields(sealed)}
    added = [field for field in enumerate_sig_fields(whole) if field[0] not in before]
    held = []
    for name, value, field in added:
        stamp = value.get_object() if value is not None else {}
        if not set(field.get_object()) <= _FIELD_KEYS or not set(stamp) <= _STAMP_KEYS:
            raise AddedContentError(f"the field {name} holds more than a time stamp")
        if stamp.get("/Type") != "/DocTimeStamp" or stamp.get("/SubFilter") != "/ETSI.RFC3161":
            raise AddedContentError(f"the field {name} holds no time stamp")
        start, gap, resume, length = (int(number) for number in stamp["/ByteRange"])
        held.append((gap, resume, resume + length) if start == 0 else None)
    if len(held) != len(time_stamps) or set(held) != set(time_stamps):
        raise AddedContentError("the fields hold other time stamps than those in the file")


def _proofs(whole: PdfFileReader) -> Evidence:
    try:
        store = DocumentSecurityStore.read_dss(whole)
    except NoDSSFoundError:
        return Evidence()
    return Evidence(
        certificates=tuple(store.load_certs()),
        crls=tuple(bytes(found.get_object().read_data(DecodePurpose.CRL)) for found in store.crls),
        ocsps=tuple(
            bytes(found.get_object().read_data(DecodePurpose.OCSP_RESPONSE))
            for found in store.ocsps
        ),
    )
