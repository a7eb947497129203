"""How wide a table's columns are, from how much stands in them."""

from collections.abc import Sequence
from math import sqrt

from forms.documents.tree import Cell, Text, cell_texts, words

_LEAST, _MOST = 8.0, 400.0  # characters that a column counts for


def shares(headings: Sequence[Text], rows: Sequence[tuple[Cell, ...]]) -> list[float]:
    """Return each column's share of the width; they add up to 1.

    A column with four times as much text is twice as wide: then its lines are twice as many.
    """
    weights = []
    for number, heading in enumerate(headings):
        said = [len(words(heading))]
        said += [sum(len(words(text)) for text in cell_texts(row[number])) for row in rows]
        weights.append(sqrt(min(_MOST, max(_LEAST, *said))))
    whole = sum(weights)
    return [weight / whole for weight in weights]
