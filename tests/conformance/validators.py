"""Asks other people's programs whether our files are what we claim.

veraPDF (PDF/UA and PDF/A), Apache POI (the seal on a Word file) and the European Commission's DSS
(the seals on both) are Java, compiled once into `build/validators`; LibreOffice and poppler's
`pdfsig` are asked as they are installed. Each function takes many files, since starting one of
these programs takes longer than most files do. `python -m tests.conformance.validators` compiles
ahead of time.
"""

import fcntl
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_BUILD = _HERE.parents[1] / "build" / "validators"
_SYSTEM_PYTHON = Path("/usr/bin/python3")  # the one that Debian's python3-uno is for
_SIGNATURE = "_xmlsignatures/sig1.xml"
_BUILD_SECONDS = 900
_JAVA_SECONDS = 600
_OFFICE_SECONDS = 240


class ValidatorError(Exception):
    """A validator is not there, or did not do its work; it has then said nothing of the files."""


@dataclass(frozen=True, slots=True)
class WordSeal:
    """What Apache POI says of one signature in a Word file."""

    part: str
    valid: bool
    signer: str


@dataclass(frozen=True, slots=True)
class OfficeSeal:
    """What LibreOffice says of one signature in a Word file.

    `trusted` says that the certificate ends in a root that LibreOffice was given.
    """

    signer: str
    valid: bool
    trusted: bool


@dataclass(frozen=True, slots=True)
class PdfSeal:
    """What DSS says of one signature in a PDF or XML file, by ETSI EN 319 102-1.

    `indication` is TOTAL_PASSED, INDETERMINATE or TOTAL_FAILED; `time_stamps` has one such word
    (PASSED and so on) a time stamp.
    """

    level: str
    signer: str
    indication: str
    subindication: str
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    time_stamps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PopplerSignature:
    """What poppler says of one signature or document time stamp in a PDF."""

    field: str
    signer: str
    kind: str
    validation: str
    certificate: str
    whole: bool


def prepare() -> None:
    """Fetch and compile what is Java, ahead of the first question; later this does nothing."""
    _class_path()


def verapdf(standard: str, files: Iterable[Path]) -> dict[Path, list[str]]:
    """Return, for each file, how it fails a standard ("ua1", "2a"); an empty list: it complies."""
    answers = _ask_java(("verapdf", standard), files)
    return {
        path: answer["failures"] or ([] if answer["compliant"] else ["does not comply"])
        for path, answer in answers.items()
    }


def word_seals(files: Iterable[Path]) -> dict[Path, list[WordSeal]]:
    """Return, for each Word file, its signatures in Apache POI's reading."""
    answers = _ask_java(("word",), files)
    return {path: [WordSeal(**seal) for seal in found["seals"]] for path, found in answers.items()}


def pdf_seals(root: Path, files: Iterable[Path]) -> dict[Path, list[PdfSeal]]:
    """Return, for each PDF, its signatures in DSS's reading.

    `root`, a PEM file, is all that DSS believes; it has no network and nothing but the file itself
    to find certificates and revocation data in.
    """
    answers = _ask_java(("pdf", str(root)), files)
    return {
        path: [
            PdfSeal(**{k: tuple(v) if isinstance(v, list) else v for k, v in seal.items()})
            for seal in found["seals"]
        ]
        for path, found in answers.items()
    }


def xades_seals(root: Path, files: Iterable[Path]) -> dict[Path, list[PdfSeal]]:
    """Return, for each Word file, what DSS says of its signature part, by itself a XAdES.

    DSS knows nothing of packages: it judges the signature, its time stamps, certificates and
    revocation data, while whether the parts are those that were signed is for others to say.
    """
    with tempfile.TemporaryDirectory(prefix="xades-") as folder:
        parts: dict[Path, Path] = {}
        for number, file in enumerate(files):
            with zipfile.ZipFile(file) as word:
                parts[Path(folder) / f"{number}.xml"] = file
                (Path(folder) / f"{number}.xml").write_bytes(word.read(_SIGNATURE))
        return {parts[path]: seals for path, seals in pdf_seals(root, parts).items()}


def libreoffice_word_seals(
    files: Iterable[Path], root: Path | None = None
) -> dict[Path, list[OfficeSeal]]:
    """Return, for each Word file, its signatures in LibreOffice's reading.

    LibreOffice trusts the certificate in the PEM file `root`, where one is given. It starts with a
    profile of its own, without a window.
    """
    paths = list(files)
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as folder, _nss(root) as certificates:
        command = [
            str(_SYSTEM_PYTHON),
            str(_HERE / "libreoffice_seals.py"),
            _program("soffice", "libreoffice-writer"),
            folder,
            *map(str, paths),
        ]
        environment = os.environ | {"MOZILLA_CERTIFICATE_FOLDER": certificates}
        output = _run(command, _OFFICE_SECONDS, environment)
    answers = json.loads(output)
    return {path: [OfficeSeal(**seal) for seal in answers[str(path)]] for path in paths}


