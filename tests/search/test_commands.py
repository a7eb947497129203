"""The command line of search: its JSON, its words, and its exit codes."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from search.evaluating import (
    BadQueriesError,
    Judged,
    Verdict,
    alike,
    by_category,
    judge,
    read_queries,
    score,
)
from search.management.commands.search_evaluate import reached
from tests.factories import CaseFactory

pytestmark = pytest.mark.django_db


def run(*arguments):
    """Run a command; return its exit code, its output and what it complained of."""
    out, err = StringIO(), StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=err)
    except SystemExit as end:
        return end.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_a_search_is_told_in_json(engine):
    code, said, _ = run("search", "netværksmøde", "--json", "--limit", "3")
    found = json.loads(said)
    assert code == 0
    assert set(found) == {"hits", "total", "engine", "did_you_mean"}
    assert found["engine"] == engine.name
    assert len(found["hits"]) == 3 <= found["total"]
    assert all(set(hit) == {"url", "title", "heading", "kind", "excerpt"} for hit in found["hits"])


def test_a_search_is_told_in_lines(embedded):
    code, said, _ = run("search", "netværksmødr")
    assert code == 0
    assert said.startswith("Mente du »netværksmøde«?")
    assert "afsnit (embedded)" in said


def test_nothing_found_ends_with_1(engine):
    code, said, _ = run("search", "xyzzyplugh", "--json")
    assert code == 1
    assert json.loads(said)["hits"] == []


def test_one_searches_as_somebody(engine):
    case = CaseFactory(young_person="Zorbina Eksempel")
    assert run("search", "zorbina")[0] == 1
    code, said, _ = run("search", "zorbina", "--user", case.coordinator.username, "--json")
    assert code == 0
    assert json.loads(said)["hits"][0]["kind"] == "Forløb"


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "bolig", "--engine", "solr"),
        ("search", "bolig", "--user", "ingen"),
        ("rebuild_index", "--engine", "solr"),
        ("search_evaluate", "--engine", "solr"),
        ("search_evaluate", "/findes/ikke.json"),
    ],
)
def test_what_is_not_there_ends_with_2_and_says_so(embedded, arguments):
    code, _, complaint = run(*arguments)
    assert code == 2
    assert complaint
    code, said, _ = run(*arguments, "--json")
    assert code == 2
    assert json.loads(said)["errors"][0]["message"]


def test_an_engine_that_is_away_ends_with_2(embedded, settings):
    settings.ELASTICSEARCH_URL = "http://127.0.0.1:9"  # nobody listens there
    assert run("search", "bolig", "--engine", "elasticsearch")[0] == 2
    code, said, _ = run("rebuild_index", "--json")
    assert code == 2
    made = {line["engine"]: line for line in json.loads(said)["engines"]}
    assert made["elasticsearch"]["error"]
    assert made["embedded"]["entries"] > 0


def test_the_index_is_made_anew_with_progress(engine):
    code, said, _ = run("rebuild_index", "--engine", engine.name)
    assert code == 0
    assert "læst:" in said
    assert f"{engine.name}: " in said
    assert run("search", "netværksmøde")[0] == 0


def test_search_is_made_ready_in_one_command(embedded):
    _, said, _ = run("load_search")
    assert "afsnit kan findes" in said


def test_judged_queries_are_evaluated(engine, tmp_path):
    path = tmp_path / "egne.json"
    rows = [
        {"q": "aktindsigt", "category": "titel", "expect": ["/jura-og-samtykke/aktindsigt/"]},
        {"q": "xyzzy", "category": "nonsens", "expect": []},
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    code, said, _ = run("search_evaluate", str(path), "--json", "--engine", engine.name)
    found = json.loads(said)["engines"][engine.name]
    assert code == 0
    assert found["recall@5"] == found["mrr"] == 1
    assert found["categories"]["titel"]["queries"] == 1
    rows[0]["expect"] = ["/om/"]
    path.write_text(json.dumps(rows), encoding="utf-8")
    code, said, _ = run("search_evaluate", str(path), "--engine", engine.name)
    assert code == 1
    assert "»aktindsigt« → /om/" in said


@pytest.mark.parametrize("text", ["", "{", "{}", "[1]", '[{"q": "x"}]', '{"q": 1}', "[[]]"])
def test_a_file_that_is_no_judged_queries_is_refused(text):
    if text == "{}":
        assert read_queries(text) == ()
        return
    with pytest.raises(BadQueriesError):
        read_queries(text)


def test_a_file_in_another_encoding_is_refused(embedded, tmp_path):
    path = tmp_path / "latin.json"
    path.write_bytes('[{"q": "møde"}]'.encode("latin-1"))
    assert run("search_evaluate", str(path))[0] == 2


def verdict(found, expected, recall, rank, category="a"):
    return Verdict(Judged("q", category, expected), found, recall, rank)


def test_means_and_likeness_are_counted():
    right = verdict(("/a/",), ("/a/",), 1.0, 1.0)
    half = verdict(("/b/", "/a/"), ("/a/", "/c/"), 0.5, 0.5, "b")
    assert (score([right, half]).recall, score([right, half]).mrr) == (0.75, 0.75)
    assert set(by_category([right, half])) == {"a", "b"}
    assert alike([right, half], [right, right]) == 0.5
    assert reached({"x": [right]})
    assert not reached({"x": [half]})
    assert not reached({"x": [right], "y": [half]})
    assert not reached({"x": [right] * 9 + [verdict((), ("/a/",), 0.8, 1.0, "question")]})
    assert score([]).queries == 0


def test_a_page_is_found_in_any_of_its_places_but_a_place_only_itself(embedded):
    page = "/jura-og-samtykke/aktindsigt/"
    assert judge(Judged("aktindsigt", "a", (page,)), "embedded").recall == 1
    assert judge(Judged("aktindsigt", "a", (f"{page}#ikke-der",)), "embedded").recall == 0
