"""Names for places: what stands in an address after the last slash, or after the #."""

import re

from anyascii import anyascii

DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
LONGEST = 60  # characters: an address is also read aloud and typed


def anchor_for(text: str) -> str:
    """Return `text` as lower-case letters, digits and hyphens: "Mål og aftaler" → maal-og-aftaler.

    Danish letters become two (ae, oe, aa), as people type them; all others what anyascii says.
    An anchor never begins with a digit, so that it is also a plain CSS selector.
    """
    plain = anyascii(text.lower().translate(DANISH)).lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST].rstrip("-")
    return f"afsnit-{name}".rstrip("-") if not name or name[0].isdigit() else name


def unlike(name: str, taken: set[str]) -> str:
    """Return `name`, or `name-2`, `name-3` …, the first that is not `taken`."""
    found, count = name, 1
    while found in taken:
        count += 1
        found = f"{name}-{count}"
    return found
