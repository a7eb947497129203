"""Redskab 1 on paper: a map of everybody, tables that say the same, and the team's edition."""

import re
from typing import Any

import pytest

from forms.definition.reading import read
from forms.documents import reading_order
from forms.documents.drawing import Box, Circle, Drawing, Words
from forms.documents.tree import Document, Figure, Table, words
from forms.library import registry
from forms.library.composing import compose
from forms.library.network_map.definition import CLOSENESS, RELATIONS, TONES
from forms.library.network_map.document import network_blocks
from forms.library.vocabulary import ADMINISTRATIONS, THEMES
from tests.documents.ring_geometry import labels, marks, outside, overlapping, parts_of

from .papers import FRAME, MAP, example

NAMES = ("Moster Birgit", "Yusuf Eksempel", "Fru Åkjær på 2. sal", "Mette Marie Eksempelsen")
NUMBER = re.compile(r"^\d+\. ")
RING = {"close": "Tæt på", "known": "Kendt", "distant": "Fjern"}
TONE = {option.id: option.label for option in TONES}


def nth(options: Any, number: int) -> str:
    return str(options[number % len(options)].id)


def network(count: int) -> dict[str, Any]:
    """Return the example with `count` people, every second one private; one is the coordinator."""
    people = [f"{NAMES[number % len(NAMES)]} {number}" for number in range(count - 1)]
    private = [
        {
            "name": name,
            "relation": nth(RELATIONS, number),
            "closeness": nth(CLOSENESS, number),
            "tone": nth(TONES, number // 2),
            "helps_with": [nth(THEMES, number), nth(THEMES, number + 1)],
            "contact": ("yes", "no", "ask_first")[number % 3],
        }
        for number, name in enumerate(people)
        if number % 2 == 0
    ]
    professional = [
        {
            "name": name,
            "function": f"Rådgiver {number}",
            "administration": nth(ADMINISTRATIONS, number),
            "in_team": ("yes", "no")[number // 2 % 2],
            "phone": f"12 34 56 {number:02}",
        }
        for number, name in enumerate(people)
        if number % 2
    ]
    return example(MAP, private=private or None, professional=professional or None)


def figure(given: dict[str, Any]) -> Figure:
    (found,) = [block for block in network_blocks(given) if isinstance(block, Figure)]
    return found


def drawing(given: dict[str, Any]) -> Drawing:
    return figure(given).drawing


def rows(given: dict[str, Any]) -> dict[str, list[str]]:
    """Return the tables' rows by the name that heads them, a line a paragraph."""
    found = {}
    for table in (block for block in network_blocks(given) if isinstance(block, Table)):
        named = 1 if words(table.columns[0].heading) == "Nr." else 0
        for row in table.rows:
            found[words(row[named][0])] = [words(text) for cell in row for text in cell]
    return found


def document(given: dict[str, Any]) -> Document:
    tool = registry.tool(MAP)
    return compose(tool, read(tool.form, given).answers, FRAME)


SIZES = (1, 2, 7, 25, 60)


@pytest.mark.parametrize("count", SIZES)
def test_everybody_is_on_the_map_once_the_coordinator_among_them(count):
    parts = parts_of(drawing(network(count)))
    assert len(parts) == count
    assert sum("Karin Eksempel" in part.title for part in parts) == 1


@pytest.mark.parametrize("count", SIZES)
def test_no_label_lies_on_another_or_leaves_the_drawing(count):
    made = drawing(network(count))
    assert overlapping(labels(made)) == []
    assert outside(made) == []


@pytest.mark.parametrize("count", [1, 2, 7, 25])
def test_names_are_whole_while_there_is_room_for_names(count):
    for part in parts_of(drawing(network(count))):
        name = "".join(shape.text for shape in part.shapes if isinstance(shape, Words))
        assert "…" not in name
        assert part.title.replace(" ", "").startswith(name.replace(" ", ""))


def test_sixty_people_are_numbered_as_in_the_tables():
    given = network(60)
    numbers = [
        shape.text
        for part in parts_of(drawing(given))
        for shape in part.shapes
        if isinstance(shape, Words)
    ]
    assert numbers == [str(number) for number in range(1, 61)]
    for part in parts_of(drawing(given)):
        number, name = part.title.partition(":")[0].split(". ", 1)
        assert rows(given)[name][0] == number
    assert "Tallene i kortet er numrene i tabellen." in reading_order(document(given))


@pytest.mark.parametrize("count", SIZES)
def test_the_tables_say_of_everybody_what_the_map_says(count):
    given = network(count)
    told = rows(given)
    assert len(told) == count
    for person in given.get("private") or []:
        row = told[person["name"]]
        assert {RING[person["closeness"]], TONE[person["tone"]]} <= set(row)
    for part in parts_of(drawing(given)):
        name = NUMBER.sub("", part.title.partition(":")[0])
        ring = next(ring for ring in RING.values() if f", {ring}," in part.title)
        assert ring in told[name], part.title


@pytest.mark.parametrize("count", SIZES)
def test_who_cannot_see_the_map_is_told_of_everybody_ring_and_tone(count):
    given = network(count)
    told = figure(given).alternative
    assert told.startswith(f"Netværkskort med Sofie Eksempel i midten og {count} personer omkring.")
    for person in given.get("private") or []:
        relation = next(option.label for option in RELATIONS if option.id == person["relation"])
        said = f"{person['name']} ({relation.lower()}, {TONE[person['tone']].lower()})"
        place = told.index(said)
        ring = max(RING.values(), key=lambda ring: told.rfind(f"{ring}: ", 0, place))
        assert ring == RING[person["closeness"]]


def test_the_tables_say_more_than_the_map_has_room_for():
    told = rows(example(MAP))
    assert told["Moster Birgit"][1:] == [
        "Den unges voksen",
        "Slægt",
        "Tæt på",
        "Støttende",
        "Bolig, daglige aktiviteter og netværk og sociale relationer",
        "Ja",
    ]
    assert {"Bostøttemedarbejder", "Bostøtte", "Servicelovens § 85", "I teamet"} <= set(
        told["Jonas Eksempel"]
    )


@pytest.mark.parametrize("tone", ["supportive", "mixed", "burdening"])
def test_how_a_relation_is_is_told_by_more_than_colour(tone):
    person = example(MAP)["private"][0] | {"tone": tone}
    made = drawing(example(MAP, private=[person], professional=None))
    part = next(part for part in parts_of(made) if part.title.startswith(person["name"]))
    (mark,) = [shape for shape in marks(made) if shape in part.shapes]
    signs = [s for s in part.shapes if isinstance(s, Circle) and s is not mark]
    assert mark.stroke is not None
    assert bool(mark.stroke.dash) == (tone != "supportive")
    assert bool(signs) == (tone != "supportive")
    legend = {words.text for words in labels(made)}
    assert {"Støttende", "Både og", "Belastende", "Privat", "Fagperson"} <= legend


def test_mixed_and_burdening_have_outlines_and_signs_of_their_own():
    looks = []
    for tone in ("mixed", "burdening"):
        person = example(MAP)["private"][0] | {"tone": tone}
        made = drawing(example(MAP, private=[person], professional=None))
        part = next(part for part in parts_of(made) if part.title.startswith(person["name"]))
        (mark,) = [shape for shape in marks(made) if shape in part.shapes]
        looks.append((mark.stroke.dash, len(part.shapes)))
    assert looks[0][0] != looks[1][0]
    assert looks[0][1] != looks[1][1]


def test_private_people_and_professionals_have_marks_of_different_shape():
    made = drawing(example(MAP))
    shapes = {
        type(mark): part.title.rpartition(", ")[2]
        for part, mark in zip(parts_of(made), marks(made), strict=True)
    }
    assert shapes == {Circle: "Privat", Box: "Fagperson"}


def test_relations_and_administrations_are_the_sectors():
    headings = {words.text for words in labels(drawing(example(MAP)))}
    assert {"Familie og slægt", "Venner og kæreste", "UU-vejledning", "Bostøtte"} <= headings


def test_the_coordinator_is_on_the_map_without_being_listed_and_only_once_when_listed():
    alone = example(MAP, private=example(MAP)["private"][:1], professional=None)
    assert [part.title.partition(":")[0] for part in parts_of(drawing(alone))][1:] == [
        "Karin Eksempel"
    ]
    listed = example(MAP, coordinator="KARIN eksempel")
    titles = [part.title.casefold() for part in parts_of(drawing(listed))]
    assert sum(title.startswith("karin eksempel") for title in titles) == 1


def test_people_who_are_half_filled_in_can_be_shown():
    made = drawing({"private": [{}], "professional": [{}]})
    assert len(parts_of(made)) == 2
    assert all(part.title.startswith("Uden navn") for part in parts_of(made))


def test_nobody_leaves_no_map():
    assert network_blocks({}) == []
    (live, _) = registry.tool(MAP).live.values()
    assert live({}) == []


def test_a_row_just_added_has_no_place_in_the_map_that_is_drawn_while_people_write():
    (live, _) = registry.tool(MAP).live.values()
    noah = {"name": "Noah", "relation": "family"}
    (figure,) = live({"private": [noah, {}, {"name": "Amina"}], "professional": [{}]})
    assert [part.title.split(":")[0] for part in parts_of(figure.drawing)] == ["Noah"]


# -- The team's edition --------------------------------------------------------------------------


def edition(**changes: Any) -> Document | None:
    tool = registry.tool(MAP)
    (team,) = tool.editions
    given = read(tool.form, example(MAP, **changes)).answers
    released = team.answers(given)
    return None if released is None else compose(tool, released, FRAME, team.title)


def told_to_the_team(**changes: Any) -> str:
    made = edition(**changes)
    assert made is not None
    return " ".join(reading_order(made))


PARTS = {
    "private": ("Moster Birgit", "Privat netværk"),
    "professional": ("Mette Eksempel", "Professionelt netværk"),
    "wishes": ("Hvem savner du?", "Hvem skal ikke med til mødet?"),
}


@pytest.mark.parametrize("released", [["private"], ["professional"], ["wishes"], list(PARTS)])
def test_the_team_sees_what_the_youth_released_and_nothing_else(released):
    wishes = {"misses": "Min farfar.", "invite": None, "do_not_invite": "Emil."}
    told = told_to_the_team(released=released, **wishes)
    for part, said in PARTS.items():
        for text in said:
            assert (text in told) == (part in released), text


def test_how_the_youth_lives_is_not_released():
    assert "Bor midlertidigt hos andre" in " ".join(reading_order(document(example(MAP))))
    assert "Bor midlertidigt hos andre" not in told_to_the_team()


def test_the_teams_edition_says_that_it_is_one():
    made = edition()
    assert made is not None
    assert words(made.title) == "Netværkskortlægning – teamets udgave"


def test_there_is_no_edition_where_nothing_is_released():
    assert edition(released=None) is None


@pytest.mark.parametrize("slug", [slug for slug in registry.tools() if slug != MAP])
def test_the_other_tools_have_one_edition_for_all(slug):
    assert registry.tool(slug).editions == ()
