"""What a browser sends of a round: each question's answer, remark and what they were based on."""

from collections.abc import Mapping

from .answering import LONGEST_REMARK, Said
from .models import AnswerRevision, Round

MOST_DIGITS = 9  # of a revision's number: what the database can count, and more than anybody saves


def said_in(round_: Round, posted: Mapping[str, str]) -> dict[str, Said]:
    """Return what was said to the questions that `posted` holds; the others are left alone.

    Pressing »Gem mit svar« of a question bases it on what the other has answered; »Behold det
    andet« leaves it out.
    """
    found = {}
    for kept in round_.wording:
        question = kept["id"]
        if f"based-on-{question}" not in posted or posted.get("theirs") == question:
            continue
        answer = posted.get(f"answer-{question}", "")
        remark = posted.get(f"remark-{question}", "").replace("\r\n", "\n").replace("\x00", "")
        seen = f"seen-{question}" if posted.get("mine") == question else f"based-on-{question}"
        found[question] = Said(
            answer=answer if answer in AnswerRevision.Choice.values else "",
            remark=remark.strip()[:LONGEST_REMARK],
            based_on=_number(posted.get(seen, "")),
        )
    return found


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS else 0