def libreoffice_pages(file: Path) -> list[str]:
    """Return the words of each page of a Word file as LibreOffice lays it out."""
    with tempfile.TemporaryDirectory(prefix="libreoffice-") as folder:
        command = [_program("soffice", "libreoffice-writer"), "--headless", "--norestore"]
        command += [f"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf"]
        _run([*command, "--outdir", folder, str(file)], _OFFICE_SECONDS)
        return pdf_pages(Path(folder) / f"{file.stem}.pdf")


def pdf_pages(file: Path) -> list[str]:
    """Return the words of each page of a PDF as poppler reads them."""
    text = _run([_program("pdftotext", "poppler-utils"), "-enc", "UTF-8", str(file), "-"], 60)
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def pdfsig(file: Path, root: Path | None = None) -> list[PopplerSignature]:
    """Return a PDF's signatures in poppler's reading, which trusts the PEM file `root`, if any."""
    with _nss(root) as certificates:
        command = [_program("pdfsig", "poppler-utils"), "-nssdir", certificates, str(file)]
        output = _run(command, 60, os.environ | {"LC_ALL": "C.UTF-8"}, allowed=(0, 1))
    return [_poppler_signature(block) for block in re.split(r"Signature #\d+:\n", output)[1:]]


def _poppler_signature(block: str) -> PopplerSignature:
    facts = dict(re.findall(r"^  - ([^:\n]+): (.*)$", block, re.MULTILINE))
    return PopplerSignature(
        field=facts.get("Signature Field Name", ""),
        signer=facts.get("Signer Certificate Common Name", ""),
        kind=facts.get("Signature Type", ""),
        validation=facts.get("Signature Validation", ""),
        certificate=facts.get("Certificate Validation", ""),
        whole="Total document signed" in block and "Not total document signed" not in block,
    )


def _ask_java(question: Sequence[str], files: Iterable[Path]) -> dict[Path, Any]:
    paths = list(files)
    if not paths:
        return {}
    command = [_program("java", "openjdk-17-jdk-headless"), "-cp", _class_path()]
    command += ["conformance.Validators", *question, *map(str, paths)]
    lines = [json.loads(line) for line in _run(command, _JAVA_SECONDS).splitlines()]
    answers = {line["file"]: line["answer"] for line in lines}
    for path in paths:
        if "error" in answers[str(path)]:
            raise ValidatorError(f"{question[0]} on {path}: {answers[str(path)]['error']}")
    return {path: answers[str(path)] for path in paths}


def _class_path() -> str:
    """Compile what is not compiled yet, and return Java's class path."""
    sources = [_HERE / "pom.xml", *sorted((_HERE / "src").rglob("*.java"))]
    mark = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    _BUILD.mkdir(parents=True, exist_ok=True)
    made, libraries = _BUILD / "made", _BUILD / "libraries"
    with (_BUILD / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists() or made.read_text() != mark:
            command = [_program("mvn", "maven"), "-q", "-B", "-f", str(_HERE / "pom.xml")]
            command += ["compile", "dependency:build-classpath", f"-Dmdep.outputFile={libraries}"]
            _run(command, _BUILD_SECONDS)
            made.write_text(mark)
    return f"{_BUILD / 'classes'}:{libraries.read_text().strip()}"


@contextmanager
def _nss(root: Path | None) -> Iterator[str]:
    """Make a certificate store as LibreOffice and poppler read it, with one root or none."""
    certutil = _program("certutil", "libnss3-tools")
    with tempfile.TemporaryDirectory(prefix="nss-") as folder:
        _run([certutil, "-N", "-d", f"sql:{folder}", "--empty-password"], 60)
        if root is not None:
            command = [certutil, "-A", "-d", f"sql:{folder}", "-n", "root", "-t", "C,C,C"]
            _run([*command, "-i", str(root)], 60)
        yield f"sql:{folder}"


def _program(name: str, package: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ValidatorError(f"{name} is not there: install the Debian package {package}")
    return found


def _run(
    command: Sequence[str],
    seconds: float,
    environment: dict[str, str] | None = None,
    allowed: Sequence[int] = (0,),
) -> str:
    """Run a program and return what it says; none of its own children outlives it."""
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    ) as running:
        try:
            output, complaints = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(running.pid, signal.SIGKILL)
            raise ValidatorError(f"{command[0]} took more than {seconds} seconds") from error
    if running.returncode not in allowed:
        raise ValidatorError(f"{command[0]} ended with {running.returncode}: {complaints[-2000:]}")
    return output


if __name__ == "__main__":
    prepare()
