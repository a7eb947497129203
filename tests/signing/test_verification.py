"""Verification takes whatever it is given: it always answers, and soon."""

import io
import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
import pytest
from asn1crypto.parser import peek
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.signing.package import read_package, write_package
from forms.signing.pdf_signatures import find_signatures
from forms.signing.sealed import Level
from forms.signing.verdicts import Problem, Status, Verdict
from forms.signing.verification import LARGEST_FILE, verify

from . import files

SOON = 5.0  # seconds
SIGNATURE = "_xmlsignatures/sig1.xml"


def verdict_on(content: bytes) -> Verdict:
    begun = time.monotonic()
    verdict = verify(content, files.our_trust())
    assert time.monotonic() - begun < SOON
    return verdict


def zipped(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target.getvalue()


# -- what is no document of ours -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", Problem.NOT_A_DOCUMENT),
        (b"x", Problem.NOT_A_DOCUMENT),
        ("Vi mødes hver tirsdag.".encode(), Problem.NOT_A_DOCUMENT),
        (bytes(1000), Problem.NOT_A_DOCUMENT),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), Problem.NOT_A_DOCUMENT),
        (b"%PDF-1.7", Problem.DAMAGED),
        (b"%PDF-1.7\nstartxref\n99999\n%%EOF\n", Problem.DAMAGED),
        (b"PK\3\4", Problem.DAMAGED),
        (b"PK\5\6" + bytes(18), Problem.DAMAGED),
        (b"PK\5\6" + b"\xff" * 18, Problem.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Problem.ENCRYPTED),
    ],
)
def test_what_cannot_be_read_is_unreadable(content: bytes, problem: Problem) -> None:
    verdict = verdict_on(content)
    assert verdict.status is Status.UNREADABLE
    assert [found.problem for found in verdict.problems] == [problem]


def test_a_file_beyond_all_measure_is_not_looked_into() -> None:
    verdict = verdict_on(files.sealed_pdf() + bytes(LARGEST_FILE))
    assert [found.problem for found in verdict.problems] == [Problem.TOO_LARGE]


def test_a_document_without_a_seal_is_unsealed() -> None:
    other = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(other, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    for content in (files.pdf(), files.pdf(field=None), other.getvalue(), files.word()):
        assert verdict_on(content) == Verdict(Status.UNSEALED)


def test_an_encrypted_pdf_cannot_be_read() -> None:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(files.pdf())) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="x", owner="y"))
    verdict = verdict_on(target.getvalue())
    assert [found.problem for found in verdict.problems] == [Problem.ENCRYPTED]


def test_another_kind_of_archive_is_no_document() -> None:
    sheet = io.BytesIO()
    openpyxl.Workbook().save(sheet)
    for content in (sheet.getvalue(), zipped({"brev.txt": b"hej"})):
        assert verdict_on(content).status is Status.UNREADABLE


def test_a_document_that_talks_of_signatures_is_not_taken_for_a_signed_one() -> None:
    words = "/ByteRange [0 10 20 30] /Contents <3082> Vi mødes"
    assert verdict_on(files.pdf(words)).status is Status.UNSEALED
    assert verdict_on(files.word(words)).status is Status.UNSEALED
    assert verdict_on(files.sealed_pdf_of(words)).status is Status.GENUINE
    assert verdict_on(files.sealed_word_of(words)).status is Status.GENUINE


def test_the_name_of_a_file_says_nothing_and_its_content_all() -> None:
    assert verdict_on(files.sealed_pdf()).level is Level.B_LTA
    assert verdict_on(files.sealed_word()).level is Level.XADES_T


# -- what is meant to keep us busy ---------------------------------------------------------------


def _many_ranges() -> bytes:
    ranges = b"".join(b"/ByteRange [0 %d %d 10]" % (n + 8, n + 20) for n in range(100_000))
    return b"%PDF-1.7\n" + b"<" * 2_000_000 + b">" * 2_000_000 + ranges


def _many_contents() -> bytes:
    return b"%PDF-1.7\n/ByteRange" + b"/Contents <" * 500_000 + b"30" * 1_000_000 + b">"


def _many_blanks() -> bytes:
    return b"%PDF-1.7\n" + b"/ByteRange [" + b" " * 5_000_000 + b"/Contents " + b" " * 5_000_000


def _with_tail(tail: bytes) -> bytes:
    return files.sealed_pdf(Level.B_B) + tail


def _nested() -> bytes:
    return _with_tail(b"99 0 obj\n" + b"[" * 100_000 + b"]" * 100_000 + b"\nendobj\n")


