"""The editors' synonyms and those of the glossary, as they stand when somebody searches."""

from functools import lru_cache

from content.models import GlossaryTerm
from search.analysis.synonyms import Group, Synonyms
from search.models import SynonymGroup
from search.models.editors import lines_of


def current_synonyms() -> Synonyms:
    """Return the synonyms in use. They are made ready once for each state of the groups."""
    groups = SynonymGroup.objects.filter(active=True).order_by("pk").values_list("same", "near")
    terms = GlossaryTerm.objects.order_by("pk").values_list("term", "synonyms")
    joined = ((f"{term}\n{also}", "") for term, also in terms if also)
    return _ready((*groups, *joined))


@lru_cache(8)
def _ready(rows: tuple[tuple[str, str], ...]) -> Synonyms:
    return Synonyms(Group(lines_of(same), lines_of(near)) for same, near in rows)
