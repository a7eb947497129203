"""Every kind of sealed file before every validator: the table in `docs/VALIDATORS.md`.

`python -m tests.conformance.table` writes it anew; `test_table.py` holds it against the truth.
"""

import asyncio
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.pdf_embedded import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from forms.documents import SEAL_FIELD, render_docx, render_pdf
from forms.signing import (
    Authority,
    Seal,
    Trust,
    create_authority,
    extend_pdf,
    extend_word,
    load_trust,
    open_seal,
    seal_pdf,
    seal_word,
    verify,
)
from forms.signing.certificates import as_asn1
from tests.documents import samples
from tests.documents.typefaces import fonts
from tests.signing.word_attacks import a_blank_in_the_markup

from . import validators

PAGE = Path(__file__).resolve().parents[2] / "docs" / "VALIDATORS.md"
BEGIN, END = "<!-- The table: made by tests.conformance.table -->\n", "<!-- The table's end -->\n"
OWN = "Ours"


@dataclass(frozen=True)
class Kinds:
    """One document sealed in every way, in a folder."""

    folder: Path
    authority: Authority

    @property
    def trust(self) -> Trust:
        return load_trust(self.authority.settings())

    def make(self) -> None:
        seal, trust = open_seal(self.authority.settings()), self.trust
        for name, content in {**_pdfs(seal, trust), **_words(seal, trust)}.items():
            (self.folder / name).write_bytes(content)

    def all(self, ending: str) -> list[Path]:
        return sorted(self.folder.glob(f"*.{ending}"))


def _pdfs(seal: Seal, trust: Trust) -> dict[str, bytes]:
    stamps = seal.time_stamps
    assert stamps is not None
    unsealed = render_pdf(samples.rich(), fonts(), standard="2a", seal_field=True).content
    basic = seal_pdf(unsealed, seal.sealer, field=SEAL_FIELD).content
    lasting = seal_pdf(
        unsealed, seal.sealer, field=SEAL_FIELD, time_stamps=stamps, trust=trust
    ).content
    renewed = extend_pdf(lasting, time_stamps=stamps, trust=trust).content
    place = lasting.index(b"stream") + 40
    return {
        "1 Without a seal.pdf": unsealed,
        "2 Sealed while no service answered (B-B).pdf": basic,
        "3 The same, brought up (B-LTA).pdf": extend_pdf(
            basic, time_stamps=stamps, trust=trust
        ).content,
        "4 Sealed (B-LTA).pdf": lasting,
        "5 Renewed once (B-LTA).pdf": renewed,
        "6 Renewed twice (B-LTA).pdf": extend_pdf(renewed, time_stamps=stamps, trust=trust).content,
        "7 One byte changed.pdf": (
            lasting[:place] + bytes([lasting[place] ^ 1]) + lasting[place + 1 :]
        ),
    }


def _words(seal: Seal, trust: Trust) -> dict[str, bytes]:
    stamps = seal.time_stamps
    assert stamps is not None
    unsealed = render_docx(samples.rich(), fonts())
    basic = seal_word(unsealed, seal.sealer).content
    lasting = seal_word(unsealed, seal.sealer, time_stamps=stamps, trust=trust).content
    renewed = extend_word(lasting, time_stamps=stamps, trust=trust).content
    return {
        "1 Sealed while no service answered (XAdES-EPES).docx": basic,
        "2 The same, brought up (XAdES-A).docx": extend_word(
            basic, time_stamps=stamps, trust=trust
        ).content,
        "3 Sealed (XAdES-A).docx": lasting,
        "4 Renewed once (XAdES-A).docx": renewed,
        "5 Renewed twice (XAdES-A).docx": extend_word(
            renewed, time_stamps=stamps, trust=trust
        ).content,
        "6 One letter changed.docx": a_blank_in_the_markup(lasting),
    }


# -- what each says ------------------------------------------------------------------------------


