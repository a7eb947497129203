"""A question as a Django field: its widget is a template of its kind, and it never validates."""

import re
from datetime import date
from typing import Any

from django import forms as django_forms

from forms.definition.questions import (
    SILENT,
    Choice,
    Date,
    Information,
    Item,
    LongText,
    Number,
    Rating,
    SeveralChoices,
    ShortText,
    SignatureParty,
    Tick,
    Time,
    YesNo,
)
from forms.definition.values import danish_date
from forms.filling.surroundings import Surroundings
from forms.library.printing import YES_NO

# How a day and a time are stored; whatever else stands there was typed, and is shown as it was.
_DAY, _CLOCK = re.compile(r"\d{4}-\d{2}-\d{2}"), re.compile(r"\d{2}:\d{2}")

# With more options than this, a list to pick from is quicker than a row of buttons.
RADIOS_AT_MOST = 8

_TEMPLATES: dict[type, str] = {
    ShortText: "line",
    LongText: "text",
    SeveralChoices: "checkboxes",
    Date: "date",
    Time: "line",
    Number: "line",
    YesNo: "yes_no",
    Tick: "tick",
    Rating: "rating",
    Information: "information",
    SignatureParty: "party",
}


class QuestionWidget(django_forms.Widget):
    """Shows a question by the template of its kind, with all that the template needs."""

    def __init__(self, question: Item, around: Surroundings) -> None:
        super().__init__()
        self.question = question
        self.around = around
        self.template_name = f"filling/fields/{_template(question)}.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Return the template's context."""
        context = super().get_context(name, value, attrs)
        context["widget"]["value"] = _as_typed(self.question, value)
        context["question"] = self.question
        context["input"] = _input(self.question)
        context["suggestions"] = self.around.suggestions.get(self.question.id, [])
        context["parties"] = self.around.parties.get(self.question.id, [])
        if isinstance(self.question, Information):
            context["link"] = self.around.links.get(self.question.page, "")
        if isinstance(self.question, YesNo):
            context["options"] = list(YES_NO.items())
            context["answer"] = _part(value, "answer")
            context["remark"] = _part(value, "remark")
        if isinstance(self.question, Rating):
            context["ratings"] = ("1", "2", "3", "4", "5")
        return context

    def id_for_label(self, id_: str) -> str:
        """Return the id of the one input that the label is for; a group of inputs has none."""
        return id_

    def use_required_attribute(self, initial: Any) -> bool:
        """Leave requiring to the server: a browser's own refusal would lose the autosave."""
        return False


class QuestionField(django_forms.Field):
    """A question's field."""

    def __init__(self, question: Item, around: Surroundings) -> None:
        super().__init__(
            required=False,
            label=question.label,
            help_text=question.help,
            widget=QuestionWidget(question, around),
        )
        self.question = question

    @property
    def grouped(self) -> bool:
        """Whether the question has several inputs, so that its label is a legend."""
        return isinstance(self.question, SeveralChoices | YesNo | Rating) or (
            isinstance(self.question, Choice) and _template(self.question) == "radios"
        )

    @property
    def boxed(self) -> bool:
        """Whether the question is one box to tick, whose label stands beside it."""
        return isinstance(self.question, Tick)

    @property
    def silent(self) -> bool:
        """Whether the question takes no answer."""
        return isinstance(self.question, SILENT)


def _template(question: Item) -> str:
    if isinstance(question, Choice):
        return "radios" if len(question.options) <= RADIOS_AT_MOST else "select"
    return _TEMPLATES[type(question)]


def _input(question: Item) -> dict[str, str]:
    """Return what the browser should know of a line: its keyboard, and how wide it is."""
    match question:
        case Date():
            return {"mode": "numeric", "width": "9"}
        case Time():
            return {"mode": "numeric", "width": "5"}
        case Number():
            return {"mode": "numeric" if question.whole else "decimal", "width": "5"}
        case ShortText(format="tel"):
            return {"mode": "tel", "type": "tel"}
        case ShortText(format="email"):
            return {"mode": "email", "type": "text"}
        case _:
            return {"mode": "text"}


def _as_typed(question: Item, value: Any) -> Any:
    """Return a stored day or time as a Dane would type it, and all else as it is."""
    match question:
        case Date() if isinstance(value, str) and _DAY.fullmatch(value):
            return _danish(value)
        case Time() if isinstance(value, str) and _CLOCK.fullmatch(value):
            return value.replace(":", ".")
        case Number() | Rating() if isinstance(value, int | float):
            return str(value).replace(".", ",")
        case _:
            return "" if value is None else value


def _danish(day: str) -> str:
    try:
        return danish_date(date.fromisoformat(day))
    except ValueError:
        return day


def _part(value: Any, name: str) -> str:
    return str(value.get(name, "")) if isinstance(value, dict) else ""
