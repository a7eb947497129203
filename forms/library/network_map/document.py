"""How Redskab 1 is printed: the ring map, and beside it tables that say the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from forms.definition.form import Form
from forms.documents.ringmap import (
    RingPerson,
    RingWords,
    Sector,
    Tone,
    ring_map,
    rings_are_numbered,
)
from forms.documents.tree import Block, Column, Figure, Heading, Paragraph, Table, plain
from forms.library import danish
from forms.library.network_map.definition import (
    ABOUT,
    CLOSENESS,
    PRIVATE,
    PROFESSIONAL,
    SHARING,
    TONES,
    WISHES,
)
from forms.library.printing import Answers, cell, in_words, step_blocks
from forms.library.vocabulary import ADMINISTRATIONS

Row = Mapping[str, Any]

# The sectors of the private network: the words outside the rings, and which relations stand there.
PRIVATE_SECTORS = (
    ("Familie og slægt", ("family", "relatives")),
    ("Venner og kæreste", ("friend", "partner")),
    ("Skole, arbejde og fritid", ("school_or_work", "leisure")),
    ("Frivillige og naboer", ("volunteer", "neighbour")),
)
_SECTOR_OF = {relation: name for name, relations in PRIVATE_SECTORS for relation in relations}
SECTORS = (
    *(Sector(name, name) for name, _ in PRIVATE_SECTORS),
    *(Sector(option.id, option.label) for option in ADMINISTRATIONS),
)
# What each part that can be released holds of the answers.
RELEASED = {
    "private": ("private",),
    "professional": ("professional",),
    "wishes": ("misses", "invite", "do_not_invite"),
}
RINGS: dict[str, Literal[1, 2, 3]] = {"close": 1, "known": 2, "distant": 3}
RING_WORDS = {option.id: option.label for option in CLOSENESS}
TONE_WORDS = {option.id: option.label for option in TONES}
WORDS = RingWords(
    rings=(RING_WORDS["close"], RING_WORDS["known"], RING_WORDS["distant"]),
    private="Privat",
    professional="Fagperson",
    supportive="Støttende",
    mixed="Både og",
    burdening="Belastende",
)
_PRIVATE = {question.id: question for question in PRIVATE.questions}
_PROFESSIONAL = {question.id: question for question in PROFESSIONAL.questions}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the network, with the number that the map may show instead of the name."""

    number: int
    row: Row
    drawn: RingPerson


def body(_form: Form, answers: Answers) -> list[Block]:
    """Return the young person's situation, the map with its tables, the wishes and the sharing."""
    return [
        *step_blocks(ABOUT, answers),
        *network_blocks(answers),
        *step_blocks(WISHES, answers),
        *step_blocks(SHARING, answers),
    ]


def network_blocks(answers: Answers) -> list[Block]:
    """Return the map and its tables; nothing before there is anybody."""
    people = everybody(answers)
    private = [person for person in people if not person.drawn.professional]
    professional = [person for person in people if person.drawn.professional]
    numbered = rings_are_numbered([person.drawn for person in people])
    if not people:
        return []
    return [
        Heading(2, plain("Netværk")),
        *map_blocks(answers),
        *([_private_table(private, numbered=numbered)] if private else []),
        *([_professional_table(professional, numbered=numbered)] if professional else []),
    ]


def map_blocks(answers: Answers) -> list[Block]:
    """Return the ring map alone; nothing before there is anybody."""
    people = everybody(answers)
    if not people:
        return []
    centre = answers.get("young_person") or "Den unge"
    drawn = [person.drawn for person in people]
    used = {person.sector for person in drawn}
    sectors = [sector for sector in SECTORS if sector.key in used]
    numbers = "Tallene i kortet er numrene i tabellen." if rings_are_numbered(drawn) else ""
    return [
        Figure(ring_map(centre, sectors, drawn, WORDS), _told(centre, people)),
        *([Paragraph(plain(numbers), "note")] if numbers else []),
    ]


def live_map(answers: Answers) -> list[Block]:
    """Return the map of those who have a place in it; a row just added has none yet."""
    placed = {
        group: [row for row in answers.get(group) or [] if row.get("name") and row.get(place)]
        for group, place in (("private", "relation"), ("professional", "administration"))
    }
    return map_blocks({**answers, **placed})


def everybody(answers: Answers) -> list[Person]:
    """Return the private and the professional network, the coordinator among the latter."""
    private = [(row, _private_person(row)) for row in answers.get("private") or []]
    professional = [(row, _professional_person(row)) for row in professionals(answers)]
    return [
        Person(number, row, drawn)
        for number, (row, drawn) in enumerate([*private, *professional], start=1)
    ]


def professionals(answers: Answers) -> list[Row]:
    """Return the professional network; the coordinator is in it, whether listed or not.

    One that is withheld (None, not merely left unanswered) is empty.
    """
    if answers.get("professional", ()) is None:
        return []
    rows: list[Row] = list(answers.get("professional") or [])
    coordinator = answers.get("coordinator")
    listed = {str(row.get("name", "")).casefold() for row in rows}
    if coordinator and coordinator.casefold() not in listed:
        own = {
            "name": coordinator,
            "function": "Myndighedskoordinator",
            "administration": "social_authority",
            "in_team": "yes",
        }
        rows.insert(0, own)
    return rows


