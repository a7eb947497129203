"""Fixtures of this room: two people on one course, and a draft that they fill in."""

import pytest

from forms.filling import drafts
from forms.library import registry
from tests.factories import CaseFactory, UserFactory
from tests.filling.pages import signed_in


@pytest.fixture
def case():
    """A course with a coordinator and a support worker."""
    return CaseFactory(
        coordinator=UserFactory(first_name="Karen"), support_worker=UserFactory(first_name="Jonas")
    )


@pytest.fixture
def karen(case):
    """The coordinator's browser."""
    return signed_in(case.coordinator)


@pytest.fixture
def jonas(case):
    """The support worker's browser."""
    return signed_in(case.support_worker)


@pytest.fixture
def begun(case):
    """Begin a draft of a tool with these entries, in no step of it has anybody been."""

    def begin(slug, entries=None, **more):
        form = more.pop("form", None) or registry.tool(slug).form
        author = case.coordinator
        return drafts.begin(case, form, entries or {}, author=author, last_answers={}, **more)

    return begin


@pytest.fixture
def network(begun):
    """A network map just begun."""
    return begun("netvaerkskortlaegning", {"misses": "Farfar"})


@pytest.fixture
def goals(begun):
    """A form of goals and agreements just begun, with one goal and two agreements."""
    agreements = [{"what": "Ring til skolen"}, {"what": "Find et værelse"}]
    entries = {
        "goals": [{"goal": "Egen bolig", "agreements": agreements}, {"goal": "En læreplads"}]
    }
    return begun("maal-og-aftaleskema", entries)
