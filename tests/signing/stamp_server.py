"""A time-stamp service on this machine, which can be told to misbehave."""

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from asn1crypto import tsp

from forms.signing.timestamps import OwnTimeStamps

Answer = Callable[[BaseHTTPRequestHandler, bytes], None]


def honest(stamps: OwnTimeStamps) -> Answer:
    """Answer as RFC 3161 has it."""
    return lambda handler, query: reply(handler, _stamped(stamps, query))


def about_something_else(stamps: OwnTimeStamps) -> Answer:
    """Stamp another digest than the one that was sent."""

    def answer(handler: BaseHTTPRequestHandler, query: bytes) -> None:
        request = tsp.TimeStampReq.load(query)
        request["message_imprint"]["hashed_message"] = b"\1" * 32
        reply(handler, _stamped(stamps, request.dump(force=True)))

    return answer


def refusing(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    reply(handler, bytes.fromhex("3005 3003 020102"))  # a status of 2, rejection, and no token


def mumbling(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    reply(handler, b"<html>velkommen</html>")


def failing(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    handler.send_error(503)


def silent(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    time.sleep(5)


def dripping(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    """Send a byte now and then, so that no single wait for the next one is long."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"\0")
        time.sleep(0.05)


def endless(handler: BaseHTTPRequestHandler, query: bytes) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(64):
        handler.wfile.write(bytes(1 << 18))


def reply(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "application/timestamp-reply")
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@contextmanager
def switching(honest: Answer) -> Iterator[tuple[str, Callable[[Answer | None], None]]]:
    """Serve, and give the address and what makes the service misbehave, or None: be honest."""
    answers = [honest]

    def switch(answer: Answer | None) -> None:
        answers[0] = answer or honest

    with serving(lambda handler, query: answers[0](handler, query)) as url:
        yield url, switch


@contextmanager
def serving(answer: Answer) -> Iterator[str]:
    """Serve on a free port and give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            try:
                answer(self, query)
            except (BrokenPipeError, ConnectionResetError):
                return

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def _stamped(stamps: OwnTimeStamps, query: bytes) -> bytes:
    request = tsp.TimeStampReq.load(query)
    answer = stamps.stamper().async_request_tsa_response(request)
    return bytes(asyncio.run(answer).dump())
