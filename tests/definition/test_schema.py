"""The JSON Schema: valid in itself, and at one with the reading."""

from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from forms.definition import messages
from forms.definition.reading import read
from forms.definition.schema import answers_schema
from forms.library import registry
from forms.library.composing import Tool
from tests.answers import any_answers
from tests.definition.forms import EVERY_KIND
from tests.definition.test_reading import FOLLOWED

SCHEMA = answers_schema(EVERY_KIND)
TOOLS = list(registry.tools().values())
# What a schema cannot say: characters and days that only look right, and CPR numbers.
BEYOND_THE_SCHEMA = (
    messages.BROKEN_CHARACTER,
    messages.CPR_NUMBER,
    messages.DATE,
    messages.EMAIL,
    messages.TELEPHONE,
)


def valid(schema: dict[str, Any], answers: Any) -> bool:
    return bool(jsonschema.Draft202012Validator(schema).is_valid(answers))


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.form.slug)
def test_a_shipped_form_has_a_valid_schema_that_its_example_meets(tool: Tool) -> None:
    schema = answers_schema(tool.form)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(tool.example_answers(), schema)


@given(any_answers(EVERY_KIND))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_schema_and_reading_agree_on_any_answers(answers: Any) -> None:
    problems = read(EVERY_KIND, answers).problems
    serious = [found for found in problems if found.message not in BEYOND_THE_SCHEMA]
    in_range = [found for found in serious if "Datoen" not in found.message]
    assert valid(SCHEMA, answers) is not bool(in_range), (answers, in_range)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"has_home": "yes", "where": "Her"}, True),
        ({"has_home": "yes"}, False),
        ({"has_home": "no"}, False),
        ({"has_home": "no", "search": "ja"}, True),
        ({"has_home": "no", "search": "ja", "where": ""}, True),
        ({"has_home": "no", "search": "ja", "else": 1}, False),
        ({}, False),
    ],
)
def test_the_schema_knows_what_is_required_when(answers: dict[str, Any], expected: bool) -> None:
    assert valid(answers_schema(FOLLOWED), answers) is expected
