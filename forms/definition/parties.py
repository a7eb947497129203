"""Who signs a form, derived from its answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .conditions import Scope
from .form import Form
from .questions import SignatureParty


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who signs: the question that asks it, a number that tells rows apart, role, name."""

    question: str
    number: int
    role: str
    name: str


def parties(form: Form, answers: Mapping[str, Any]) -> tuple[Party, ...]:
    """Return the parties in the form's order, each name once, whatever its case and spacing.

    Without a name in the answers a party of the form itself still has a place, with an empty name;
    a row without one has none.
    """
    found: list[Party] = []
    seen: set[str] = set()
    scope = Scope((answers,))
    for item in form.items:
        if not isinstance(item, SignatureParty):
            continue
        if item.shown_when is not None and not item.shown_when.holds(scope):
            continue
        named = _names_in_rows(item, answers) if item.each else [answers.get(item.name_from) or ""]
        for number, name in enumerate(named):
            key = " ".join(name.casefold().split())
            if key in seen:
                continue
            if key:
                seen.add(key)
            found.append(Party(item.id, number, item.label, name))
    return tuple(found)


def _names_in_rows(item: SignatureParty, answers: Mapping[str, Any]) -> list[str]:
    """Return the names in every row of the party's group, which may stand inside other rows."""
    rows: list[Mapping[str, Any]] = list(answers.get(item.each) or ())
    for value in answers.values():
        if isinstance(value, list):
            for row in value:
                if isinstance(row, Mapping):
                    rows.extend(row.get(item.each) or ())
    return [row[item.name_from] for row in rows if row.get(item.name_from)]
