"""The canonical JSON tells a form whole, and its digest tells one version from another."""

import json
from dataclasses import replace

import pytest

from forms.definition.canonical import digest, from_json, to_json
from forms.definition.form import DefinitionError
from forms.library import registry
from tests.definition.forms import EVERY_KIND, GOALS_FORM

FORMS = [EVERY_KIND, GOALS_FORM, *(tool.form for tool in registry.tools().values())]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.slug)
def test_a_form_comes_back_from_its_json(form: object) -> None:
    assert from_json(to_json(form)) == form  # type: ignore[arg-type]


def test_the_json_is_canonical() -> None:
    text = to_json(EVERY_KIND)
    again = json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert text == again
    assert "æ" in to_json(registry.tool("maal-og-aftaleskema").form)


def test_what_is_default_is_not_told_so_that_new_details_change_no_digest() -> None:
    assert '"autocomplete"' not in to_json(EVERY_KIND)


def test_one_changed_word_is_another_version() -> None:
    assert digest(replace(EVERY_KIND, purpose="At prøve igen.")) != digest(EVERY_KIND)
    assert digest(EVERY_KIND) == digest(from_json(to_json(EVERY_KIND)))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"slug": "x"}', "nej"])
def test_what_is_no_definition_is_refused(text: str) -> None:
    with pytest.raises(DefinitionError):
        from_json(text)


def test_a_kind_that_nobody_knows_is_refused() -> None:
    with pytest.raises(DefinitionError):
        from_json(to_json(EVERY_KIND).replace('"kind":"tick"', '"kind":"tock"'))
