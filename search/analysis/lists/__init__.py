"""Lists of Danish words, one or more a line; lines with # are remarks."""

from pathlib import Path


def word_list(name: str) -> frozenset[str]:
    """Return the words of the list `name`."""
    lines = (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
