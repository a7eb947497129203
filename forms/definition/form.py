"""A form as data: its steps, its rules, and the checks that it hangs together."""

from collections.abc import Iterator
from dataclasses import dataclass

from .conditions import Condition, names
from .questions import SILENT, Choice, Item, RowGroup, SeveralChoices, ShortText, SignatureParty


class DefinitionError(ValueError):
    """A definition that contradicts itself; the message says where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Questions under one heading of a step; a section without a title stands alone."""

    title: str = ""
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One page of a form: `why` says in a line why these things are asked."""

    id: str
    title: str
    why: str
    sections: tuple[Section, ...]
    shown_when: Condition | None = None

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions and row groups of the step, in order."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What must hold; where it does not, the form cannot be finished.

    The message is shown at the question or row group `at`. With `within`, a row group, it is
    asked of every row there.
    """

    id: str
    demands: Condition
    message: str
    at: str
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What ought to hold; where it does not, the form says so and lets people go on."""

    id: str
    expects: Condition
    message: str
    at: str
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A whole form. `slug` is its stable name in addresses, files and scripts."""

    slug: str
    title: str
    purpose: str
    steps: tuple[Step, ...]
    rules: tuple[Rule, ...] = ()
    cautions: tuple[Caution, ...] = ()

    def __post_init__(self) -> None:
        check(self)

    @property
    def items(self) -> tuple[Item, ...]:
        """The questions and row groups of all steps, in order; not those inside rows."""
        return tuple(item for step in self.steps for item in step.items)

    def step(self, step_id: str) -> Step:
        """Return the step of that id; raise KeyError when there is none."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)


def walk(items: tuple[Item, ...]) -> Iterator[Item]:
    """Yield every question and row group, rows included."""
    for item in items:
        yield item
        if isinstance(item, RowGroup):
            yield from walk(item.questions)


def check(form: Form) -> None:
    """Raise DefinitionError where the form contradicts itself."""
    if not form.steps:
        raise DefinitionError(f"{form.slug}: a form has at least one step")
    steps: set[str] = set()
    known: set[str] = set()
    groups: dict[str, set[str]] = {"": known}
    for step in form.steps:
        if step.id in steps:
            raise DefinitionError(f"{form.slug}: two steps are called {step.id}")
        steps.add(step.id)
        _check_condition(step.shown_when, known, f"step {step.id}")
        _check_items(step.items, known, groups, depth=0)
    for rule in form.rules:
        _check_rule(rule, rule.demands, groups)
    for caution in form.cautions:
        _check_rule(caution, caution.expects, groups)


def _check_rule(rule: Rule | Caution, condition: Condition, groups: dict[str, set[str]]) -> None:
    where = f"rule {rule.id}"
    if rule.within not in groups:
        raise DefinitionError(f"{where}: there are no rows called {rule.within}")
    _check_condition(condition, groups[rule.within], where)
    _check_names((rule.at,), groups[rule.within], where)


def _check_items(
    items: tuple[Item, ...], known: set[str], groups: dict[str, set[str]], depth: int
) -> None:
    """Check `items`, adding their ids to `known` and what each row group's rows see to `groups`."""
    for item in items:
        if item.id in known or item.id in groups:
            raise DefinitionError(f"two questions are called {item.id}")
        if not item.id.isidentifier():
            raise DefinitionError(f"{item.id!r} is no name for a question")
        _check_condition(item.shown_when, known, item.id)
        known.add(item.id)
        if isinstance(item, RowGroup):
            if depth > 1:
                raise DefinitionError(f"{item.id}: rows stand in rows once, not deeper")
            inner = set(known)
            groups[item.id] = inner
            _check_items(item.questions, inner, groups, depth + 1)
            _check_names(item.summary, inner - known, item.id)
        else:
            _check_question(item, known, groups)


def _check_question(item: Item, known: set[str], groups: dict[str, set[str]]) -> None:
    if isinstance(item, SILENT) and item.required:
        raise DefinitionError(f"{item.id}: what takes no answer cannot be required")
    if isinstance(item, Choice | SeveralChoices):
        ids = [option.id for option in item.options]
        if len(ids) != len(set(ids)) or not ids:
            raise DefinitionError(f"{item.id}: its options must be there, and differ")
    if isinstance(item, ShortText) and item.format not in ("", "email", "tel"):
        raise DefinitionError(f"{item.id}: there is no format {item.format}")
    if isinstance(item, SignatureParty):
        if item.each not in groups:
            raise DefinitionError(f"{item.id}: there are no rows called {item.each}")
        _check_names((item.name_from,), groups[item.each], item.id)


def _check_condition(condition: Condition | None, known: set[str], where: str) -> None:
    if condition is not None:
        _check_names(tuple(names(condition)), known, where)


def _check_names(wanted: tuple[str, ...], known: set[str], where: str) -> None:
    for name in wanted:
        if name not in known:
            raise DefinitionError(f"{where} looks at {name}, which does not come before it")
