"""Whatever is done to a sealed PDF is found, and nothing that is legitimate is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.signing.pdf_signatures import find_signatures
from forms.signing.sealed import Level
from forms.signing.verdicts import Problem, Status
from forms.signing.verification import verify

from . import files
from .pdf_attacks import ATTACKS

LEVELS = [Level.B_B, Level.B_T, Level.B_LTA]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_is_found(name: str, level: Level) -> None:
    attacked = ATTACKS[name](files.sealed_pdf(level))
    assert attacked != files.sealed_pdf(level)
    verdict = verify(attacked, files.our_trust())
    if name in {"saved_by_another_program", "saved_with_other_words"}:
        assert verdict.status in (Status.CHANGED, Status.UNSEALED)
    else:
        assert verdict.status is Status.CHANGED
        assert verdict.problems


@pytest.mark.parametrize("name", ATTACKS)
def test_every_attack_on_a_renewed_file_is_found(name: str) -> None:
    attacked = ATTACKS[name](files.renewed_pdf())
    expected = {Status.CHANGED}
    if name in {"saved_by_another_program", "saved_with_other_words"}:
        expected |= {Status.UNSEALED}
    assert verify(attacked, files.our_trust()).status in expected


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("annotation_over_text", Problem.CONTENT_ADDED),
        ("signed_over_by_a_stranger", Problem.OTHER_SIGNATURE),
        ("time_stamped_by_a_stranger", Problem.TIME_STAMP_UNKNOWN),
        ("contents_of_another_file", Problem.SEAL_BROKEN),
        ("contents_zeroed", Problem.SEAL_UNREADABLE),
        ("words_exchanged_in_place", Problem.SEAL_BROKEN),
        ("twice", Problem.CONTENT_ADDED),
    ],
)
def test_the_verdict_says_what_was_done(name: str, problem: Problem) -> None:
    verdict = verify(ATTACKS[name](files.sealed_pdf(Level.B_T)), files.our_trust())
    assert problem in [found.problem for found in verdict.problems]


@settings(max_examples=300, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_every_changed_byte_that_is_sealed_is_found(level: Level, data: st.DataObject) -> None:
    sealed = files.sealed_pdf(level)
    seal = find_signatures(sealed)[0]
    place = data.draw(
        st.integers(0, len(sealed) - 1).filter(lambda place: not seal.gap <= place < seal.resume),
        label="place",
    )
    other = data.draw(st.integers(1, 255), label="other")
    changed = sealed[:place] + bytes([sealed[place] ^ other]) + sealed[place + 1 :]
    assert verify(changed, files.our_trust()).status is not Status.GENUINE


@settings(max_examples=100, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_a_changed_byte_in_the_seal_itself_never_changes_what_it_says(
    level: Level, data: st.DataObject
) -> None:
    sealed = files.sealed_pdf(level)
    seal = find_signatures(sealed)[0]
    place = data.draw(st.integers(seal.gap, seal.resume - 1), label="place")
    other = data.draw(st.integers(1, 255), label="other")
    changed = sealed[:place] + bytes([sealed[place] ^ other]) + sealed[place + 1 :]
    verdict, before = verify(changed, files.our_trust()), verify(sealed, files.our_trust())
    assert verdict.status is not Status.GENUINE or (verdict.signer, verdict.sealed_at) == (
        before.signer,
        before.sealed_at,
    )
    if level is Level.B_LTA:
        assert verdict.status is not Status.GENUINE


@settings(max_examples=100, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_a_file_that_is_cut_off_is_never_more_than_what_was_sealed_first(
    level: Level, data: st.DataObject
) -> None:
    sealed = files.sealed_pdf(level)
    ends = {found.end for found in find_signatures(sealed)}
    end = data.draw(st.integers(0, len(sealed) - 1), label="end")
    verdict = verify(sealed[:end], files.our_trust())
    assert (verdict.status is Status.GENUINE) == (end in ends)


@settings(max_examples=100, deadline=None)
@given(level=st.sampled_from(LEVELS), data=st.data())
def test_bytes_put_in_anywhere_are_found(level: Level, data: st.DataObject) -> None:
    sealed = files.sealed_pdf(level)
    place = data.draw(st.integers(0, len(sealed)), label="place")
    more = data.draw(st.binary(min_size=1, max_size=50), label="more")
    verdict = verify(sealed[:place] + more + sealed[place:], files.our_trust())
    assert verdict.status is not Status.GENUINE


def test_a_seal_that_was_cut_back_to_its_first_level_is_that_level() -> None:
    sealed = files.sealed_pdf(Level.B_LTA)
    verdict = verify(sealed[: find_signatures(sealed)[0].end], files.our_trust())
    assert (verdict.status, verdict.level) == (Status.GENUINE, Level.B_T)
