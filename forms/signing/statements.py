"""Statements that the organisation signs with its seal and that are no documents."""

import asyncio
from datetime import UTC, datetime

from .cms_signer import DIGEST, CmsSigner
from .credentials import Sealer
from .digests import digest_by
from .judgement import Judge
from .signed_data import SignedDataError, read_signature, read_time_stamp
from .timestamps import TimeStamps, token_over
from .trust import Evidence, Trust


def sign_statement(statement: bytes, sealer: Sealer) -> bytes:
    """Return a detached CMS signature (RFC 5652) on a statement, in DER."""
    signed = CmsSigner(sealer).async_sign_general_data(statement, DIGEST, detached=True)
    return bytes(asyncio.run(signed).dump())


def stamp_over(signature: bytes, time_stamps: TimeStamps) -> bytes:
    """Return a time-stamp token over a statement's signature, in DER. Raises TimeStampError."""
    return token_over(signature, time_stamps.stamper())


def is_signed(statement: bytes, signature: bytes, trust: Trust) -> bool:
    """Say whether a signature is the organisation's on this statement, expired since or not."""
    try:
        held = read_signature(signature)
    except SignedDataError:
        return False
    judge = Judge(trust, Evidence(held.issuers), datetime.now(UTC))
    return judge.knows(held.certificate) and held.fits(lambda name: digest_by(name, statement))


def is_stamped(signature: bytes, token: bytes) -> bool:
    """Say whether a time-stamp token is over a statement's signature."""
    try:
        return read_time_stamp(token).fits(lambda name: digest_by(name, signature))
    except SignedDataError:
        return False