def _many_objects() -> bytes:
    return _with_tail(b"".join(b"%d 0 obj\n1\nendobj\n" % number for number in range(200_000)))


def _long_string() -> bytes:
    return _with_tail(b"99 0 obj\n(" + b"\\(" * 2_000_000)


def _many_updates() -> bytes:
    content = files.sealed_pdf(Level.B_B)
    previous = int(content.rsplit(b"startxref", 1)[1].split()[0])
    for _ in range(500):
        table = len(content)
        content += b"xref\n0 1\n0000000000 65535 f \n"
        content += b"trailer\n<< /Root 1 0 R /Size 9 /Prev %d >>\n" % previous
        content += b"startxref\n%d\n%%%%EOF\n" % table
        previous = table
    return content


def _loop() -> bytes:
    content = files.sealed_pdf(Level.B_B)
    table = len(content)
    trailer = b"trailer\n<< /Root 1 0 R /Size 9 /Prev %d >>\n" % table
    return content + b"xref\n0 0\n" + trailer + b"startxref\n%d\n%%%%EOF\n" % table


def _wide_cms() -> bytes:
    """A signature with a hundred thousand attributes."""
    sealed = files.sealed_pdf(Level.B_B)
    seal = find_signatures(sealed)[0]
    crowd = b"\x30\x03\x06\x01\x2a" * 100_000
    der = b"\x30\x83" + (len(crowd)).to_bytes(3) + crowd
    value = der.hex().encode()
    content = sealed[: seal.gap + 1] + value + sealed[seal.resume - 1 :]
    moved = seal.gap + 2 + len(value)
    return content.replace(
        b"/ByteRange [0 %d %d" % (seal.gap, seal.resume), b"/ByteRange [0 %d %d" % (seal.gap, moved)
    )


def _deep_cms() -> bytes:
    sealed = files.sealed_pdf(Level.B_B)
    seal = find_signatures(sealed)[0]
    room = (seal.resume - seal.gap - 2) // 2
    return sealed[: seal.gap + 1] + b"3080" * (room // 2) + sealed[seal.gap + 1 + 4 * (room // 2) :]


def _word_with(**changes: bytes) -> bytes:
    parts = dict(read_package(files.sealed_word()).parts)
    for name, part in changes.items():
        parts[
            {"types": "[Content_Types].xml", "signature": SIGNATURE, "rels": "_rels/.rels"}[name]
        ] = part
    return write_package(parts)


def _entities() -> bytes:
    bomb = b'<!DOCTYPE l [<!ENTITY a "ha">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(12)
    )
    return _word_with(signature=bomb + b"]><Signature>&m;</Signature>")


def _deep_xml() -> bytes:
    return _word_with(signature=b"<a>" * 200_000 + b"</a>" * 200_000)


def _long_xml() -> bytes:
    return _word_with(rels=b"<Relationships>" + b"<a/>" * 10_000_000 + b"</Relationships>")


def _relative_namespaces() -> bytes:
    """XML that can be read but has no canonical form."""
    signature = read_package(files.sealed_word()).parts[SIGNATURE]
    return _word_with(signature=signature.replace(b"http://uri.etsi.org", b"uri.etsi.org"))


def _relative_namespaces_in_relationships() -> bytes:
    related = read_package(files.sealed_word()).parts["_rels/.rels"]
    return _word_with(
        rels=related.replace(b"<Relationship ", b'<Relationship xmlns:a="b" a:c="d" ', 1)
    )


def _many_references() -> bytes:
    parts = dict(read_package(files.sealed_word()).parts)
    signature = parts[SIGNATURE]
    place = signature.index(b"<Reference", signature.index(b"<Manifest"))
    one = signature[place : signature.index(b"</Reference>", place) + 12]
    parts[SIGNATURE] = signature.replace(one, one * 2000, 1)
    parts["word/document.xml"] = bytes(100_000_000)
    return write_package(parts)


def _bomb() -> bytes:
    return zipped({"[Content_Types].xml": b"<Types/>", "a": bytes(400_000_000)})


def _bombs() -> bytes:
    return zipped({str(number): bytes(9_000_000) for number in range(50)})


def _modest_bomb() -> bytes:
    """An archive whose directory says that a part is small."""
    content = bytearray(zipped({"[Content_Types].xml": bytes(300_000_000)}))
    struct.pack_into("<L", content, 22, 10)
    struct.pack_into("<L", content, content.index(b"PK\1\2") + 24, 10)
    return bytes(content)


