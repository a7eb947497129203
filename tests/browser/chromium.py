"""The machine's own Chromium, and how it is started."""

import os
import shutil
from typing import Any


def launch_options() -> dict[str, Any]:
    """Return what Playwright needs to start it: quiet, and without fetching anything by itself."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium, "Chromium is missing: sudo apt-get install chromium"
    quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"]
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {"executable_path": chromium, "args": quiet + sandbox}
