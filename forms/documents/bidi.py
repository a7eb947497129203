"""Which way each character of a paragraph is read: the levels of Unicode's UAX 9.

Explicit embeddings, overrides and isolates never reach a document (`text.visible` writes them out),
so what is left of the algorithm are the weak types (W1-W7), paired brackets (N0), neutrals (N1-N2)
and the implicit levels (I1-I2). An even level is read from left to right, an odd one from right to
left.
"""

import re
import unicodedata

# Any character that can turn the direction: Hebrew to Arabic Extended, their presentation forms,
# and the right-to-left blocks of plane 1.
_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)

_STRONG_RIGHT = {"R", "AL"}
_NEUTRAL = {"B", "S", "WS", "ON"}
_OPENING = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⟦": "⟧", "❨": "❩", "（": "）", "［": "］"}
_CLOSING = {closing: opening for opening, closing in _OPENING.items()}
_MOST_OPEN_BRACKETS = 63  # BD16


def turns(text: str) -> bool:
    """Tell whether any part of `text` is read from right to left."""
    return _TURNS.search(text) is not None


def reads_leftwards(text: str) -> bool:
    """Tell whether a paragraph as a whole is read from right to left (rules P2 and P3)."""
    if not turns(text):
        return False
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in _STRONG_RIGHT:
            return True
        if kind == "L":
            return False
    return False


def levels(text: str, *, leftwards: bool) -> list[int]:
    """Return the level of each character of one paragraph."""
    base = 1 if leftwards else 0
    if not leftwards and not turns(text):
        return [0] * len(text)
    original = [unicodedata.bidirectional(character) or "L" for character in text]
    # X9: formatting characters take no part, and stand where the character before them stands.
    kept = [index for index, kind in enumerate(original) if kind != "BN"]
    kinds = [original[index] for index in kept]
    side = "R" if leftwards else "L"
    _resolve_weak(kinds, side)
    _resolve_brackets([text[index] for index in kept], kinds, [original[i] for i in kept], side)
    _resolve_neutral(kinds, side)
    result = [base] * len(text)
    for index, kind in zip(kept, kinds, strict=True):
        result[index] = _implicit(base, kind)
    _lay_down(text, original, result, base)
    return result


def visual_order(reading: list[int]) -> list[int]:
    """Return the numbers of a line's parts from left to right, given their levels (rule L2)."""
    order = list(range(len(reading)))
    for level in range(max(reading, default=0), 0, -1):
        index = 0
        while index < len(order):
            end = index
            while end < len(order) and reading[order[end]] >= level:
                end += 1
            order[index:end] = order[index:end][::-1]
            index = end + 1
    return order


def _resolve_weak(kinds: list[str], side: str) -> None:
    before = strong = side
    for index, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kind = before
        elif kind == "EN" and strong == "AL":  # W2
            kind = "AN"
        if kind in {"L", "R", "AL"}:
            strong = kind
        kinds[index] = before = kind
    kinds[:] = ["R" if kind == "AL" else kind for kind in kinds]  # W3
    for index in range(1, len(kinds) - 1):  # W4
        around = (kinds[index - 1], kinds[index + 1])
        if kinds[index] in {"ES", "CS"} and around == ("EN", "EN"):
            kinds[index] = "EN"
        elif kinds[index] == "CS" and around == ("AN", "AN"):
            kinds[index] = "AN"
    _join_terminators(kinds)
    strong = side
    for index, kind in enumerate(kinds):
        if kind in {"ES", "ET", "CS"}:  # W6
            kinds[index] = "ON"
        elif kind in {"L", "R"}:
            strong = kind
        elif kind == "EN" and strong == "L":  # W7
            kinds[index] = "L"


def _join_terminators(kinds: list[str]) -> None:
    """W5: a run of terminators beside a European number belongs to the number."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index:
            touches = (index > 0 and kinds[index - 1] == "EN") or (
                end < len(kinds) and kinds[end] == "EN"
            )
            if touches:
                kinds[index:end] = ["EN"] * (end - index)
        index = end + 1


def _pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """BD16: the brackets that belong together, by the place of the opening one."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for index, character in enumerate(characters):
        if kinds[index] != "ON":
            continue
        if character in _OPENING:
            if len(waiting) == _MOST_OPEN_BRACKETS:
                break
            waiting.append((_OPENING[character], index))
        elif character in _CLOSING:
            for place in range(len(waiting) - 1, -1, -1):
                if waiting[place][0] == character:
                    found.append((waiting[place][1], index))
                    del waiting[place:]
                    break
    return sorted(found)


def _side_of(kind: str) -> str:
    if kind in {"R", "EN", "AN"}:
        return "R"
    return "L" if kind == "L" else ""


def _resolve_brackets(
    characters: list[str], kinds: list[str], original: list[str], side: str
) -> None:
    """N0: a pair of brackets goes the way of what stands in it, or of what stands before it."""
    for opening, closing in _pairs(characters, kinds):
        inside = {_side_of(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if not inside:
            continue
        chosen = side
        if side not in inside:
            before = next((s for s in map(_side_of, reversed(kinds[:opening])) if s), side)
            chosen = before if before != side else side
        for place in (opening, closing):
            kinds[place] = chosen
            follower = place + 1
            while follower < len(kinds) and original[follower] == "NSM":
                kinds[follower] = chosen
                follower += 1


def _resolve_neutral(kinds: list[str], side: str) -> None:
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        if end > index:
            before = _side_of(kinds[index - 1]) if index else side
            after = _side_of(kinds[end]) if end < len(kinds) else side
            kinds[index:end] = [before if before == after else side] * (end - index)  # N1, N2
        index = end + 1


def _implicit(base: int, kind: str) -> int:
    if base % 2 == 0:
        return base + {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)  # I1
    return base + (0 if kind == "R" else 1)  # I2


def _lay_down(text: str, original: list[str], result: list[int], base: int) -> None:
    """L1: separators, and the white space before them and at the end, stand at the base level."""
    level = base
    for index, kind in enumerate(original):
        if kind == "BN":
            result[index] = level
        level = result[index]
    trailing = True
    for index in range(len(text) - 1, -1, -1):
        kind = original[index]
        if kind in {"B", "S"}:
            trailing = True
            result[index] = base
        elif trailing and kind in {"WS", "BN"}:
            result[index] = base
        else:
            trailing = False
