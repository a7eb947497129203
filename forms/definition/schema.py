"""The JSON Schema (2020-12) of a form's answers.

What the schema demands, the reading demands too. Some of what the reading demands a schema cannot
say (rules over several rows, one date after another): those messages come from the reading alone.
"""

from typing import Any

from .conditions import (
    AllOf,
    Answered,
    AnyOf,
    Condition,
    Equals,
    Includes,
    Not,
    OneOf,
    names,
)
from .form import Form
from .questions import (
    SILENT,
    Choice,
    Date,
    Item,
    LongText,
    Number,
    Rating,
    RowGroup,
    SeveralChoices,
    ShortText,
    Tick,
    Time,
    YesNo,
)
from .values import YES_NO_ANSWERS

Schema = dict[str, Any]


def answers_schema(form: Form) -> Schema:
    """Return the schema of the form's answers, an object by question id."""
    asked = [(item, step.shown_when) for step in form.steps for item in step.items]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fodfaeste:answers:{form.slug}",
        "title": form.title,
        "description": form.purpose,
        **_object(asked),
    }


def _object(items: list[tuple[Item, Condition | None]]) -> Schema:
    """Return the schema of an object with these questions, each with what it stands under."""
    properties: Schema = {}
    required: list[str] = []
    when: list[Schema] = []
    local = {item.id for item, _ in items}
    for item, above in items:
        if isinstance(item, SILENT):
            continue
        properties[item.id] = _property(item)
        demand = _demand(item)
        if demand is None:
            continue
        conditions = tuple(part for part in (above, item.shown_when) if part is not None)
        if not conditions:
            required.append(item.id)
            properties[item.id] |= demand
        elif all(set(names(part)) <= local for part in conditions):
            test = _test(AllOf(conditions))
            if test is not None:
                then = {"required": [item.id], "properties": {item.id: demand}}
                when.append({"if": test, "then": then})
    schema: Schema = {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": required,
    }
    return schema | ({"allOf": when} if when else {})


def _test(condition: Condition) -> Schema | None:
    """Return a schema that the answers meet when the condition holds; None if there is none."""
    match condition:
        case Answered(name):
            return {"required": [name]}
        case Equals(name, value):
            plain = {"const": value}
            nested = {"type": "object", "properties": {"answer": plain}, "required": ["answer"]}
            return {"properties": {name: {"anyOf": [plain, nested]}}, "required": [name]}
        case OneOf(name, values):
            return _test(AnyOf(tuple(Equals(name, value) for value in values)))
        case Includes(name, value):
            return {"properties": {name: {"contains": {"const": value}}}, "required": [name]}
        case AllOf(conditions) | AnyOf(conditions):
            tests = [_test(part) for part in conditions]
            if None in tests:
                return None
            return {"allOf" if isinstance(condition, AllOf) else "anyOf": tests}
        case Not(part):
            test = _test(part)
            return None if test is None else {"not": test}
        case _:
            return None


def _demand(item: Item) -> Schema | None:
    """Return what an answer must be when there has to be one; None when there need not."""
    if isinstance(item, RowGroup):
        least = max(item.at_least, 1 if item.required else 0)
        return {"minItems": least} if least else None
    if not item.required:
        return None
    match item:
        case ShortText():
            return {"pattern": r"^[^\r\n]*\S[^\r\n]*$"}
        case LongText():
            return {"pattern": r"\S"}
        case SeveralChoices():
            return {"minItems": 1}
        case Tick():
            return {"const": True}
        case YesNo():
            return {"required": ["answer"]}
        case _:
            return {}


def _property(item: Item) -> Schema:
    """Return what any answer to the question must be, required or not."""
    schema: Schema = {"title": item.label}
    if item.help:
        schema["description"] = item.help
    match item:
        case ShortText():
            schema |= {"type": "string", "maxLength": item.at_most, "pattern": r"^[^\r\n]*$"}
            if item.format == "email":
                schema["format"] = "email"
        case LongText():
            schema |= {"type": "string", "maxLength": item.at_most}
        case Choice():
            schema |= {"type": "string", **_options(item)}
        case SeveralChoices():
            schema |= {"type": "array", "items": _options(item), "uniqueItems": True}
        case Date():
            pattern = r"^\d{4}-\d{2}-\d{2}$"
            schema |= {"type": "string", "format": "date", "pattern": pattern}
        case Time():
            schema |= {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$"}
        case Number():
            kind = "integer" if item.whole else "number"
            schema |= {"type": kind, "minimum": item.at_least, "maximum": item.at_most}
        case Tick():
            schema |= {"type": "boolean"}
        case Rating():
            schema |= {"type": "integer", "minimum": 1, "maximum": 5}
        case YesNo():
            schema |= {
                "type": "object",
                "properties": {
                    "answer": {"enum": list(YES_NO_ANSWERS)},
                    "remark": {"type": "string", "maxLength": item.remark_at_most},
                },
                "additionalProperties": False,
            }
        case RowGroup():
            rows = _object([(question, None) for question in item.questions])
            schema |= {"type": "array", "items": rows, "maxItems": item.at_most}
    return schema


def _options(item: Choice | SeveralChoices) -> Schema:
    return {"oneOf": [{"const": option.id, "title": option.label} for option in item.options]}
