"""Finding the tools: each once, by its slug."""

import pytest

from forms.library import registry

from .papers import GOALS, SLUGS


def test_every_folder_with_a_tool_is_found():
    assert set(registry.tools()) == set(SLUGS)


def test_a_slug_that_is_none_is_said_to_be_unknown():
    with pytest.raises(registry.UnknownFormError, match="findes-ikke"):
        registry.tool("findes-ikke")


def test_two_tools_of_one_slug_are_refused():
    tool = registry.tool(GOALS)
    with pytest.raises(registry.DuplicateFormError):
        registry.collect([tool, tool])


@pytest.mark.parametrize("slug", SLUGS)
def test_changing_the_example_that_was_read_does_not_change_the_next(slug):
    registry.tool(slug).example_answers()["young_person"] = "En anden"
    assert registry.tool(slug).example_answers()["young_person"] == "Sofie Eksempel"
