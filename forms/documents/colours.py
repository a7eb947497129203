"""Colours, written `#rrggbb`, reckoned with."""


def tint(colour: str, share: float) -> str:
    """Return `colour` (`#rrggbb`) laid on white at `share` of its strength."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def rgb(colour: str) -> tuple[float, float, float]:
    """Return the parts of `#rrggbb`, each from 0 to 1."""
    number = int(colour[1:], 16)
    return (number >> 16) / 255, (number >> 8 & 255) / 255, (number & 255) / 255
