"""The glossary of the starting content: one TOML file, loaded word by word.

    [[term]]
    term = "ICM"
    synonyms = ["Intensive Case Management"]
    explanation = "En form for bostøtte …"
    page = "/metodehaandbog/indsatsen/icm/"     # where to read more; may be left out

A word is made once, and follows the file until an editor changes or deletes it.
"""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from content.models import GlossaryTerm, LoadedTerm

from .markdown import Find
from .outcome import CHANGED, REMOVED, Outcome
from .source import StartingContentError

GLOSSARY = Path(__file__).parent / "glossary.toml"
_FACTS = {"term": str, "synonyms": list, "explanation": str, "page": str}


@dataclass(frozen=True, slots=True)
class SourceTerm:
    """A word as the file gives it; `page` is an address, or nothing."""

    term: str
    synonyms: tuple[str, ...]
    explanation: str
    page: str

    @property
    def name(self) -> str:
        """Return how the loading reports it."""
        return f"ordliste: {self.term}"

    @property
    def digest(self) -> str:
        """Return the SHA-256 of what the file says."""
        said = [self.term, self.synonyms, self.explanation, self.page]
        return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def load_terms(find: Find, file: Path = GLOSSARY) -> tuple[Outcome[SourceTerm], ...]:
    """Load every word; on a bad one raise StartingContentError, change nothing.

    `find` gives a page's id by its address, as for pages' links.
    """
    sources = read_terms(file)
    with transaction.atomic():
        records = {record.source: record for record in LoadedTerm.objects.select_related("term")}
        return tuple(_settle(source, records.get(source.term), find) for source in sources)


def read_terms(file: Path = GLOSSARY) -> tuple[SourceTerm, ...]:
    """Return the words in `file`, in its order; raise StartingContentError on a bad one."""
    try:
        facts = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as reason:
        raise StartingContentError(file.name, f"it is not TOML: {reason}") from reason
    terms = tuple(_read(entry, file.name) for entry in facts.get("term", []))
    named: set[str] = set()
    for term in terms:
        for word in (term.term, *term.synonyms):
            if word.casefold() in named:
                raise StartingContentError(file.name, f"{word} stands there twice")
            named.add(word.casefold())
    return terms


def _read(entry: dict[str, Any], file: str) -> SourceTerm:
    for name, value in entry.items():
        if not isinstance(value, _FACTS.get(name, ())):
            raise StartingContentError(file, f"{entry.get('term')}: {name} cannot be {value!r}")
    if not entry.get("term") or not entry.get("explanation"):
        raise StartingContentError(file, f"a word lacks term or explanation: {entry}")
    return SourceTerm(
        term=entry["term"],
        synonyms=tuple(str(word) for word in entry.get("synonyms", ())),
        explanation=" ".join(entry["explanation"].split()),
        page=entry.get("page", ""),
    )


def _settle(source: SourceTerm, record: LoadedTerm | None, find: Find) -> Outcome[SourceTerm]:
    if record is None:
        if GlossaryTerm.objects.filter(term__iexact=source.term).exists():
            return Outcome(source, "left", "ordet fandtes i forvejen")
        _write(source, GlossaryTerm(), LoadedTerm(source=source.term), find)
        return Outcome(source, "made")
    if record.term is None:
        return Outcome(source, "left", REMOVED)
    if record.term.latest_revision_id != record.revision:
        return Outcome(source, "left", CHANGED)
    if record.digest == source.digest:
        return Outcome(source, "same")
    _write(source, record.term, record, find)
    return Outcome(source, "updated")


def _write(source: SourceTerm, term: GlossaryTerm, record: LoadedTerm, find: Find) -> None:
    """Save the word with a version of its own, and remember how it was left."""
    term.term, term.synonyms = source.term, "\n".join(source.synonyms)
    term.explanation = source.explanation
    try:
        term.related_page_id = find(source.page) if source.page else None
        term.full_clean()
    except KeyError as reason:
        raise StartingContentError(source.name, f"its page is nowhere: {reason}") from reason
    except ValidationError as reason:
        raise StartingContentError(source.name, "; ".join(reason.messages)) from reason
    term.save()
    revision = term.save_revision(log_action=True)
    record.digest, record.term, record.revision = source.digest, term, revision.pk
    record.save()
