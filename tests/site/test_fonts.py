"""The fonts of the pages: Danish comes in a part of each, and that part has what is said of it."""

import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

STYLES = Path(__file__).parents[2] / "build" / "assets" / "dkfds" / "css" / "dkfds.css"
BASE = Path(__file__).parents[2] / "site" / "templates" / "base.html"
FACES = re.findall(r"@font-face\{[^}]*IBMPlexSans[^}]*\}", STYLES.read_text(encoding="utf-8"))
PARTS = [face for face in FACES if "unicode-range" in face]


def file_of(face):
    return (STYLES.parent / re.search(r"url\(([^)]+)\)", face)[1]).resolve()


def characters(face):
    ranges = re.search(r"unicode-range:([^;}]+)", face)[1].replace("U+", "").split(",")
    ends = [[int(end, 16) for end in one.split("-")] for one in ranges]
    return {code for end in ends for code in range(end[0], end[-1] + 1)}


def test_every_whole_font_is_followed_by_its_part():
    assert len(FACES) == 2 * len(PARTS) > 0
    for whole, part in zip(FACES[::2], FACES[1::2], strict=True):
        assert "unicode-range" not in whole
        assert file_of(part).stem == f"{file_of(whole).stem}-Latin1"


@pytest.mark.parametrize("face", PARTS, ids=[file_of(face).stem for face in PARTS])
def test_a_part_is_fetched_for_the_letters_that_it_has(face):
    assert characters(face) == set(TTFont(file_of(face)).getBestCmap())
    assert set(map(ord, "abcæøåÆØÅ§»«–…·")) <= characters(face)


def test_what_a_page_fetches_ahead_is_one_of_the_parts():
    ahead = re.search(r"{% static '([^']+\.woff2)' %}", BASE.read_text(encoding="utf-8"))[1]
    assert STYLES.parents[2] / ahead in {file_of(face) for face in PARTS}
