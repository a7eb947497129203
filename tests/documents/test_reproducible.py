"""The same document gives the same bytes, in any process and time zone."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from forms.documents import render_docx, render_html, render_pdf

from . import samples
from .typefaces import fonts

ROOT = Path(__file__).resolve().parents[2]
_PROGRAM = """
import hashlib
from forms.documents import render_docx, render_html, render_pdf
from tests.documents import samples
from tests.documents.typefaces import fonts
for name in ("rich", "network", "hostile"):
    made = getattr(samples, name)()
    for content in (
        render_pdf(made, fonts()).content,
        render_docx(made, fonts()),
        render_html(made).encode(),
    ):
        print(hashlib.sha256(content).hexdigest())
"""


def digests(seed: str, zone: str) -> list[str]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        check=True,
        capture_output=True,
        text=True,
        env=environment,
        cwd=ROOT,
    )
    return done.stdout.split()


def test_other_processes_hash_seeds_and_time_zones_give_the_same_bytes():
    one = digests("1", "Pacific/Kiritimati")
    assert len(one) == 9
    assert one == digests("2", "America/Nuuk")


@pytest.mark.parametrize("name", ["rich", "minimal"])
def test_the_same_process_gives_the_same_bytes_again(name):
    made = getattr(samples, name)()
    for render in (lambda: render_pdf(made, fonts()).content, lambda: render_docx(made, fonts())):
        assert hashlib.sha256(render()).digest() == hashlib.sha256(render()).digest()
    assert render_html(made) == render_html(made)
