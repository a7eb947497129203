"""Rows are added, moved, removed and put back by buttons alone, and nothing typed is lost."""

import pytest
from django.db import connection

from forms.filling import drafts
from tests.filling.pages import get, open_step, words

pytestmark = pytest.mark.django_db
STEP = "maal-og-aftaler"


@pytest.fixture
def step(karen, goals):
    """The step with two goals, two agreements under the first."""
    return open_step(karen, goals, STEP)


def standing(draft):
    return drafts.filled(draft).entries().get("goals")


def open_rows(step):
    return set(step.tree.xpath("//li[details/@open]/@id"))


def test_a_row_is_added_unfolded_at_the_end(step, goals):
    after = step.press("add:goals", **{"goals-1-goal": "En uddannelse"})
    assert after.query == "aaben=goals-2"
    assert open_rows(after) == {"goals-2"}
    assert [goal.get("goal", "") for goal in standing(goals)] == [
        "Egen bolig",
        "En uddannelse",
        "",
    ]


def test_the_address_leads_to_the_row(karen, goals, step):
    data = step.fields() | {"action": "add:goals-0-agreements"}
    place = karen.post(step.address, data).headers["Location"]
    assert place == f"{step.address}?aaben=goals-0-agreements-2#goals-0-agreements-2"
    assert open_rows(get(karen, place)) == {"goals-0", "goals-0-agreements-2"}


def test_an_agreement_is_added_to_its_own_goal(step, goals):
    step.press("add:goals-1-agreements").press("add:goals-1-agreements")
    assert [len(goal.get("agreements", [])) for goal in standing(goals)] == [2, 2]


def test_rows_are_moved_with_all_that_is_under_them(step, goals):
    after = step.press("down:goals-0")
    assert after.query == "aaben=goals-1"
    assert [goal["goal"] for goal in standing(goals)] == ["En læreplads", "Egen bolig"]
    assert len(standing(goals)[1]["agreements"]) == 2
    after.press("up:goals-1-agreements-1")
    assert [row["what"] for row in standing(goals)[1]["agreements"]] == [
        "Find et værelse",
        "Ring til skolen",
    ]


def test_the_first_has_no_way_up_and_the_last_none_down(step):
    assert (step.has("up:goals-0"), step.has("down:goals-0")) == (False, True)
    assert (step.has("up:goals-1"), step.has("down:goals-1")) == (True, False)


@pytest.mark.parametrize(
    ("row", "group", "label"),
    [("goals-0", "goals", "Mål"), ("goals-0-agreements-0", "goals-0-agreements", "Aftale")],
)
def test_a_removed_row_can_be_put_back_until_the_step_is_left(step, goals, row, group, label):
    before = standing(goals)
    after = step.press(f"remove:{row}")
    undo = after.tree.xpath(f"//fieldset[@id='{group}']/div[@class='undo']")
    assert words(undo[0]).startswith(f"{label} er fjernet.")
    assert standing(goals) != before
    back = after.press("restore")
    assert standing(goals) == before
    assert not back.has("restore")


def test_a_removed_row_is_gone_when_the_step_was_left(step):
    after = step.press("remove:goals-1").go_to("grundlag").go_to(STEP)
    assert not after.has("restore")
    assert not after.has("remove:goals-1")


def test_typing_on_keeps_the_removed_row_within_reach(karen, step, goals):
    step.press("remove:goals-1").autosave(**{"goals-0-goal": "Et værelse"})
    open_step(karen, goals, STEP).press("restore")
    assert [goal["goal"] for goal in standing(goals)] == ["Et værelse", "En læreplads"]


def test_the_last_row_can_go_and_a_first_one_come(step, goals):
    step.press("remove:goals-1").press("remove:goals-0").press("add:goals")
    assert standing(goals) == [{}]


def test_a_row_that_another_has_put_beyond_reach_is_told_and_what_was_typed_stays(
    karen, jonas, step, goals
):
    undo = step.press("remove:goals-1")
    open_step(jonas, goals, STEP).press("continue")
    after = undo.press("restore", **{"goals-0-goal": "Et værelse"})
    assert "Rækken findes ikke længere." in words(after.tree)
    assert standing(goals)[0]["goal"] == "Et værelse"


