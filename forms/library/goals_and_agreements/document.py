"""How Redskab 3 is printed."""

from collections.abc import Mapping
from typing import Any

from forms.definition.form import Form
from forms.documents.tree import Answer, Block, Group, Heading, ItemList, Table, paragraphs, plain
from forms.library import danish
from forms.library.composing import TitleFacts, header_facts
from forms.library.goals_and_agreements.definition import (
    AGREEMENTS,
    BASIS,
    FOLLOW_UP,
    GOALS,
    SIGNATURE,
)
from forms.library.printing import (
    Answers,
    facts_of,
    in_words,
    long_answer,
    rows_table,
    section_blocks,
    step_blocks,
)

COLUMNS = {
    "what": ("Aftale", 0.34),
    "responsible": ("Ansvarlig", 0.17),
    "due": ("Hvornår", 0.15),
    "status": ("Status", 0.13),
    "remark": ("Bemærkning", 0.21),
}
TRUSTED_ADULT = "Den unges voksen"  # the role that Redskab 2 gives, and its list is taken over
_GOAL = {question.id: question for question in GOALS.questions}
_AGREEMENT = {question.id: question for question in AGREEMENTS.questions}


def facts(answers: Answers) -> TitleFacts:
    """Return the line of facts: the header's, and the meeting."""
    number, day = answers.get("meeting_number"), danish.day(answers.get("meeting_date", ""))
    meeting = ", ".join(part for part in (f"nr. {number}" if number else "", day) if part)
    return (*header_facts(answers), ("Møde", meeting))


def body(_form: Form, answers: Answers) -> list[Block]:
    """Return the basis, each goal with its agreements, and the follow-up."""
    return [
        *step_blocks(BASIS, answers),
        *([Heading(2, plain("Mål og aftaler"))] if answers.get("goals") else []),
        *goal_blocks(answers),
        *step_blocks(FOLLOW_UP, answers),
        *section_blocks(SIGNATURE.sections[0], answers),
    ]


def goal_blocks(answers: Answers) -> list[Block]:
    """Return each goal with its agreements, a group each."""
    goals = answers.get("goals") or []
    return [_goal(number, goal) for number, goal in enumerate(goals, start=1)]


def agreed_last_time(answers: Answers) -> list[Block]:
    """Return each goal and a line for each of its agreements, to be read beside the new form."""
    blocks: list[Block] = []
    for goal in answers.get("goals") or []:
        lines = tuple(plain(_agreement_line(row)) for row in goal.get("agreements") or [])
        blocks += [Heading(3, plain(goal.get("goal", ""))), ItemList(lines)]
    return blocks


def _agreement_line(row: Mapping[str, Any]) -> str:
    status = in_words(_AGREEMENT["status"], row.get("status")).lower()
    facts = ", ".join(part for part in (danish.day(row.get("due", "")), status) if part)
    return f"{row.get('responsible', '')}: {row.get('what', '')} ({facts})"


def recipients(answers: Answers) -> list[str]:
    """Return the youth, the team, and the trusted adult where the youth has said yes.

    Among the participants or not, the adult has a copy because the youth says so, or has none.
    """
    adult = answers.get("trusted_adult") or ""
    people = [
        (answers.get("young_person"), "den unge"),
        (answers.get("coordinator"), "myndighedskoordinator"),
        *(
            (row.get("name"), "deltager")
            for row in answers.get("participants") or []
            if not _is_adult(row, adult)
        ),
    ]
    if answers.get("copy_to_trusted_adult"):
        people.append((adult, "den unges voksen, med den unges samtykke"))
    once: dict[str, str] = {}
    for name, role in people:
        if name:
            once.setdefault(_key(name), f"{name} ({role})")
    return list(once.values())


def _is_adult(participant: Mapping[str, Any], adult: str) -> bool:
    """Tell whether a participant is there as the youth's trusted adult."""
    named = _key(participant.get("name") or "") == _key(adult)
    return named or _key(participant.get("role") or "") == _key(TRUSTED_ADULT)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _goal(number: int, goal: Mapping[str, Any]) -> Group:
    """Return a goal as one group: its words, how things are, and its table of agreements."""
    theme = in_words(_GOAL["theme"], goal.get("theme"))
    head = Heading(3, plain(f"Mål {number}: {theme}" if theme else f"Mål {number}"))
    details = [_GOAL[name] for name in ("horizon", "priority", "target_date")]
    blocks: list[Block] = [head]
    if goal.get("goal"):
        blocks.append(Answer(plain("Det vil jeg gerne nå"), paragraphs(goal["goal"])))
    blocks += [long_answer(_GOAL[name], goal) for name in ("situation", "signs") if goal.get(name)]
    if any(goal.get(question.id) for question in details):
        blocks.append(facts_of("", details, goal))
    if goal.get("agreements"):
        blocks.append(agreements_table(number, goal["agreements"]))
    return Group(tuple(blocks))


def agreements_table(number: int, agreements: list[Mapping[str, Any]]) -> Table:
    """Return the agreements of a goal as a table: what, who, when, how far, and the remark."""
    return rows_table(AGREEMENTS, agreements, COLUMNS, caption=f"Aftaler om mål {number}")
