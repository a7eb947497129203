"""The Danish alphabet: …, z, æ, ø, å; aa is sorted as å (Retskrivningsordbogen § 4)."""

import unicodedata

LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_PLACE = {letter: place for place, letter in enumerate(LETTERS, start=1)}
_LIKE = {"ä": "æ", "ö": "ø", "ü": "y"}  # foreign letters stand with the Danish they sound like


def alphabetical(text: str) -> tuple[tuple[int, ...], str]:
    """Return a key that sorts `text` among Danish words; signs and spaces come before letters."""
    folded = text.casefold().replace("aa", "å")
    places = [_place(letter) for letter in folded]
    return tuple(places), text


def initial(text: str) -> str:
    """Return the capital letter that `text` stands under in a register; # for a sign or digit."""
    folded = text.casefold().replace("aa", "å")[:1]
    letter = _LIKE.get(folded, folded)
    if letter not in _PLACE:
        letter = unicodedata.normalize("NFD", letter)[:1]
    return letter.upper() if letter in _PLACE else "#"


def _place(letter: str) -> int:
    letter = _LIKE.get(letter, letter)
    if letter in _PLACE:
        return 100 + _PLACE[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain in _PLACE:
        return 100 + _PLACE[plain]
    return 50 + int(letter) if letter.isdecimal() and letter.isascii() else 1
