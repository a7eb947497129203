"""Drafts: what stands in each step, and what happens when two save."""

import pytest

from forms.filling import drafts
from forms.filling.drafts import Clash, DraftClosedError, Saved
from forms.filling.models import FormVersion
from forms.library import registry
from tests.factories import CaseFactory, UserFactory, draft_with

pytestmark = pytest.mark.django_db
SLUG = "netvaerkskortlaegning"
STEP = "oensker"


@pytest.fixture
def draft():
    case = CaseFactory()
    form = registry.tool(SLUG).form
    return drafts.begin(case, form, {"misses": "Farfar"}, author=case.coordinator, last_answers={})


def save(draft, entries, based_on, author=None, **more):
    author = author or draft.case.coordinator
    return drafts.save_step(draft, STEP, entries, based_on=based_on, author=author, tab="a", **more)


def standing(draft):
    return drafts.filled(draft).step_entries(STEP)


def test_a_draft_begins_with_what_was_prepared_and_no_step_visited(draft):
    filled = drafts.filled(draft)
    assert standing(draft) == {"misses": "Farfar"}
    assert not filled.visited(STEP)
    assert filled.number(STEP) == 1


def test_drafts_of_one_definition_share_its_version(draft):
    drafts.begin(draft.case, draft.version.form, {}, author=draft.created_by, last_answers={})
    assert FormVersion.objects.count() == 1
    assert draft.version.form == registry.tool(SLUG).form


def test_a_save_stands_and_keeps_what_is_invalid(draft):
    outcome = save(draft, {"misses": "x" * 30_000}, 1)
    assert isinstance(outcome, Saved)
    assert standing(draft)["misses"] == "x" * 30_000
    step = draft.version.form.step(STEP)
    assert len(drafts.filled(draft).problems(step)) == 1


def test_saving_the_same_again_adds_nothing(draft):
    first = save(draft, {"misses": "Mor"}, 1)
    again = save(draft, {"misses": "Mor"}, first.revision.number)
    assert again.revision == first.revision


def test_two_people_who_change_different_answers_are_put_together(draft):
    save(draft, {"misses": "Farfar", "invite": "Birgit"}, 1)
    outcome = save(draft, {"misses": "Farfar og farmor"}, 1, author=UserFactory())
    assert outcome.others is not None
    assert standing(draft) == {"misses": "Farfar og farmor", "invite": "Birgit"}


def test_two_people_who_change_the_same_answer_keep_both_texts(draft):
    theirs = save(draft, {"misses": "Mor"}, 1)
    other = UserFactory()
    outcome = save(draft, {"misses": "Far"}, 1, author=other)
    assert isinstance(outcome, Clash)
    assert outcome.theirs == theirs.revision
    assert outcome.merged.clashes == ("misses",)
    assert standing(draft) == {"misses": "Mor"}
    assert drafts.parked_text(draft, STEP, other).entries == {"misses": "Far"}
    assert drafts.waiting_clash(draft, STEP, other).merged.entries == {"misses": "Far"}


def test_a_save_in_the_background_never_merges_behind_ones_back(draft):
    save(draft, {"misses": "Farfar", "invite": "Birgit"}, 1)
    outcome = save(draft, {"misses": "Farmor"}, 1, author=UserFactory(), merging=False)
    assert isinstance(outcome, Clash)
    assert standing(draft) == {"misses": "Farfar", "invite": "Birgit"}


def test_rows_that_can_be_put_back_stay_until_the_step_is_left(draft):
    removed = [{"place": ["private", 0], "row": {"name": "Mor"}}]
    first = save(draft, {"misses": "a"}, 1, removed=removed)
    typed = save(draft, {"misses": "ab"}, first.revision.number)
    assert typed.revision.removed == removed
    left = save(draft, {"misses": "ab"}, typed.revision.number, removed=[])
    assert left.revision.removed == []


def test_a_step_counts_as_visited_only_when_it_was_left(draft):
    save(draft, {"misses": "a"}, 1, visited=False)
    assert not drafts.filled(draft).visited(STEP)
    save(draft, {"misses": "a"}, 2)
    assert drafts.filled(draft).visited(STEP)
    save(draft, {"misses": "b"}, 3, visited=False)
    assert drafts.filled(draft).visited(STEP)


def test_a_closed_draft_takes_no_more(draft):
    drafts.close(draft)
    with pytest.raises(DraftClosedError):
        save(draft, {"misses": "for sent"}, 1)
    drafts.reopen(draft)
    assert isinstance(save(draft, {"misses": "i tide"}, 1), Saved)


@pytest.mark.parametrize("slug", list(registry.tools()))
def test_every_shipped_form_is_complete_with_its_example(slug):
    filled = drafts.filled(draft_with(CaseFactory(), slug))
    assert filled.reading.complete, filled.reading.problems
    assert (
        filled.reading.answers == registry.tool(slug).example_answers() or slug == "moedetjekliste"
    )
