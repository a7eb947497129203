"""Asking Lighthouse about a page that a server shows."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.browser.chromium import launch_options

CLI = Path(__file__).resolve().parents[2] / "node_modules" / "lighthouse" / "cli" / "index.js"
PATIENCE = 180  # seconds


@dataclass(frozen=True)
class Score:
    """What one of Lighthouse's categories came to: 0–100, and the audits that took from it."""

    points: int
    lost: tuple[str, ...]


def ask(url: str, category: str, preset: str = "mobile") -> Score:
    """Ask about one category of a page: on a slow phone (`mobile`), or on a `desktop`.

    Raises subprocess.CalledProcessError when the page could not be loaded, TimeoutExpired when it
    takes too long.
    """
    chromium = launch_options()
    node = shutil.which("node", path=f"{os.environ['PATH']}:{Path(sys.executable).parent}")
    assert node, "Node.js is missing: make test fetches it from PyPI"
    flags = " ".join(["--headless=new", *chromium["args"]])
    command = [node, str(CLI), url, f"--only-categories={category}", f"--chrome-flags={flags}"]
    command += ["--output=json", "--quiet", "--no-enable-error-reporting"]
    command += ["--preset=desktop"] if preset == "desktop" else []
    environment = os.environ | {"CHROME_PATH": chromium["executable_path"]}
    with tempfile.TemporaryDirectory() as folder:
        report = _reported(command, environment, Path(folder) / "report.json")
    found = report["categories"][category]
    audits = [(report["audits"][entry["id"]], entry["weight"]) for entry in found["auditRefs"]]
    lost = tuple(
        f"{audit['id']}: {audit.get('displayValue') or audit['title']}"
        for audit, weight in audits
        if weight and audit["score"] is not None and audit["score"] < 1
    )
    return Score(round(found["score"] * 100), lost)


def _reported(command: list[str], environment: dict[str, str], file: Path) -> dict[str, Any]:
    """Run Lighthouse; once more when it fails, as its recording of a page now and then does.

    It tells in a file, because a long report is cut off in a pipe.
    """
    asked = [*command, f"--output-path={file}"]
    if subprocess.run(asked, env=environment, check=False, timeout=PATIENCE).returncode:
        subprocess.run(asked, env=environment, check=True, timeout=PATIENCE)
    report: dict[str, Any] = json.loads(file.read_bytes())
    return report
