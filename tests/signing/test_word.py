"""The seal on a Word file: its levels, what it leaves alone, and what it refuses."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import docx
import openpyxl
import pytest
import time_machine

from forms.signing import errors
from forms.signing.package import read_package, write_package
from forms.signing.sealed import Level
from forms.signing.verdicts import Status
from forms.signing.verification import verify
from forms.signing.word import seal_word

from . import files, pki


@pytest.mark.parametrize("kind", ["rsa", "p256", "p384"])
@pytest.mark.parametrize("level", [Level.XADES_EPES, Level.XADES_T])
def test_the_level_is_what_is_at_hand_and_what_is_found(kind: str, level: Level) -> None:
    party = pki.sealer(files.house(), kind=kind)
    stamps = files.clock().stamps() if level is Level.XADES_T else None
    made = seal_word(files.word(), party.sealer(), time_stamps=stamps)
    verdict = verify(made.content, files.our_trust())
    assert made.level is level
    assert (verdict.status, verdict.problems, verdict.level) == (Status.GENUINE, (), level)
    assert (verdict.signer, verdict.sealed_at) == ("Eksempel Kommune", made.sealed_at)
    assert abs(made.sealed_at - pki.now()) < timedelta(seconds=10)


def test_the_document_is_still_the_same_document() -> None:
    before = docx.Document(io.BytesIO(files.word()))
    after = docx.Document(io.BytesIO(files.sealed_word()))
    assert after.element.xml == before.element.xml
    assert after.core_properties.title == before.core_properties.title
    old, new = read_package(files.word()).parts, read_package(files.sealed_word()).parts
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"}
    assert set(new) - set(old) == {
        "_xmlsignatures/origin.sigs",
        "_xmlsignatures/_rels/origin.sigs.rels",
        "_xmlsignatures/sig1.xml",
        "customXml/item2.xml" if "customXml/item1.xml" in old else "customXml/item1.xml",
    }


def test_the_purpose_that_office_shows_is_the_callers() -> None:
    comment = "Forseglet af Eksempel Kommune & <venner>"
    made = seal_word(files.word(), files.organisation().sealer(), comment=comment)
    part = read_package(made.content).parts["_xmlsignatures/sig1.xml"].decode()
    assert "Forseglet af Eksempel Kommune &amp; &lt;venner&gt;</SignatureComments>" in part
    assert verify(made.content, files.our_trust()).status is Status.GENUINE


def test_the_same_file_key_and_moment_give_the_same_bytes() -> None:
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False):
        party = pki.sealer(files.house(), begins=pki.now() - pki.DAY)
        first, second = (seal_word(files.word(), party.sealer()).content for _ in range(2))
    assert first == second


def test_there_is_one_seal() -> None:
    with pytest.raises(errors.AlreadySealedError):
        seal_word(files.sealed_word(), files.organisation().sealer())


def test_what_is_no_word_file_is_named() -> None:
    sheet, archive = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(sheet)
    with zipfile.ZipFile(archive, "w") as target:
        target.writestr("brev.txt", "hej")
    for content in (b"", b"aftale", files.pdf(), archive.getvalue(), files.word()[:-5]):
        with pytest.raises(errors.UnreadableDocumentError):
            seal_word(content, files.organisation().sealer())
    with pytest.raises(errors.UnsuitableDocumentError):
        seal_word(sheet.getvalue(), files.organisation().sealer())


def test_a_part_with_a_document_type_is_not_read() -> None:
    parts = dict(read_package(files.word()).parts)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"<Relationships",
        b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><Relationships',
        1,
    )
    with pytest.raises(errors.UnreadableDocumentError):
        seal_word(write_package(parts), files.organisation().sealer())


def test_a_part_with_a_name_beyond_ascii_is_sealed_like_any_other() -> None:
    parts = dict(read_package(files.word()).parts) | {"word/media/bæk.png": b"\x89PNG"}
    made = seal_word(write_package(parts), files.organisation().sealer())
    assert verify(made.content, files.our_trust()).status is Status.GENUINE
