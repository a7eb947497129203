"""The kinds of questions that a form can ask, and the rows that questions can stand in.

An id is unique where it stands: among the form's own questions, or, in a row, among those of the
row and of all that is around it. Lengths are characters.
"""

from dataclasses import dataclass

from .conditions import Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What every question has.

    `autocomplete` is a token of HTML's autofill (WHATWG HTML § 4.10.18.7); most answers are about
    somebody other than the person typing, hence "off". `about_others` marks free text about third
    parties: the form says that health and CPR numbers have no place there, and a CPR number is
    refused. `prefill` names the fact about the course that the answer starts from.
    """

    id: str
    label: str
    help: str = ""
    required: bool = False
    autocomplete: str = "off"
    about_others: bool = False
    prefill: str = ""
    shown_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Question):
    """One line of text. `suggestions_from` names questions whose answers are offered."""

    at_most: int = 400
    format: str = ""  # "email" or "tel"
    suggestions_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LongText(Question):
    """Text of several lines."""

    at_most: int = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """Something to choose: its id in the answers, and what people read."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Question):
    """One of the options; the answer is its id."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralChoices(Question):
    """Any of the options; the answer is a list of their ids, in the options' order."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Question):
    """A day; the answer is ISO 8601's `YYYY-MM-DD`, within `earliest` and `latest`."""

    earliest: str = "1900-01-01"
    latest: str = "2199-12-31"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Question):
    """A time of day; the answer is `HH:MM`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Question):
    """A whole number, or a decimal one unless `whole`."""

    at_least: int = 0
    at_most: int = 1_000_000
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Question):
    """Yes, no or not relevant, and a remark.

    The answer is `{"answer": "yes" | "no" | "not_relevant", "remark": text}`.
    """

    remark_at_most: int = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick(Question):
    """One box to tick; the answer is true, or there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Question):
    """A whole number from 1 to 5; the ends are told in words."""

    lowest: str
    highest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Information(Question):
    """Text to read, without an answer; `page` is the slug of a page that says more."""

    text: str
    page: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureParty(Question):
    """Somebody who signs, without an answer: the name is that of another question.

    The label is the party's role. With `each`, a row group, every row's name is a party. A name
    that is a party already does not sign twice.
    """

    name_from: str
    each: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup(Question):
    """Rows of the same questions; the answer is a list of objects.

    `row_label` names one row ("Person"), `add_label` the button. `summary` names the questions
    that tell one row from another. Rows may hold one more group of rows, and no more below that.
    """

    row_label: str
    add_label: str
    questions: "tuple[Item, ...]"
    summary: tuple[str, ...]
    at_least: int = 0
    at_most: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRows(RowGroup):
    """Rows about persons other than the young one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRows(RowGroup):
    """Rows about anything else."""


Item = (
    ShortText
    | LongText
    | Choice
    | SeveralChoices
    | Date
    | Time
    | Number
    | YesNo
    | Tick
    | Rating
    | Information
    | SignatureParty
    | PersonRows
    | TableRows
)

SILENT = (Information, SignatureParty)  # kinds without an answer of their own
