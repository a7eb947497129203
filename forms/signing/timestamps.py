"""Time stamps by RFC 3161: from the demonstration's own service, or from one on the network."""

import asyncio
import queue
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

import requests
from asn1crypto import cms, core, tsp, x509
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.sign.timestamps.common_utils import set_tsp_headers

from .certificates import as_asn1
from .cms_signer import DIGEST, CmsSigner, digest
from .credentials import Sealer
from .errors import MALFORMED_ASN1, TimeStampInvalidError, TimeStampUnavailableError
from .signed_data import SignedDataError, read_time_stamp

# What an own service's stamps promise: nothing but the time. Made like the certificates' policy.
_OWN_POLICY = "2.25.338263824159496922975427301828006157137.1"
_LONGEST_ANSWER = 1 << 20


class TimeStamps(Protocol):
    """Where time stamps come from."""

    def stamper(self) -> "CheckedStamper":
        """Return a new client, for the stamps of one document.

        New each time, because pyHanko's client remembers the service's certificate, and a service
        may change it.
        """


class CheckedStamper(TimeStamper):
    """A client that hands out no token which does not hold. Raises TimeStampError."""

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """Return a token over a ready digest."""
        try:
            token = await super().async_timestamp(message_digest, md_algorithm)
            stamp = read_time_stamp(token.dump())
        except (TimestampRequestError, SignedDataError, *MALFORMED_ASN1) as error:
            raise TimeStampInvalidError(f"no time stamp came back: {error}") from error
        if not stamp.fits(lambda name: message_digest if name == md_algorithm else b""):
            raise TimeStampInvalidError("the time stamp that came back is not over what was sent")
        return token


def token_over(data: bytes, stamper: CheckedStamper) -> bytes:
    """Return a time-stamp token over `data` in DER. Raises TimeStampError."""
    token = asyncio.run(stamper.async_timestamp(digest(data), DIGEST))
    return bytes(token.dump())


@dataclass(frozen=True, slots=True)
class OwnTimeStamps:
    """A time-stamp service in this process; `sealer` holds its certificate and key."""

    sealer: Sealer

    def stamper(self) -> CheckedStamper:
        """Return a new client; see `TimeStamps`."""
        return _OwnStamper(self.sealer)


@dataclass(frozen=True, slots=True)
class HttpTimeStamps:
    """A time-stamp service on the network, which answers within so many seconds or not at all."""

    url: str
    seconds: float = 10.0

    def stamper(self) -> CheckedStamper:
        """Return a new client; see `TimeStamps`."""
        return _HttpStamper(self.url, self.seconds)


class _OwnStamper(CheckedStamper):
    def __init__(self, sealer: Sealer) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._signer = CmsSigner(sealer)
        self._name = as_asn1(sealer.certificate).subject

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Answer the request as RFC 3161, 2.4.2 has it."""
        info = tsp.TSTInfo(
            {
                "version": "v1",
                "policy": _OWN_POLICY,
                "message_imprint": req["message_imprint"],
                "serial_number": secrets.randbits(64) | 1 << 64,
                "gen_time": datetime.now(UTC).replace(microsecond=0),
                "accuracy": {"seconds": 1},
                "nonce": req["nonce"],
                "tsa": x509.GeneralName(name="directory_name", value=self._name),
            }
        )
        token = await self._signer.async_sign_general_data(
            cms.EncapsulatedContentInfo(
                {"content_type": "tst_info", "content": core.ParsableOctetString(info.dump())}
            ),
            DIGEST,
            detached=False,
        )
        return tsp.TimeStampResp({"status": {"status": "granted"}, "time_stamp_token": token})


class _HttpStamper(CheckedStamper):
    def __init__(self, url: str, seconds: float) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._url = url
        self._seconds = seconds

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Send the request by HTTP (RFC 3161, 3.4). Raises TimeStampUnavailableError."""
        query = req.dump()
        answer = _within(self._seconds, lambda: self._ask(query))
        return tsp.TimeStampResp.load(answer, strict=True)

    def _ask(self, query: bytes) -> bytes:
        with requests.post(
            self._url, query, headers=set_tsp_headers({}), timeout=self._seconds, stream=True
        ) as answer:
            answer.raise_for_status()
            content = b""
            for part in answer.iter_content(1 << 16):
                content += part
                if len(content) > _LONGEST_ANSWER:
                    raise requests.RequestException("the answer does not end")
        return content


def _within(seconds: float, task: Callable[[], bytes]) -> bytes:
    """Run `task` beside this thread and wait so long, not longer.

    A time limit on a socket starts over with every byte, and name look-up has none. The thread is
    left to itself when its time is over; it holds nothing that anybody waits for.
    """
    answers: queue.Queue[bytes | Exception] = queue.Queue(1)

    def run() -> None:
        try:
            answers.put(task())
        except (OSError, ValueError) as error:  # requests' errors are OSErrors
            answers.put(error)

    threading.Thread(target=run, daemon=True, name="time stamp").start()
    too_late = TimeStampUnavailableError(f"no time stamp within {seconds:g} seconds")
    try:
        answer = answers.get(timeout=seconds)
    except queue.Empty as error:
        raise too_late from error
    if isinstance(answer, requests.Timeout):
        raise too_late from answer
    if isinstance(answer, Exception):
        raise TimeStampUnavailableError(f"the time-stamp service: {answer}") from answer
    return answer
