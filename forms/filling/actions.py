"""What the buttons of a step do to its entries, besides saving them."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from forms.filling import rows
from forms.filling.models import StepRevision
from forms.filling.posted import Entries
from forms.filling.rows import NoSuchRowError, Place


@dataclass(frozen=True, slots=True)
class Action:
    """What was pressed: its kind, and the place in the entries that it is about.

    Kinds: `continue`, `autosave`, `stay`, `goto`; `add`, `remove`, `up`, `down`, `restore` for
    rows; `theirs` takes another person's answer to the question named.
    """

    kind: str
    target: str = ""

    @classmethod
    def from_post(cls, post: QueryDict) -> "Action":
        """Return the action of a posted step; going to a step is formtools' own field."""
        step = post.get("wizard_goto_step")
        if step:
            return cls("goto", str(step))
        kind, _, target = post.get("action", "continue").partition(":")
        return cls(kind, target)

    @property
    def changes_rows(self) -> bool:
        """Whether the same step is to be shown again, at the row it is about."""
        return self.kind in ("add", "remove", "up", "down", "restore")


@dataclass(frozen=True, slots=True)
class Changed:
    """Entries after an action. `place` is the row to show; `removed` as `save_step` takes it."""

    entries: Entries
    place: Place = ()
    removed: list[dict[str, Any]] | None = None


def apply(action: Action, standing: StepRevision | None, entries: Entries) -> Changed:
    """Return the entries with the action done; raise NoSuchRowError when its row is gone."""
    match action.kind:
        case "add":
            done = rows.add(entries, rows.place_from(action.target))
            return Changed(done.entries, done.place)
        case "remove":
            done = rows.remove(entries, rows.place_from(action.target))
            return Changed(done.entries, done.place, done.removed)
        case "up" | "down":
            by = -1 if action.kind == "up" else 1
            done = rows.move(entries, rows.place_from(action.target), by)
            return Changed(done.entries, done.place)
        case "restore":
            if standing is None or not standing.removed:
                raise NoSuchRowError
            done = rows.restore(entries, standing.removed[0])
            return Changed(done.entries, done.place, [])
        case "theirs":
            theirs = standing.entries.get(action.target) if standing else None
            kept = {name: value for name, value in entries.items() if name != action.target}
            return Changed(kept if theirs is None else {**kept, action.target: theirs})
        case "continue" | "goto":
            return Changed(entries, removed=[])
        case _:
            return Changed(entries)


def place_name(place: Place) -> str:
    """Return the place as the page names it: `goals-0-agreements-2`."""
    return "-".join(str(part) for part in place)
