"""Whatever is done to a sealed Word file is found."""

import io

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.signing.package import read_package, write_package
from forms.signing.sealed import Level
from forms.signing.verdicts import Problem, Status
from forms.signing.verification import verify

from . import files
from .word_attacks import ARCHIVE_ATTACKS, ATTACKS, SIGNATURE

LEVELS = [Level.XADES_EPES, Level.XADES_T, Level.XADES_A]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_is_found(name: str, level: Level) -> None:
    if name == "time_stamp_over_something_else" and level is Level.XADES_EPES:
        return
    attacked = ATTACKS[name](files.sealed_word(level))
    assert attacked != files.sealed_word(level)
    verdict = verify(attacked, files.our_trust())
    assert verdict.status is Status.CHANGED
    assert verdict.problems


@pytest.mark.parametrize("name", [*ATTACKS, *ARCHIVE_ATTACKS])
def test_every_attack_on_a_renewed_file_is_found(name: str) -> None:
    attacked = (ATTACKS | ARCHIVE_ATTACKS)[name](files.renewed_word())
    assert attacked != files.renewed_word()
    verdict = verify(attacked, files.our_trust())
    assert verdict.status is Status.CHANGED
    assert verdict.problems


@pytest.mark.parametrize(
    ("name", "problem", "detail"),
    [
        ("text", Problem.CONTENT_CHANGED, "word/document.xml"),
        ("style", Problem.CONTENT_CHANGED, "word/styles.xml"),
        ("title", Problem.CONTENT_CHANGED, "docProps/core.xml"),
        ("relationship", Problem.CONTENT_CHANGED, "word/_rels/document.xml.rels"),
        ("content_type", Problem.CONTENT_CHANGED, "[Content_Types].xml"),
        ("added_part", Problem.CONTENT_ADDED, "word/vbaProject.bin"),
        ("removed_part", Problem.CONTENT_MISSING, "word/header1.xml"),
        ("packed_anew", Problem.CONTAINER_ALTERED, "entries of another kind"),
        ("seal_with_another_time", Problem.SEAL_BROKEN, ""),
        ("signed_over_by_a_stranger", Problem.OTHER_SIGNATURE, "_xmlsignatures/sig2.xml"),
        ("seal_part_removed", Problem.SEAL_UNREADABLE, ""),
        ("time_stamp_over_something_else", Problem.TIME_STAMP_BROKEN, "over something else"),
    ],
)
def test_the_verdict_says_what_was_done(name: str, problem: Problem, detail: str) -> None:
    verdict = verify(ATTACKS[name](files.sealed_word()), files.our_trust())
    assert (problem, detail) in [(found.problem, found.detail) for found in verdict.problems]


def test_a_file_that_word_saved_again_is_unsealed_and_known_for_it() -> None:
    parts = dict(read_package(files.sealed_word()).parts)
    saved = {name: part for name, part in parts.items() if not name.startswith("_xmlsignatures")}
    verdict = verify(write_package(saved), files.our_trust())
    assert verdict.status is Status.UNSEALED
    assert [found.problem for found in verdict.problems] == [Problem.SEAL_REMOVED]
    assert verify(files.word(), files.our_trust()).problems == ()


def test_a_file_that_python_docx_saved_again_is_no_longer_genuine() -> None:
    document = docx.Document(io.BytesIO(files.sealed_word()))
    document.add_paragraph("Mere")
    target = io.BytesIO()
    document.save(target)
    assert verify(target.getvalue(), files.our_trust()).status in (Status.CHANGED, Status.UNSEALED)


@settings(max_examples=300, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_every_changed_byte_of_every_part_is_found(level: Level, data: st.DataObject) -> None:
    parts = dict(read_package(files.sealed_word(level)).parts)
    name = data.draw(st.sampled_from(sorted(name for name in parts if parts[name])), label="part")
    end = len(parts[name])
    if name == SIGNATURE and level is not Level.XADES_EPES:
        # A time stamp has bytes that say nothing, and nothing is over the last one in Word.
        end = parts[name].rindex(b"<xd:EncapsulatedTimeStamp")
    place = data.draw(st.integers(0, end - 1), label="place")
    other = data.draw(st.integers(1, 255), label="other")
    part = parts[name]
    parts[name] = part[:place] + bytes([part[place] ^ other]) + part[place + 1 :]
    assert verify(write_package(parts), files.our_trust()).status is not Status.GENUINE


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_a_changed_byte_in_the_time_stamp_never_changes_what_it_says(data: st.DataObject) -> None:
    sealed = files.sealed_word(Level.XADES_T)
    parts, before = dict(read_package(sealed).parts), verify(sealed, files.our_trust())
    part = parts[SIGNATURE]
    place = data.draw(
        st.integers(part.index(b"<xd:EncapsulatedTimeStamp"), len(part) - 1), label="place"
    )
    other = data.draw(st.integers(1, 255), label="other")
    parts[SIGNATURE] = part[:place] + bytes([part[place] ^ other]) + part[place + 1 :]
    verdict = verify(write_package(parts), files.our_trust())
    assert verdict.status is not Status.GENUINE or verdict == before


@settings(max_examples=300, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_every_changed_byte_of_the_file_is_found_or_changes_no_part(
    level: Level, data: st.DataObject
) -> None:
    sealed = files.sealed_word(level)
    place = data.draw(st.integers(0, len(sealed) - 1), label="place")
    other = data.draw(st.integers(1, 255), label="other")
    changed = sealed[:place] + bytes([sealed[place] ^ other]) + sealed[place + 1 :]
    if verify(changed, files.our_trust()).status is Status.GENUINE:
        assert read_package(changed).parts == read_package(sealed).parts


@settings(max_examples=100, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_a_file_that_is_cut_off_or_added_to_is_found(level: Level, data: st.DataObject) -> None:
    sealed = files.sealed_word(level)
    place = data.draw(st.integers(0, len(sealed) - 1), label="place")
    more = data.draw(st.binary(max_size=50), label="more")
    for changed in (sealed[:place] + more, sealed[:place] + more + b"x" + sealed[place:]):
        if changed != sealed:
            assert verify(changed, files.our_trust()).status is not Status.GENUINE
