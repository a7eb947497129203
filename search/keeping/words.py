"""The words in the entries, kept by access key: nobody learns of one that they may not see."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q, QuerySet, Sum
from rapidfuzz.distance import DamerauLevenshtein

from search.analysis.analyzer import Analyzer, Word
from search.analysis.synonyms import carries
from search.analysis.words import STOP_WORDS, fold, is_section, stem, tokens
from search.entries import Entry
from search.models import KeptWord

LONGEST = 80  # letters; what is longer is no word
SHORTEST_MISTYPED, SHORTEST_TWICE = 4, 8  # letters of a word with one mistake, with two
SHORTEST_BEGUN = 4  # letters of a word that goes on
MOST_CLOSE = 4
AT_ONCE = 500  # rows a statement

Key = tuple[str, str, str, bool]  # access, form, stem, part


def words_in(entry: Entry, analyzer: Analyzer) -> set[Key]:
    """Return the rows that `entry` counts in."""
    found: set[tuple[str, str, bool]] = set()
    for text in (entry.title, entry.heading, entry.body):
        for token in tokens(text):
            word = token.text
            if word in STOP_WORDS or not carries(word) or len(word) > LONGEST:
                continue
            folded = fold(word)
            found.add((word, stem(folded), False))
            found |= {(part, part, True) for part in analyzer.part_stems(folded)}
    return {(access, *row) for access in entry.access for row in found}


def count_words(added: Iterable[Entry], removed: Iterable[Entry], analyzer: Analyzer) -> None:
    """Bring the counts up to date with entries that were added and removed."""
    delta: Counter[Key] = Counter()
    for entry in added:
        delta.update(words_in(entry, analyzer))
    for entry in removed:
        delta.subtract(words_in(entry, analyzer))
    changed = {key: by for key, by in delta.items() if by}
    known = {(row.access, row.form, row.part): row for row in _rows_of(changed)}
    kept: list[KeptWord] = []
    new: list[KeptWord] = []
    gone: list[KeptWord] = []
    for (access, form, stemmed, part), by in changed.items():
        row = known.get((access, form, part))
        if row is None:
            new.append(_row(access, form, stemmed, part, by))
            continue
        row.count = max(0, row.count + by)
        (kept if row.count else gone).append(row)
    KeptWord.objects.bulk_update(kept, ["count"], batch_size=AT_ONCE)
    for batch in _batches(gone):
        KeptWord.objects.filter(pk__in=[row.pk for row in batch]).delete()
    KeptWord.objects.bulk_create([row for row in new if row.count > 0], batch_size=AT_ONCE)


def _rows_of(changed: Collection[Key]) -> Iterator[KeptWord]:
    for batch in _batches(sorted({form for _, form, _, _ in changed})):
        yield from KeptWord.objects.filter(form__in=batch)


def _batches(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(rows), AT_ONCE):
        yield rows[start : start + AT_ONCE]


def _row(access: str, form: str, stemmed: str, part: bool, count: int) -> KeptWord:
    return KeptWord(
        access=access,
        form=form,
        folded=(folded := fold(form)),
        stem=stemmed,
        part=part,
        initial=folded[:1],
        length=len(folded),
        stem_length=len(stemmed),
        count=count,
    )


class Vocabulary:
    """The words of the entries that one viewer may see. `keys` are the viewer's access keys."""

    def __init__(self, keys: Collection[str]) -> None:
        self._keys = keys
        self._known: dict[str, bool] = {}
        self._close: dict[str, tuple[tuple[str, int], ...]] = {}

    @staticmethod
    def anywhere(stems: Collection[str]) -> bool:
        """Tell whether one of `stems` stands in any entry at all, whoever may see it."""
        return KeptWord.objects.filter(stem__in=stems).exists()

    def _rows(self) -> QuerySet[KeptWord]:
        return KeptWord.objects.filter(access__in=self._keys)

    def learn(self, stems: Iterable[str]) -> None:
        """Look several stems up at once, so that `knows` need not."""
        asked = {stem for stem in stems if stem not in self._known}
        there = set(self._rows().filter(stem__in=asked).values_list("stem", flat=True))
        self._known |= {stem: stem in there for stem in asked}

    def knows(self, token: str) -> bool:
        """Tell whether a stem or part stands anywhere that the viewer may see."""
        if token not in self._known:
            self.learn([token])
        return self._known[token]

    def close_to(self, word: Word) -> tuple[tuple[str, int], ...]:
        """Return the few stems most like `word`, and how many letters differ; 0 if it goes on.

        A letter too many, too few, another, or two that changed places is one mistake. Forms are
        compared as well as stems: what is misspelt near its end has lost its ending's stem.
        """
        if word.folded not in self._close:
            self._close[word.folded] = self._look_for(word)
        return self._close[word.folded]

    def _look_for(self, word: Word) -> tuple[tuple[str, int], ...]:
        most = mistakes_in(word.folded)
        if not most:
            return ()
        found = self._like(word, most)
        if len(word.stem) >= SHORTEST_BEGUN and 1 not in found.values():
            begun = self._rows().filter(stem__startswith=word.stem).values_list("stem")
            counted = begun.annotate(total=Sum("count")).order_by("-total", "stem")
            longer = [stem for stem, _ in counted[:MOST_CLOSE]]
            found = dict.fromkeys(longer, 0) or found
        return tuple(found.items())

    def _like(self, word: Word, most: int) -> dict[str, int]:
        """Return the stems most like `word`, the likest and commonest first."""
        near = range(len(word.folded) - most, len(word.folded) + most + 1)
        near_stem = range(len(word.stem) - most, len(word.stem) + most + 1)
        rows = self._rows().filter(
            Q(length__in=near) | Q(stem_length__in=near_stem), initial__in=word.folded[:2]
        )
        counted = rows.values_list("folded", "stem").annotate(total=Sum("count")).order_by()
        counts: dict[str, int] = {}
        mistakes: dict[str, int] = {}
        for folded, stemmed, total in counted:
            if len(word.folded) == SHORTEST_MISTYPED and len(folded) <= len(word.folded):
                continue  # a short word is more often another than mistyped
            letters = min(
                DamerauLevenshtein.distance(word.folded, folded, score_cutoff=most),
                DamerauLevenshtein.distance(word.stem, stemmed, score_cutoff=most),
            )
            if letters <= most:
                counts[stemmed] = counts.get(stemmed, 0) + total
                mistakes[stemmed] = max(1, min(letters, mistakes.get(stemmed, most)))
        likest = sorted(
            mistakes, key=lambda stemmed: (mistakes[stemmed], -counts[stemmed], stemmed)
        )
        return {stemmed: mistakes[stemmed] for stemmed in likest[:MOST_CLOSE]}

    def written_like(self, stemmed: str, typed: str) -> str:
        """Return the form of a stem that is most like what was typed, of several the commonest."""
        rows = self._rows().filter(stem=stemmed).values_list("form", "part")
        forms = rows.annotate(total=Sum("count")).order_by()
        ordered = sorted(
            (part, DamerauLevenshtein.distance(fold(form), fold(typed)), -total, form)
            for form, part, total in forms
        )
        return ordered[0][-1] if ordered else ""


def mistakes_in(token: str) -> int:
    """Return how many mistakes a word of this length may have."""
    if is_section(token) or not token.isalpha() or len(token) < SHORTEST_MISTYPED:
        return 0
    return 1 if len(token) < SHORTEST_TWICE else 2
