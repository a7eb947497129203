"""The empty copies: everybody may fetch them, and they ask what the form asks."""

import pytest
from django.test import Client
from django.urls import reverse

from forms.definition.form import walk
from forms.definition.questions import SILENT, RowGroup
from forms.library import registry
from tests.documents.docx_reader import read_docx
from tests.documents.pdf_reader import StructureReader

pytestmark = pytest.mark.django_db
SLUGS = list(registry.tools())
READERS = {"pdf": lambda content: StructureReader(content).read(), "docx": read_docx}


def fetched(client: Client, slug: str, kind: str) -> list[str]:
    response = client.get(reverse("blank_copy", args=[slug, kind]))
    assert response.status_code == 200
    assert f"{slug}-tomt-skema.{kind}" in response["Content-Disposition"]
    return READERS[kind](response.content)


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.parametrize("slug", SLUGS)
def test_a_copy_asks_everything_that_the_form_asks(client: Client, slug: str, kind: str) -> None:
    said = "\n".join(fetched(client, slug, kind))
    assert "TOMT SKEMA" in said
    for item in walk(registry.tool(slug).form.items):
        if not isinstance(item, SILENT):
            assert item.label in said
    for step in registry.tool(slug).form.steps:
        if any(not isinstance(item, SILENT) for item in step.items):
            assert step.title in said


@pytest.mark.parametrize("slug", SLUGS)
def test_both_files_say_the_same(client: Client, slug: str) -> None:
    assert fetched(client, slug, "pdf") == fetched(client, slug, "docx")


def test_there_is_room_for_more_than_one_row_and_for_every_agreement_under_its_goal(
    client: Client,
) -> None:
    said = fetched(client, "maal-og-aftaleskema", "pdf")
    tool = registry.tool("maal-og-aftaleskema")
    goals = next(item for item in tool.form.items if item.id == "goals")
    assert isinstance(goals, RowGroup)
    agreements = next(item for item in goals.questions if isinstance(item, RowGroup))
    for number in (1, 2, 3):
        assert f"{goals.row_label} {number}" in said
    assert sum(line == agreements.label for line in said) == 3


@pytest.mark.parametrize("address", ["ukendt/tomt-skema.pdf", "moedetjekliste/tomt-skema.exe"])
def test_what_does_not_exist_is_not_found(client: Client, address: str) -> None:
    assert client.get(f"/redskab/{address}").status_code == 404