def pdf_rows(kinds: Kinds) -> dict[str, dict[str, str]]:
    """Return what each validator says of each PDF, by file and validator."""
    files, root = kinds.all("pdf"), kinds.authority.root
    ua, a2 = validators.verapdf("ua1", files), validators.verapdf("2a", files)
    dss = validators.pdf_seals(root, files)
    return {
        path.stem: {
            "veraPDF ua1": "fails" if ua[path] else "complies",
            "veraPDF 2a": "fails" if a2[path] else "complies",
            "EU DSS": _dss(dss[path]),
            "pdfsig": _pdfsig(validators.pdfsig(path, root)),
            "pyHanko": _pyhanko(path.read_bytes(), kinds.trust),
            OWN: _own(path, kinds.trust),
        }
        for path in files
    }


def word_rows(kinds: Kinds) -> dict[str, dict[str, str]]:
    """Return what each validator says of each Word file, by file and validator."""
    files, root = kinds.all("docx"), kinds.authority.root
    dss, poi = validators.xades_seals(root, files), validators.word_seals(files)
    office = validators.libreoffice_word_seals(files, root)
    return {
        path.stem: {
            "EU DSS (the signature part)": _dss(dss[path]),
            "Apache POI": _valid(poi[path][0].valid, None),
            "LibreOffice": _valid(office[path][0].valid, office[path][0].trusted),
            OWN: _own(path, kinds.trust),
        }
        for path in files
    }


def _dss(seals: list[validators.PdfSeal]) -> str:
    if not seals:
        return "no signature"
    (seal,) = seals
    count = len(seal.time_stamps)
    stamps = "" if not count else ", 1 stamp" if count == 1 else f", {count} stamps"
    reason = "" if seal.subindication in ("null", "") else f" ({seal.subindication})"
    return f"{seal.indication}{reason}{stamps}"


def _pdfsig(found: list[validators.PopplerSignature]) -> str:
    if not found or not found[0].signer:
        return "no signature"
    seal = found[0]
    valid = seal.validation == "Signature is Valid."
    return _valid(valid, seal.certificate == "Certificate is Trusted." if valid else None)


def _valid(valid: bool, trusted: bool | None) -> str:
    if not valid:
        return "not valid"
    return "valid" if trusted is None else "valid, trusted" if trusted else "valid, not trusted"


def _pyhanko(content: bytes, trust: Trust) -> str:
    """Ask pyHanko's own validation, with the root, what the file brings along, and no network."""
    reader = PdfFileReader(io.BytesIO(content))
    if not reader.embedded_regular_signatures:
        return "no signature"
    believed = {
        "trust_roots": [as_asn1(root) for root in trust.roots],
        "allow_fetching": False,
        "revocation_mode": "require",
    }
    try:
        context = DocumentSecurityStore.read_dss(reader).as_validation_context(believed)
    except NoDSSFoundError:
        context = ValidationContext(crls=[], **believed)
    status = asyncio.run(
        async_validate_pdf_signature(reader.embedded_regular_signatures[0], context)
    )
    return _valid(status.intact and status.valid, status.trusted)


def _own(path: Path, trust: Trust) -> str:
    verdict = verify(path.read_bytes(), trust)
    return f"{verdict.status} ({verdict.level})" if verdict.level else str(verdict.status)


# -- the page ------------------------------------------------------------------------------------


def table(kinds: Kinds) -> str:
    """Return both tables in Markdown."""
    parts = [f"## {title}\n\n{_markdown(rows(kinds))}" for title, rows in (_PDF_TABLE, _WORD_TABLE)]
    return "\n".join(parts)


_Rows = Callable[[Kinds], dict[str, dict[str, str]]]
_PDF_TABLE: tuple[str, _Rows] = ("PDF", pdf_rows)
_WORD_TABLE: tuple[str, _Rows] = ("Word", word_rows)


def _markdown(rows: dict[str, dict[str, str]]) -> str:
    names = list(next(iter(rows.values())))
    lines = [f"| File | {' | '.join(names)} |", "|---" * (len(names) + 1) + "|"]
    lines += [
        f"| {file.split(' ', 1)[1]} | {' | '.join(said[name] for name in names)} |"
        for file, said in rows.items()
    ]
    return "\n".join(lines) + "\n"


def made_in(folder: Path) -> Kinds:
    """Make every kind of file in a folder."""
    kinds = Kinds(folder, create_authority(folder / "authority", "Eksempel Kommune"))
    kinds.make()
    return kinds


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        made = table(made_in(Path(folder)))
    page = PAGE.read_text()
    before, _, rest = page.partition(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}")


if __name__ == "__main__":
    main()
