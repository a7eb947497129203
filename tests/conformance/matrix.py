"""Every tool × every kind of answers as sealed files, made once a run, and what validators say.

The worker processes of a run share one folder: the first that needs something makes it under a
lock, the others read it. Each validator is started once and given all files.
"""

import fcntl
import functools
import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from forms.documents import SEAL_FIELD, Standard, render_docx, render_pdf
from forms.documents.tree import Document
from forms.signing.authority import Authority, create_authority
from forms.signing.configuration import Seal, load_trust, open_seal
from forms.signing.pdf import seal_pdf
from forms.signing.trust import Trust
from forms.signing.word import seal_word
from tests.documents.typefaces import fonts
from tests.library import papers

from . import validators

PAIRS = tuple((slug, kind) for slug in papers.SLUGS for kind in papers.KINDS)
PDFS: dict[str, tuple[Standard, bool]] = {  # what a file is called: its standard, whether sealed
    "2a": ("2a", False),
    "2a-sealed": ("2a", True),
    "3a": ("3a", False),
    "3a-sealed": ("3a", True),
}


def document(slug: str, kind: str) -> Document:
    """Return the final document of a tool: signed in every way, the answers embedded."""
    answers = json.dumps(papers.answers(slug, kind), ensure_ascii=False, sort_keys=True)
    return replace(papers.paper(slug, kind), data=answers.encode())


@dataclass(frozen=True)
class Matrix:
    """The folder with the files, each called `SLUG.KIND.WHAT`, and the authority that seals."""

    folder: Path

    @functools.cached_property
    def authority(self) -> Authority:
        return create_authority(self.folder / "authority", "Eksempel Kommune")

    @functools.cached_property
    def trust(self) -> Trust:
        return load_trust(self.authority.settings())

    @functools.cached_property
    def seal(self) -> Seal:
        return open_seal(self.authority.settings())

    def path(self, slug: str, kind: str, what: str) -> Path:
        """Return where a file stands; `what` is a key of `PDFS` with ".pdf", or "sealed.docx"."""
        return self.folder / f"{slug}.{kind}.{what}"

    def make(self) -> None:
        """Render and seal everything, once a run."""
        with self._lock():
            done = self.folder / "done"
            if not done.exists():
                for slug, kind in PAIRS:
                    self._make(slug, kind)
                done.touch()

    def _make(self, slug: str, kind: str) -> None:
        made = document(slug, kind)
        trust, sealer, stamps = self.trust, self.seal.sealer, self.seal.time_stamps
        for what, (standard, sealed) in PDFS.items():
            path = self.path(slug, kind, f"{what}.pdf")
            if sealed:
                unsealed = self.path(slug, kind, f"{standard}.pdf").read_bytes()
                content = seal_pdf(
                    unsealed,
                    sealer,
                    field=SEAL_FIELD,
                    time_stamps=stamps,
                    trust=trust,
                    reason=made.subject,
                ).content
            else:
                content = render_pdf(made, fonts(), standard=standard, seal_field=True).content
            path.write_bytes(content)
        word = seal_word(render_docx(made, fonts()), sealer, time_stamps=stamps).content
        self.path(slug, kind, "sealed.docx").write_bytes(word)

    # What the validators say, by the file's name

    def verapdf(self, standard: str) -> dict[str, list[str]]:
        """Return how each PDF fails a standard: ua1, or the one that it was made for."""
        wanted = "*.pdf" if standard == "ua1" else f"*.{standard}*.pdf"
        return self._ask(
            f"verapdf-{standard}",
            lambda: validators.verapdf(standard, sorted(self.folder.glob(wanted))),
        )

    def poi(self) -> dict[str, list[dict[str, Any]]]:
        """Return what Apache POI says of each Word file's signatures."""
        return self._ask("poi", lambda: validators.word_seals(self._words()))

    def office(self) -> dict[str, list[dict[str, Any]]]:
        """Return what LibreOffice says of each Word file's signatures."""
        root = self.authority.root
        return self._ask("office", lambda: validators.libreoffice_word_seals(self._words(), root))

    def _words(self) -> list[Path]:
        return sorted(self.folder.glob("*.docx"))

    def _ask(self, name: str, question: Callable[[], Mapping[Path, Any]]) -> dict[str, Any]:
        answer = self.folder / f"{name}.json"
        with self._lock():
            if not answer.exists():
                said = {path.name: verdict for path, verdict in question().items()}
                answer.write_text(json.dumps(said, default=asdict))
        found: dict[str, Any] = json.loads(answer.read_text())
        return found

    @contextmanager
    def _lock(self) -> Iterator[None]:
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def shared_folder(own: Path) -> Path:
    """Return a run's folder, given a process's: worker processes have theirs inside the run's."""
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "tools"
    folder.mkdir(exist_ok=True)
    return folder
