"""Which certificates truly lead from one to a root, before anything searches among them.

A path validator tries every way through the certificates that a signature brings along, by their
names. A stranger can bring thirty of one name, and there are more ways through those than anybody
has time for. Signatures cannot be made up, so here only those are followed.
"""

from collections.abc import Iterable

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature

from .certificates import as_x509
from .errors import MALFORMED_ASN1


def links_to_a_root(
    certificate: x509.Certificate,
    others: Iterable[asn1_x509.Certificate],
    roots: tuple[x509.Certificate, ...],
) -> tuple[x509.Certificate, ...] | None:
    """Return the others on the ways from a certificate to a root; None if there is no such way."""
    if certificate in roots:
        return ()
    candidates = set(_readable(others)) - {certificate, *roots}
    issuers: dict[x509.Certificate, list[x509.Certificate]] = {}
    waiting = [certificate]
    while waiting:
        current = waiting.pop()
        issuers[current] = [other for other in candidates if _issued(current, other)]
        waiting.extend(found for found in issuers[current] if found not in issuers)
    arrived = {each for each in issuers if any(_issued(each, root) for root in roots)}
    grown = True
    while grown:
        onward = {each for each, by in issuers.items() if arrived.intersection(by)} - arrived
        arrived |= onward
        grown = bool(onward)
    return tuple(arrived - {certificate}) if certificate in arrived else None


def _readable(others: Iterable[asn1_x509.Certificate]) -> Iterable[x509.Certificate]:
    for other in others:
        try:
            yield as_x509(other)
        except MALFORMED_ASN1:
            continue


def _issued(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(issuer)
    except (InvalidSignature, *MALFORMED_ASN1):
        return False
    return True
