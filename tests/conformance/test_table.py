"""The table of validators in the docs says what the validators say today."""

from pathlib import Path

import pytest

from . import table
from .table import BEGIN, END, PAGE

pytestmark = pytest.mark.conformance


@pytest.fixture(scope="session")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> table.Kinds:
    folder: Path = tmp_path_factory.mktemp("kinds")
    return table.made_in(folder)


def written(title: str) -> str:
    """Return what stands in the docs under a heading."""
    tables = PAGE.read_text().partition(BEGIN)[2].partition(END)[0]
    return tables.partition(f"## {title}\n\n")[2].partition("\n\n")[0].strip()


@pytest.mark.parametrize("title", ["PDF", "Word"])
def test_the_docs_say_what_the_validators_say(kinds: table.Kinds, title: str) -> None:
    rows = table.pdf_rows(kinds) if title == "PDF" else table.word_rows(kinds)
    assert table._markdown(rows).strip() == written(title)


def test_every_lasting_seal_passes_every_validator_and_a_changed_file_none() -> None:
    lines = [line for line in PAGE.read_text().splitlines() if line.startswith("| ")]
    lasting = [line for line in lines if "(B-LTA)" in line.split("|")[1]]
    lasting += [line for line in lines if "(XAdES-A)" in line.split("|")[1]]
    assert len(lasting) == 8
    for line in lasting:
        assert "TOTAL_PASSED" in line
        assert "not" not in line
        assert "fails" not in line
    changed = [line for line in lines if "changed" in line.split("|")[1]]
    assert len(changed) == 2
    for line in changed:
        assert line.count("not valid") == 2
        assert line.rstrip(" |").endswith("changed")
