"""The two doors that a file is checked at: `/kontrol/` and `manage.py documents verify`."""

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.management.running import run

URL = "/kontrol/"


def at_the_site(content: bytes, name: str = "dokument.pdf") -> dict[str, Any]:
    """Check a file at the site as a program does; no content is answered by an error."""
    file = SimpleUploadedFile(name, content)
    answer = Client().post(URL, {"file": file}, headers={"accept": "application/json"})
    assert answer.status_code in (200, 413)
    found: dict[str, Any] = answer.json()
    return found


def page_of(content: bytes, name: str = "dokument.pdf") -> Any:
    """Check a file at the site as people do."""
    answer = Client().post(URL, {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code in (200, 413)
    return answer


def at_the_command_line(content: bytes, folder: Path) -> tuple[int, dict[str, Any]]:
    """Check a file at the command line; return its exit code and what it says."""
    path = folder / "fil"
    path.write_bytes(content)
    ran = run("documents", "verify", path, "--json")
    return ran.code, ran.json[0]
