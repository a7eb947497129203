"""Whatever is typed, the answer is an ordinary page in bounded time."""

import pytest
from lxml import html

from search.engines.choice import answer_of
from search.finding import find
from search.viewers import ANYBODY

pytestmark = pytest.mark.django_db

BAD = [
    "a" * 10_000,
    "bolig " * 2_000,
    "abcdefgh" * 1_250,
    " ".join(f"ord{number}" for number in range(3_000)),
    "\x00",
    "bo\x00lig",
    "AND OR NOT NEAR",
    '"',
    "''\"\"``",
    '"netværk',
    "(((((",
    ")" * 5_000,
    "*" * 500,
    "a* OR b*",
    "?" * 10_000,
    "b?l?g* " * 300,
    "title:bolig",
    "' OR 1=1 --",
    "%_%",
    "🏠",
    "🏠" * 3_000,
    "e\u0301" * 4_000,
    "\u202ebolig",
    "\ud7ff\ufffd",
    "<script>alert(1)</script>",
    "§",
    "§" * 9_000,
    "§ " + "1" * 9_000,
    "{{ q }}",
    "{% now %}",
    "{'$gt': ''}",
    '{"query": {"match_all": {}}}',
    "-bolig +støtte",
    "bolig~2 ^9",
    "/.*.*.*/",
    "İIıſß",
]


@pytest.mark.parametrize("query", BAD, ids=range(len(BAD)))
def test_bad_input_gives_an_ordinary_page(engine, client, query):
    response = client.get("/soeg/", {"q": query})
    assert response.status_code == 200
    page = html.fromstring(response.content.decode())
    assert page.xpath("//main//input[@name='q']")
    assert not page.xpath("//main//script")


def test_a_query_of_words_alone_is_as_large_as_the_words_allow(engine):
    asked = []

    def ask(answering):
        asked.append(answering)
        return answering.name

    assert answer_of(ask)[0] == engine.name
    result = find(" ".join(f"netværk{number}møde" for number in range(500)), ANYBODY)
    assert len(list(result.plan.terms())) < 400


def test_a_lone_surrogate_is_no_letter(engine):
    assert find("bo\ud800lig", ANYBODY).typed == "bo lig"


@pytest.mark.parametrize("name", ["type", "afsnit", "gennemgaaet", "side"])
def test_a_bad_narrowing_gives_an_ordinary_page(engine, client, name):
    for value in ("x" * 9_000, "\x00", "*", "🏠", "-1"):
        address = {"q": "unge", name: [value] * 50}
        assert client.get("/soeg/", address).status_code == 200