@pytest.mark.parametrize(
    "action",
    [
        "remove:goals-7",
        "up:goals",
        "add:0",
        "restore",
        "add:goals-0-goal",
        "down:goals-9-agreements-0",
    ],
)
def test_a_button_for_no_row_changes_nothing_but_what_was_typed(step, goals, action):
    after = step.send({"action": action, "goals-0-goal": "Et værelse"})
    assert "Rækken findes ikke længere." in words(after.tree)
    assert [goal["goal"] for goal in standing(goals)] == ["Et værelse", "En læreplads"]


def test_an_action_nobody_knows_saves_and_shows_what_comes_next(step, goals):
    step.send({"action": "dans", "goals-0-goal": "Et værelse"})
    assert standing(goals)[0]["goal"] == "Et værelse"


def test_rows_in_two_pages_are_put_together_when_only_one_changed_them(karen, jonas, goals):
    mine, theirs = open_step(karen, goals, "grundlag"), open_step(jonas, goals, "grundlag")
    theirs.press("continue", dream="At bo for mig selv")
    after = mine.press("add:participants")
    assert after.value("dream") == "At bo for mig selv"
    assert after.has("remove:participants-0")
    assert "Begges ændringer er gemt." in words(after.tree)


def test_there_is_no_button_for_more_rows_than_there_is_room_for(karen, begun):
    rows = [{"name": f"Person {number}"} for number in range(60)]
    step = open_step(karen, begun("netvaerkskortlaegning", {"private": rows}), "privat-netvaerk")
    assert not step.has("add:private")
    assert step.press("remove:private-59").has("add:private")


def test_a_folded_row_is_told_by_its_summary(step):
    labels = [words(label) for label in step.tree.xpath("//summary/*[@class='row-summary']")]
    assert labels == ["Egen bolig", "Ring til skolen", "Find et værelse", "En læreplads"]
    assert "Fjern: Mål 2 En læreplads" in [words(b) for b in step.tree.xpath("//button")]


def test_what_cannot_be_read_stands_in_the_summary_as_it_was_typed(step):
    typed = {"goals-0-agreements-0-due": "efter ferien"}
    labels = [words(label) for label in step.press("add:goals", **typed).tree.xpath("//summary")]
    assert any("Ring til skolen" in label and "efter ferien" in label for label in labels)


def test_a_long_summary_is_cut_and_the_text_is_not(step):
    text = "En meget lang aftale om det hele. " * 9
    after = step.press("add:goals", **{"goals-1-goal": text})
    (label,) = after.tree.xpath("//li[@id='goals-1']//*[@class='row-summary']")
    assert len(words(label)) <= 90
    assert words(label).endswith("…")
    assert after.value("goals-1-goal") == text


def test_a_row_with_something_missing_unfolds_and_says_where(step):
    after = step.press("continue")
    assert after.status == 422
    assert {"goals-0", "goals-0-agreements-1", "goals-1"} <= open_rows(after)
    links = dict(after.errors)
    assert links["id_goals-0-theme"].startswith("Mål 1, Tema: ")
    assert links["id_goals-0-agreements-1-due"].startswith(
        "Mål 1, Aftale 2, Hvornår er det gjort?: "
    )
    assert links["goals-1-agreements"].startswith("Mål 2, Aftaler om målet: ")
    assert after.error_at("goals-0-theme") in links["id_goals-0-theme"]
    assert all(after.tree.xpath(f"//*[@id='{target}']") for target in links)


def test_a_form_that_is_sent_to_signing_while_the_save_is_on_its_way_stays_as_it_was(step, goals):
    still_open = [goals]

    def send_to_signing(execute, sql, *more):
        """Somebody else's press, after the draft was found open and before it is saved."""
        if still_open and "filling_steprevision" in sql:
            drafts.close(still_open.pop())
        return execute(sql, *more)

    with connection.execute_wrapper(send_to_signing):
        after = step.press("continue", **{"goals-0-goal": "for sent"})
    assert after.address == goals.case.get_absolute_url()
    assert standing(goals)[0]["goal"] == "Egen bolig"


def test_rows_under_signature_are_told_too_late(karen, step, goals):
    drafts.close(goals)
    assert step.press("add:goals").address == goals.case.get_absolute_url()
    assert len(standing(goals)) == 2
