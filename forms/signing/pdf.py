"""The seal on a PDF: a certifying PAdES signature that allows no change after it."""

import asyncio
import io

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.signers.pdf_signer import TimestampDSSContentSettings
from pyhanko.sign.validation import DocumentSecurityStore, collect_validation_info
from pyhanko.stamp.noop import NoOpStampStyle
from pyhanko_certvalidator.errors import PathError, ValidationError

from .cms_signer import DIGEST, CmsSigner
from .credentials import Sealer
from .errors import (
    AlreadySealedError,
    RevocationDataError,
    SealFieldMissingError,
    UnreadableDocumentError,
    UnsuitableDocumentError,
)
from .pdf_signatures import seal_time
from .sealed import Level, Sealed
from .timestamps import CheckedStamper, TimeStamps
from .trust import Trust, proof_context

# The revocation data go under the archive time stamp, which so covers the file to its last byte.
_UNDER_THE_STAMP = TimestampDSSContentSettings(include_vri=False, update_before_ts=True)


def seal_pdf(
    pdf: bytes,
    sealer: Sealer,
    *,
    field: str,
    time_stamps: TimeStamps | None = None,
    trust: Trust | None = None,
    reason: str | None = None,
) -> Sealed:
    """Seal a PDF in its empty signature field `field`, whose appearance stays as it was drawn.

    Without a time-stamp service the seal reaches B-B, with one B-T, and B-LTA where `trust` brings
    revocation lists besides. `reason` is text for those who look at the seal in a PDF reader.

    Raises UnsuitableDocumentError (AlreadySealedError, SealFieldMissingError,
    UnreadableDocumentError), TimeStampError, RevocationDataError and CertificateExpiredError.
    """
    writer = _writer(pdf)
    _require_empty_field(writer.prev, field)
    metadata = PdfSignatureMetadata(
        field_name=field,
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
    )
    stamper = time_stamps.stamper() if time_stamps is not None else None
    signer = PdfSigner(
        metadata, signer=CmsSigner(sealer), timestamper=stamper, stamp_style=NoOpStampStyle()
    )
    try:
        content = signer.sign_pdf(writer, existing_fields_only=True).getvalue()
    except (SigningError, PdfError) as error:
        raise UnsuitableDocumentError(f"the PDF takes no seal: {error}") from error
    level = Level.B_B if stamper is None else Level.B_T
    if stamper is not None and trust is not None and trust.crls:
        content, level = _archived(content, stamper, trust), Level.B_LTA
    return Sealed(content, level, seal_time(content))


def extend_pdf(content: bytes, *, time_stamps: TimeStamps, trust: Trust) -> Sealed:
    """Put revocation data and a new archive time stamp on a sealed PDF: B-LTA, or B-LTA again.

    This brings up a file that was sealed while a service did not answer, and renews one whose last
    archive time stamp is about to run out. Where `trust` has no revocation lists, there is only the
    time to prove, and the level is B-T. Verify the file first: what is stamped here is whatever it
    says. Raises TimeStampError, RevocationDataError and UnsuitableDocumentError.
    """
    if trust.crls:
        longer = _archived(content, time_stamps.stamper(), trust)
        return Sealed(longer, Level.B_LTA, seal_time(longer))
    longer = _stamped(content, time_stamps.stamper())
    return Sealed(longer, Level.B_T, seal_time(longer))


class _Writer(IncrementalPdfFileWriter):
    """A writer that adds what it is told to and leaves the document's own description alone.

    pyHanko's enters itself as the producer and sets a new date, at every time stamp again. Then a
    verification could not tell that from somebody's changing the title of a sealed document.
    """

    def _update_meta(self) -> None:
        pass


def _archived(content: bytes, stamper: CheckedStamper, trust: Trust) -> bytes:
    writer = _sealed_writer(content)
    proof = proof_context(trust)
    try:
        # The last signature covers those before it, and the revocation data that prove them.
        last = writer.prev.embedded_signatures[-1]
        paths = asyncio.run(collect_validation_info(last, proof))
        DocumentSecurityStore.supply_dss_in_writer(
            writer, None, paths=paths, validation_context=proof
        )
        archived = PdfTimeStamper(stamper).timestamp_pdf(
            writer, DIGEST, proof, dss_settings=_UNDER_THE_STAMP
        )
    except (ValidationError, PathError) as error:
        raise RevocationDataError(f"the certificates cannot be proven: {error}") from error
    return bytes(archived.getvalue())


def _stamped(content: bytes, stamper: CheckedStamper) -> bytes:
    """Put a time stamp over the whole file that says nothing of revocation."""
    return bytes(PdfTimeStamper(stamper).timestamp_pdf(_sealed_writer(content), DIGEST).getvalue())


def _sealed_writer(content: bytes) -> "_Writer":
    writer = _writer(content)
    if not writer.prev.embedded_signatures:
        raise UnsuitableDocumentError("the PDF is not sealed")
    return writer


def _writer(pdf: bytes) -> _Writer:
    try:
        writer = _Writer(io.BytesIO(pdf))
    except (PdfError, ValueError, LookupError) as error:
        raise UnreadableDocumentError(f"the PDF cannot be read: {error}") from error
    if writer.prev.encrypted:
        raise UnsuitableDocumentError("an encrypted PDF takes no seal")
    return writer


def _require_empty_field(reader: PdfFileReader, field: str) -> None:
    filled = {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    if any(filled.values()):
        raise AlreadySealedError("the PDF bears a signature already")
    if field not in filled:
        raise SealFieldMissingError(f"the PDF has no signature field {field!r}")
