"""A Word file as a container: a zip archive of parts, read with suspicion and written one way."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

CONTENT_TYPES = "[Content_Types].xml"
_FIRST = (CONTENT_TYPES, "_rels/.rels")

# A document of ours has some thirty parts; a zip file of 64 MB can claim to hold sixty GB.
_MOST_PARTS = 2000
_LARGEST_CONTENT = 128 << 20

_EPOCH = (1980, 1, 1, 0, 0, 0)
_VERSION = 20
_OWNER_ALONE = 0o600 << 16
_END = struct.Struct("<4s4H2LH")
_LOCAL = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x0001, 0x0008, 0x0800
# Version, time, day and extras of an entry as `write_package` makes it; day 33 is the first of
# January 1980.
_PLAIN_LOCAL = (_VERSION, 0, 33, 0)


class PackageError(Exception):
    """The bytes are no zip archive, or one that two readers may read differently."""


class PackageTooLargeError(PackageError):
    """The archive holds, or says that it holds, more than any document of ours."""


@dataclass(frozen=True, slots=True)
class Package:
    """The parts by their names in the archive, without the leading slash of part names.

    `irregular` says in what the archive differs from a plain one: bytes that belong to no part, or
    entries that describe themselves twice. Other programs write such; sealed files never are.
    """

    parts: Mapping[str, bytes]
    irregular: str = ""


def read_package(content: bytes) -> Package:
    """Read an archive to its last byte. Raises PackageError."""
    try:
        directory_start, irregular = _check_end(content)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = sorted(archive.infolist(), key=lambda entry: entry.header_offset)
        _check_entries(entries)
        parts: dict[str, bytes] = {}
        position = 0
        for entry in entries:
            start, oddity = _data_start(content, entry)
            if entry.header_offset != position or entry.is_dir():
                oddity = oddity or "bytes between the parts"
            irregular = irregular or oddity
            position = start + entry.compress_size
            parts[entry.filename] = _data(content[start:position], entry)
        if position != directory_start:
            irregular = irregular or "bytes between the parts"
        return Package(MappingProxyType(parts), irregular)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        zlib.error,
        struct.error,
        ArithmeticError,
        EOFError,
        LookupError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise PackageError(f"{type(error).__name__}: {error}") from error


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """Return the archive of these parts; the same parts always give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in (*_FIRST, *sorted(set(parts) - set(_FIRST))):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            entry.external_attr = _OWNER_ALONE
            archive.writestr(entry, parts[name])
    return target.getvalue()


def _check_end(content: bytes) -> tuple[int, str]:
    """Return where the directory starts, and what is odd about the archive's end."""
    place = content.rfind(b"PK\5\6")
    if place < 0:
        raise PackageError("no zip archive")
    _, disk, directory_disk, here, count, size, start, comment = _END.unpack_from(content, place)
    if disk or directory_disk or here != count or not 0 < count <= _MOST_PARTS:
        raise PackageError("an archive in several pieces, or of too many parts")
    if comment or place + _END.size != len(content):
        return start, "bytes after the archive"
    if start + size != place:
        return start, "bytes before the archive, or between its directory and its end"
    return start, ""


def _check_entries(entries: Iterable[zipfile.ZipInfo]) -> None:
    names: set[str] = set()
    total = 0
    for entry in entries:
        # Part names are equivalent without regard to case (ECMA-376-2, 9.1.1.4).
        name = entry.filename.lower()
        if name in names:
            raise PackageError(f"two parts of one name: {entry.filename}")
        if entry.flag_bits & _ENCRYPTED:
            raise PackageError("the parts are encrypted")
        names.add(name)
        total += entry.file_size
    if total > _LARGEST_CONTENT:
        raise PackageTooLargeError("the archive holds too much")


def _data_start(content: bytes, entry: zipfile.ZipInfo) -> tuple[int, str]:
    """Return where a part's data start, and what is odd about its two headers."""
    header = _LOCAL.unpack_from(content, entry.header_offset)
    signature, version, flags, method, time, day, *sizes, name_length, extra_length = header
    if signature != b"PK\3\4":
        raise PackageError(f"no part stands where {entry.filename} is said to")
    name_start = entry.header_offset + _LOCAL.size
    start = name_start + name_length + extra_length
    name = content[name_start : name_start + name_length]
    if name.decode("utf-8" if flags & _UTF8 else "cp437") != entry.orig_filename:
        raise PackageError(f"{entry.filename} has two names")
    if method != entry.compress_type:
        raise PackageError(f"{entry.filename} is packed in two ways")
    if flags & _SIZES_FOLLOW:
        return start, "sizes that follow the parts"
    if sizes != [entry.CRC, entry.compress_size, entry.file_size]:
        raise PackageError(f"{entry.filename} has two sizes")
    is_plain = (version, time, day, extra_length) == _PLAIN_LOCAL and flags == entry.flag_bits
    return start, "" if is_plain and _is_plain(entry) else "entries of another kind"


def _is_plain(entry: zipfile.ZipInfo) -> bool:
    """Say whether the directory tells of a part what `write_package` has it tell."""
    return (
        (entry.date_time, entry.create_system, entry.external_attr, entry.internal_attr)
        == (_EPOCH, 0, _OWNER_ALONE, 0)
        and (entry.create_version, entry.extract_version, entry.reserved, entry.volume)
        == (_VERSION, _VERSION, 0, 0)
        and not (entry.extra or entry.comment)
        and entry.flag_bits == (0 if entry.orig_filename.isascii() else _UTF8)
    )


def _data(packed: bytes, entry: zipfile.ZipInfo) -> bytes:
    if len(packed) != entry.compress_size:
        raise PackageError(f"{entry.filename} is cut off")
    if entry.compress_type == zipfile.ZIP_STORED:
        data = packed
    elif entry.compress_type == zipfile.ZIP_DEFLATED:
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
        data = unpacker.decompress(packed, entry.file_size + 1)
        if not unpacker.eof or unpacker.unused_data:
            raise PackageError(f"{entry.filename} is longer or shorter than it says")
    else:
        raise PackageError(f"{entry.filename} is packed in a way of its own")
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise PackageError(f"{entry.filename} is damaged")
    return data