def recipients(answers: Answers) -> list[str]:
    """Return the young person, and the team with what it may have."""
    names = [f"{answers.get('young_person', 'Den unge')} (den unge): hele kortlægningen"]
    released = answers.get("released")
    if released:
        question = next(item for item in SHARING.items if item.id == "released")
        what = in_words(question, released)
        names.append(f"Teamet: kun det, den unge har sagt ja til ({what[:1].lower()}{what[1:]})")
    return names


def released_answers(answers: Answers) -> Answers | None:
    """Return what the team may have: who it is about, and what the young person has released."""
    released = answers.get("released") or []
    if not released:
        return None
    withheld = {name for part, names in RELEASED.items() if part not in released for name in names}
    kept = {name: value for name, value in answers.items() if name != "housing"}
    return kept | dict.fromkeys(withheld)


def _private_person(row: Row) -> RingPerson:
    return RingPerson(
        row.get("name") or "Uden navn",
        _SECTOR_OF.get(row.get("relation", ""), PRIVATE_SECTORS[-1][0]),
        RINGS[row.get("closeness", "distant")],
        Tone(row.get("tone", Tone.SUPPORTIVE)),
    )


def _professional_person(row: Row) -> RingPerson:
    near = row.get("closeness") or ("known" if row.get("in_team") == "yes" else "distant")
    name, place = row.get("name") or "Uden navn", row.get("administration", "other")
    return RingPerson(name, place, RINGS[near], professional=True)


def _told(centre: str, people: list[Person]) -> str:
    """Return what the map shows, in words: ring by ring, each with relation and tone."""
    told = [f"Netværkskort med {centre} i midten og {len(people)} personer omkring."]
    for key, ring in RINGS.items():
        names = [_named(person) for person in people if person.drawn.ring == ring]
        if names:
            told.append(f"{RING_WORDS[key]}: {danish.listed(names)}.")
    return " ".join(told)


def _named(person: Person) -> str:
    row = person.row
    if person.drawn.professional:
        facts = [row.get("function", ""), "fagperson"]
    else:
        tone = TONE_WORDS.get(row.get("tone", ""), "")
        facts = [in_words(_PRIVATE["relation"], row.get("relation")), tone]
    return f"{person.drawn.name} ({', '.join(fact.lower() for fact in facts if fact)})"


def _private_table(people: list[Person], *, numbered: bool) -> Table:
    columns = {
        "relation": ("Relation", 0.15),
        "closeness": ("Hvor tæt på", 0.12),
        "tone": ("Relationen er", 0.15),
        "helps_with": ("Kan hjælpe med", 0.22),
        "contact": ("Må kontaktes", 0.14),
    }
    rows = []
    for person in people:
        adult = "\nDen unges voksen" if person.row.get("trusted_adult") else ""
        cells = [cell(f"{person.drawn.name}{adult}")]
        cells += [cell(in_words(_PRIVATE[name], person.row.get(name))) for name in columns]
        rows.append((cell(str(person.number)), *cells) if numbered else tuple(cells))
    heads = [("Navn", 0.22), *columns.values()]
    return Table(plain("Privat netværk"), _columns(heads, numbered), tuple(rows), row_headers=True)


def _professional_table(people: list[Person], *, numbered: bool) -> Table:
    rows = []
    for person in people:
        row = person.row
        near = WORDS.rings[person.drawn.ring - 1]
        team = {"yes": "I teamet", "no": "Ikke i teamet"}.get(row.get("in_team", ""), "")
        cells = (
            cell(f"{person.drawn.name}\n{row.get('function', '')}"),
            cell(in_words(_PROFESSIONAL["administration"], row.get("administration"))),
            cell(f"{row.get('effort', '')}\n{row.get('legal_basis', '')}\n{_period(row)}"),
            cell(f"{row.get('phone', '')}\n{row.get('email', '')}"),
            cell(f"{near}\n{team}"),
        )
        rows.append((cell(str(person.number)), *cells) if numbered else cells)
    heads = [
        ("Navn og funktion", 0.24),
        ("Forvaltning", 0.19),
        ("Indsats", 0.22),
        ("Kontakt", 0.21),
        ("Hvor tæt på", 0.14),
    ]
    caption = plain("Professionelt netværk")
    return Table(caption, _columns(heads, numbered), tuple(rows), row_headers=True)


def _columns(heads: list[tuple[str, float]], numbered: bool) -> tuple[Column, ...]:
    if not numbered:
        return tuple(Column(plain(head), share) for head, share in heads)
    return (
        Column(plain("Nr."), 0.06),
        *(Column(plain(head), share * 0.94) for head, share in heads),
    )


def _period(row: Row) -> str:
    starts, ends = danish.day(row.get("starts", "")), danish.day(row.get("ends", ""))
    if starts and ends:
        return f"{starts} – {ends}"
    return f"Fra {starts}" if starts else f"Til {ends}" if ends else ""
