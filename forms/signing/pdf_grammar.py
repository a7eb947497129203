"""The narrow grammar of an incremental update, so that no byte of one goes unexplained."""

import re
from collections.abc import Iterator

_DEEPEST = 32
_MOST_OBJECTS = 4096
_MOST_UPDATES = 64

_SPACE = re.compile(rb"[\0\t\n\f\r ]*")
_TOKEN = re.compile(
    rb"(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<plain>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f]*>|/[^\0\t\n\f\r ()<>\[\]{}/%]*"
    rb"|[+-]?\d+(?:\.\d+)?|[A-Za-z]+)",
    re.DOTALL,
)
_OBJECT = re.compile(rb"(\d{1,10}) (\d{1,5}) obj\b")
_STREAM = re.compile(rb"stream\r?\n")
_STREAM_END = re.compile(rb"\r?\n?endstream\b")
_OBJECT_END = re.compile(rb"endobj\b")
_TABLE = re.compile(rb"xref[ \r]?\n")
_SECTION = re.compile(rb"(\d{1,10}) (\d{1,6})[ \r]{0,2}\n")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r]?\r?\n")
_TRAILER = re.compile(rb"trailer\b")
_END = re.compile(rb"startxref[ \r]?\n(\d{1,10})[ \r]?\n%%EOF\r?\n?")


class NotAnUpdateError(Exception):
    """The bytes are no plain incremental update."""


def read_updates(content: bytes, start: int, previous_table: int) -> int:
    """Return how many updates stand from `start` to the end, each built upon the one before.

    `previous_table` is where the table of what stands before `start` begins. Raises
    NotAnUpdateError where any byte is not part of an update, or an object not in its table.
    """
    position, updates = start, 0
    while position < len(content):
        if updates == _MOST_UPDATES:
            raise NotAnUpdateError("too many updates")
        position, previous_table = _update(content, position, previous_table)
        updates += 1
    return updates


def _update(content: bytes, start: int, previous_table: int) -> tuple[int, int]:
    """Pass one update; return where it ends and where its table begins."""
    standing: dict[tuple[int, int], int] = {}
    position = _pass_space(content, start)
    while found := _OBJECT.match(content, position):
        name = int(found[1]), int(found[2])
        if name in standing or len(standing) == _MOST_OBJECTS:
            raise NotAnUpdateError("an object stands there twice, or there are too many")
        standing[name] = position
        position = _pass_space(content, _pass_object(content, found.end()))
    table = position
    listed, position = _table(content, position)
    if listed != standing:
        raise NotAnUpdateError("the table names other objects than stand there")
    trailer, position = _pass_value(content, _expect(_TRAILER, content, position).end())
    if trailer.get(b"/Prev") != str(previous_table).encode() or b"/XRefStm" in trailer:
        raise NotAnUpdateError("the update does not build upon what stands before it")
    end = _expect(_END, content, _pass_space(content, position))
    if int(end[1]) != table:
        raise NotAnUpdateError("the end points to another table")
    return end.end(), table


def _table(content: bytes, position: int) -> tuple[dict[tuple[int, int], int], int]:
    """Pass a cross-reference table (ISO 32000-2, 7.5.4); return what it lists."""
    listed: dict[tuple[int, int], int] = {}
    position = _expect(_TABLE, content, position).end()
    while section := _SECTION.match(content, position):
        position = section.end()
        for number in range(int(section[1]), int(section[1]) + int(section[2])):
            entry = _expect(_ENTRY, content, position)
            position = entry.end()
            if entry[3] == b"n":
                listed[number, int(entry[2])] = int(entry[1])
            elif number != 0:
                raise NotAnUpdateError("an object was taken away")
    return listed, position


def _pass_object(content: bytes, position: int) -> int:
    entries, position = _pass_value(content, position)
    position = _pass_space(content, position)
    if stream := _STREAM.match(content, position):
        length = entries.get(b"/Length", b"")
        if not length.isdigit() or len(length) > 10:
            raise NotAnUpdateError("a stream does not say how long it is")
        ended = _expect(_STREAM_END, content, stream.end() + int(length))
        position = _pass_space(content, ended.end())
    return _expect(_OBJECT_END, content, position).end()


def _pass_value(content: bytes, position: int) -> tuple[dict[bytes, bytes], int]:
    """Pass one value; where it is a dictionary, return its entries that are a single token."""
    depth, level_one = 0, []
    while True:
        token = _expect(_TOKEN, content, _pass_space(content, position))
        position = token.end()
        if token["close"]:
            depth -= 1
        elif depth == 1 or (token["plain"] and depth == 0):
            level_one.append(token["plain"] or b"")
        if token["open"]:
            depth += 1
        if depth == 0:
            return dict(_entries(level_one)), position
        if not 0 < depth < _DEEPEST:
            raise NotAnUpdateError("brackets do not match, or too many")


def _entries(tokens: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    position = 0
    while position + 1 < len(tokens):
        is_reference = tokens[position + 3 : position + 4] == [b"R"]
        if not is_reference:
            yield tokens[position], tokens[position + 1]
        position += 4 if is_reference else 2


def _pass_space(content: bytes, position: int) -> int:
    found = _SPACE.match(content, position)
    return found.end() if found else position


def _expect(pattern: re.Pattern[bytes], content: bytes, position: int) -> re.Match[bytes]:
    found = pattern.match(content, position)
    if found is None:
        raise NotAnUpdateError(f"byte {position} is no part of an update")
    return found
