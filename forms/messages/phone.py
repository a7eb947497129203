"""Phone numbers as people write them, and as they are kept: E.164."""

import phonenumbers

HOME = "DK"  # where a number without a country's code belongs


class NoPhoneNumberError(ValueError):
    """What was written is no number that can be rung."""


def read_phone(typed: str) -> str:
    """Return the number in E.164 (`+4512345678`); raise NoPhoneNumberError."""
    try:
        number = phonenumbers.parse(typed, HOME)
    except phonenumbers.NumberParseException as error:
        raise NoPhoneNumberError(typed) from error
    if not phonenumbers.is_valid_number(number):
        raise NoPhoneNumberError(typed)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def masked_phone(number: str) -> str:
    """Return enough of a number to know one's own by: its last two digits."""
    return f"•••• {number[-2:]}"


def masked_email(address: str) -> str:
    """Return enough of an address to know one's own by: its first letter and its domain."""
    name, _, domain = address.partition("@")
    return f"{name[:1]}•••@{domain}"
