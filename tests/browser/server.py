"""The site as people meet it: prepared with the demonstration, and served by gunicorn."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90  # seconds


@dataclass(frozen=True)
class Server:
    """A running site: its address, its data, and the environment that commands share with it."""

    url: str
    data: Path
    environment: dict[str, str]

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command of `manage.py` on this site's data."""
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.run(
            command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )


@contextmanager
def running_site(data: Path, *, collected: bool = False) -> Iterator[Server]:
    """Prepare a site in an empty folder and serve it, until the block ends.

    With `collected` its style sheets and scripts are named, compressed and cached as in service.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "DATA": str(data),
        "PORT": str(port),
        "PUBLIC_URL": url,
        "WEB_CONCURRENCY": "1",
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
    }
    server = Server(url, data, environment)
    commands = [["prepare"]]
    if collected:
        environment["STATIC_ROOT"] = str(data / "static")
        commands.append(["collectstatic", "--no-input", "--verbosity=0"])
    for command in commands:
        ran = server.manage(*command)
        assert ran.returncode == 0, ran.stderr
    log = (data / "server.log").open("w", encoding="utf-8")
    gunicorn = subprocess.Popen(
        [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    try:
        _wait_for(port, gunicorn)
        yield server
    finally:
        gunicorn.terminate()
        gunicorn.wait(timeout=30)
        log.close()
    said = (data / "server.log").read_text(encoding="utf-8")
    assert "Traceback" not in said, said


def _wait_for(port: int, gunicorn: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert gunicorn.poll() is None, "the server stopped"
        try:
            http.client.HTTPConnection("127.0.0.1", port).request("GET", "/tema.css")
        except ConnectionRefusedError:
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(port)
