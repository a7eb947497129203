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
    waiting = drafts.waiting_clash(draft, STEP, other)
    assert waiting.parked.entries == waiting.merged.entries == {"misses": "Far"}
    assert drafts.waiting_steps(draft, other) == {STEP}


def test_a_page_never_meets_what_it_has_saved_itself(draft):
    author = draft.case.coordinator
    save(draft, {"misses": "Fa"}, 1)  # its answer got lost, so the page still names revision 1
    outcome = save(draft, {"misses": "Far"}, 1)
    assert isinstance(outcome, Saved)
    assert standing(draft) == {"misses": "Far"}
    other_page = drafts.save_step(
        draft, STEP, {"misses": "Mor"}, based_on=1, author=author, tab="b"
    )
    assert isinstance(other_page, Clash)


def test_what_a_page_saved_before_somebody_else_did_counts_as_its_ground(draft):
    other = UserFactory()
    save(draft, {"misses": "Far"}, 1)
    save(draft, {"misses": "Far", "invite": "Birgit"}, 2, author=other)
    outcome = save(draft, {"misses": "Far og mor"}, 1)
    assert outcome.others.author == other
    assert standing(draft) == {"misses": "Far og mor", "invite": "Birgit"}


def test_pages_without_a_name_are_never_taken_for_the_same(draft):
    author = draft.case.coordinator
    drafts.save_step(draft, STEP, {"misses": "Far"}, based_on=1, author=author, tab="")
    outcome = drafts.save_step(draft, STEP, {"misses": "Mor"}, based_on=1, author=author, tab="")
    assert isinstance(outcome, Clash)


def test_the_text_of_each_page_waits_by_itself(draft):
    save(draft, {"misses": "Mor"}, 1)
    other = UserFactory()
    for tab in ("telefon", "pc", "pc"):
        mine = {"misses": f"Far fra {tab}"}
        drafts.save_step(draft, STEP, mine, based_on=1, author=other, tab=tab)
    waiting = draft.revisions.filter(parked=True).order_by("pk")
    assert [text.entries["misses"] for text in waiting] == ["Far fra telefon", "Far fra pc"]


def test_a_text_that_says_what_stands_there_waits_no_longer(draft):
    save(draft, {"misses": "Mor"}, 1)
    other = UserFactory()
    save(draft, {"misses": "Far"}, 1, author=other)
    save(draft, {"misses": "Far"}, 2)
    assert drafts.waiting_clash(draft, STEP, other) is None
    assert drafts.waiting_steps(draft, other) == set()


def test_a_save_on_top_of_a_revision_that_never_was_keeps_both_texts(draft):
    outcome = save(draft, {"misses": "Mor"}, 10**12)
    assert isinstance(outcome, Clash)
    assert standing(draft) == {"misses": "Farfar"}


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
