"""A round as its page shows it: each question with what stands, or with what was just typed."""

from dataclasses import dataclass

from .answering import Said, Saved
from .models import AnswerRevision, Round
from .progress import Asked, questions_of


@dataclass(frozen=True, slots=True)
class Shown:
    """A question on the page: `answer` and `remark` stand in its fields.

    With `clash` they are what this person typed, and `asked.answer` is what the other saved.
    """

    asked: Asked
    answer: str
    remark: str
    based_on: int
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A question after a save in the background: what of it has to be shown anew."""

    shown: Shown
    answer_differs: bool
    remark_differs: bool


def shown_questions(
    round_: Round, said: dict[str, Said] | None = None, saved: dict[str, Saved] | None = None
) -> list[Shown]:
    """Return the round's questions; what clashes stands as it was typed, for a person to choose."""
    said, saved = said or {}, saved or {}
    found = []
    for asked in questions_of(round_):
        if asked.id in saved and saved[asked.id].clash:
            mine = said[asked.id]
            found.append(Shown(asked, mine.answer, mine.remark, mine.based_on, clash=True))
        else:
            found.append(_standing(asked))
    return found


def told_of(round_: Round, said: dict[str, Said], saved: dict[str, Saved]) -> list[Told]:
    """Return the questions that a page has to learn about after a save in the background."""
    found = []
    for shown in shown_questions(round_, said, saved):
        mine, outcome = said.get(shown.asked.id), saved.get(shown.asked.id)
        if mine is None or outcome is None:
            continue
        news = outcome.clash or outcome.wrote or shown.based_on != mine.based_on
        if news:
            differs = shown.answer != mine.answer, shown.remark != mine.remark
            found.append(Told(shown, *differs))
    return found


def choices() -> list[tuple[str, str]]:
    """Return what can be answered: value and word."""
    return [(str(value), str(word)) for value, word in AnswerRevision.Choice.choices]


def _standing(asked: Asked) -> Shown:
    answer = asked.answer
    if answer is None:
        return Shown(asked, "", "", 0)
    return Shown(asked, answer.answer, answer.remark, answer.number)
