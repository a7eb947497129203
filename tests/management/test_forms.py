"""`manage.py forms list|schema|example`: what scripts read of the shipped forms."""

import pytest
from jsonschema import Draft202012Validator

from forms.definition.canonical import digest
from forms.library import registry
from tests.management.running import run, run_alone

SLUGS = ("netvaerkskortlaegning", "moedetjekliste", "maal-og-aftaleskema")
every_form = pytest.mark.parametrize("slug", SLUGS)


def test_the_forms_are_listed_in_their_order():
    ran = run("forms", "list", "--json")
    assert ran.code == 0
    assert [set(line) for line in ran.json] == [{"slug", "title"}] * 3
    assert [line["slug"] for line in ran.json] == list(SLUGS)
    assert ran.json[2]["title"] == "Mål- og aftaleskema"


def test_people_get_the_list_as_lines():
    ran = run("forms", "list")
    assert [line.split()[0] for line in ran.out.splitlines()] == list(SLUGS)
    assert "Mål- og aftaleskema" in ran.out


@every_form
@pytest.mark.parametrize("as_json", [["--json"], []])
def test_the_schema_is_one_of_2020_12_and_takes_the_example(slug, as_json):
    schema, example = run("forms", "schema", slug, *as_json), run("forms", "example", slug)
    assert (schema.code, example.code) == (0, 0)
    Draft202012Validator.check_schema(schema.json)
    assert schema.json["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator(schema.json).validate(example.json)


@every_form
def test_the_schema_says_which_definition_it_is_of(slug):
    said = run("forms", "schema", slug).json["$comment"]
    assert digest(registry.tool(slug).form) in said


@every_form
def test_the_example_is_the_forms_own(slug):
    assert run("forms", "example", slug, "--json").json == registry.tool(slug).example_answers()


@pytest.mark.parametrize("action", [["schema"], ["example"], ["render", "-", "--out", "."]])
def test_a_form_that_is_not_there_is_bad_input(action):
    name, *more = action
    ran = run("forms", name, "findes-ikke", *more, "--json")
    assert ran.code == 2
    message = "Der findes ingen formular med navnet findes-ikke."
    assert ran.json == {"errors": [{"path": "", "message": message}]}


def test_people_get_what_is_wrong_as_lines_beside_the_output():
    ran = run("forms", "example", "findes-ikke")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "Der findes ingen formular med navnet findes-ikke.\n"


def test_nothing_but_the_json_is_on_standard_output(tmp_path):
    ran = run_alone(tmp_path, "forms", "list", "--json")
    assert ran.code == 0
    assert [line["slug"] for line in ran.json] == list(SLUGS)


def test_a_command_that_is_not_whole_is_bad_input(tmp_path):
    ran = run_alone(tmp_path, "forms", "render", SLUGS[0], "-")
    assert (ran.code, ran.out) == (2, "")
    assert "--out" in ran.err
