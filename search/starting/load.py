"""Bringing the starting synonyms into the site, each once: from then on they are the editors'."""

import tomllib
from pathlib import Path

from django.db import transaction

from search.models import LoadedGroup, SynonymGroup

GROUPS = Path(__file__).parent / "synonyms.toml"


@transaction.atomic
def load_groups(file: Path = GROUPS) -> int:
    """Load the groups of `file` that never were; return how many.

    A group that editors have changed, or deleted, is known by its key and is left as it is.
    Raises ValidationError for a group that an editor could not have saved.
    """
    known = set(LoadedGroup.objects.values_list("key", flat=True))
    made = 0
    for key, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
        if key in known:
            continue
        group = SynonymGroup(same="\n".join(words["same"]), near="\n".join(words.get("near", ())))
        group.full_clean()
        group.save()
        LoadedGroup.objects.create(key=key)
        made += 1
    return made