def _many_parts() -> bytes:
    return zipped({str(number): b"" for number in range(50_000)})


def _overlapping_parts() -> bytes:
    """One kilobyte of data that two thousand parts claim as theirs."""
    packed = zlib.compress(bytes(1_000_000), 9)[2:-4]
    crc = zlib.crc32(bytes(1_000_000))
    name = b"a"
    sizes = struct.pack("<HHHHHLLLHH", 20, 0, 8, 0, 33, crc, len(packed), 1_000_000, len(name), 0)
    local = b"PK\3\4" + sizes + name + packed
    directory = b""
    for number in range(1999):
        part = b"%05d" % number
        directory += b"PK\1\2" + struct.pack("<H", 20)
        directory += struct.pack(
            "<HHHHHLLLHHHHHLL",
            20,
            0,
            8,
            0,
            33,
            crc,
            len(packed),
            1_000_000,
            len(part),
            0,
            0,
            0,
            0,
            0,
            0,
        )
        directory += part
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1999, 1999, len(directory), len(local), 0)
    return local + directory + end


BUSY: list[Callable[[], bytes]] = [
    _many_ranges, _many_contents, _many_blanks, _nested, _many_objects, _long_string,
    _many_updates, _loop, _wide_cms, _deep_cms, _entities, _deep_xml, _long_xml,
    _relative_namespaces, _relative_namespaces_in_relationships,
    _many_references, _bomb, _bombs, _modest_bomb, _many_parts, _overlapping_parts,
]  # fmt: skip


@pytest.mark.parametrize("make", BUSY, ids=lambda make: make.__name__.strip("_"))
def test_nothing_keeps_a_verification_busy(make: Callable[[], bytes]) -> None:
    verdict = verdict_on(make())
    assert verdict.status in (Status.CHANGED, Status.UNREADABLE)


# -- what chance makes of it ---------------------------------------------------------------------


@st.composite
def mangled(draw: st.DrawFn, content: bytes) -> bytes:
    """Change, remove, repeat and put in bytes here and there."""
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = draw(st.integers(start, min(len(content), start + 64)))
        middle = draw(
            st.one_of(
                st.binary(max_size=8), st.just(content[start:end] * 2), st.just(bytes(end - start))
            )
        )
        content = content[:start] + middle + content[end:]
    return content


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=2000))
def test_noise_is_answered(noise: bytes) -> None:
    for start in (b"", b"%PDF-1.7\n", b"PK\3\4"):
        assert verdict_on(start + noise).status is not Status.GENUINE


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_pdf_is_answered(data: st.DataObject) -> None:
    content = files.sealed_pdf(data.draw(st.sampled_from([Level.B_B, Level.B_T, Level.B_LTA])))
    verdict_on(data.draw(mangled(content)))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_signature_in_a_pdf_is_answered(data: st.DataObject) -> None:
    content = files.sealed_pdf(data.draw(st.sampled_from([Level.B_B, Level.B_T, Level.B_LTA])))
    seal = data.draw(st.sampled_from(find_signatures(content)))
    room = (seal.resume - seal.gap - 2) // 2
    whole = bytes.fromhex(content[seal.gap + 1 : seal.resume - 1].decode())
    der = data.draw(mangled(whole[: peek(whole)]))[:room].ljust(room, b"\0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # cryptography warns of odd certificates before it refuses
        verdict_on(content[: seal.gap + 1] + der.hex().encode() + content[seal.resume - 1 :])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_addition_to_a_pdf_is_answered(data: st.DataObject) -> None:
    content = files.sealed_pdf(Level.B_LTA)
    end = find_signatures(content)[0].end
    tail = data.draw(mangled(content[end:]))
    verdict = verdict_on(content[:end] + tail)
    assert (
        verdict.status is Status.CHANGED
        or tail in (b"", content[end:])
        or (
            verdict.status is Status.GENUINE  # bytes of the last stamp itself, which say nothing
        )
    )


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_word_file_is_answered(data: st.DataObject) -> None:
    verdict_on(data.draw(mangled(files.sealed_word())))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_mangled_part_of_a_word_file_is_answered(data: st.DataObject) -> None:
    parts = dict(read_package(files.sealed_word()).parts)
    names = [
        SIGNATURE,
        "[Content_Types].xml",
        "_rels/.rels",
        "_xmlsignatures/_rels/origin.sigs.rels",
    ]
    name = data.draw(st.sampled_from(names))
    parts[name] = data.draw(mangled(parts[name]))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        verdict_on(write_package(parts))
