"""What can go wrong while a seal is made, each by its own name."""

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm


class SealingError(Exception):
    """A seal could not be made; the subclass says why."""


class CredentialError(SealingError):
    """The organisation's key or certificate cannot be used."""


class CredentialFileError(CredentialError):
    """A configured file is missing, may not be read, or is not what it should be."""


class WrongPasswordError(CredentialError):
    """The password does not open the PKCS#12 file, or the PIN does not open the token."""


class NoPrivateKeyError(CredentialError):
    """There is a certificate, but no private key that goes with it."""


class NoCertificateError(CredentialError):
    """There is a private key, but no certificate that goes with it."""


class UnsupportedKeyError(CredentialError):
    """The key is neither RSA of 2048 bits or more nor on a NIST curve."""


class CertificateExpiredError(CredentialError):
    """The certificate's time is over."""


class CertificateNotYetValidError(CredentialError):
    """The certificate's time has not begun."""


class KeyUsageError(CredentialError):
    """The certificate does not say that its key may be used for this."""


class TokenError(CredentialError):
    """The PKCS#11 module, its token or the key in it cannot be reached."""


class AuthorityError(SealingError):
    """The demonstration authority's folder lacks something, or holds something else."""


class TimeStampError(SealingError):
    """No usable time stamp was had; the seal can be made again without one."""


class TimeStampUnavailableError(TimeStampError):
    """The time-stamp service did not answer in time, or could not be reached."""


class TimeStampInvalidError(TimeStampError):
    """The time-stamp service refused, or answered with something that is no valid stamp."""


class RevocationDataError(SealingError):
    """Nothing at hand shows that the certificates are not revoked: CRLs are missing or stale."""


class UnsuitableDocumentError(SealingError):
    """The document cannot take a seal."""


class UnreadableDocumentError(UnsuitableDocumentError):
    """The bytes are not a PDF or Word file that can be read."""


class SealFieldMissingError(UnsuitableDocumentError):
    """The PDF has no empty signature field of the expected name."""


class AlreadySealedError(UnsuitableDocumentError):
    """The document bears a signature already; there is one seal, at the end."""


# asn1crypto, pyHanko and its path validator walk through ASN.1 as it comes. On bytes that are no
# proper certificate, CMS or revocation list they stumble over whatever is missing there, and these
# are the ways in which they stumble.
MALFORMED_ASN1 = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    UnsupportedAlgorithm,
    ValueError,
    x509.DuplicateExtension,
    x509.ExtensionNotFound,
    x509.InvalidVersion,
    x509.UnsupportedGeneralNameType,
)
