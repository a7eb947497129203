"""The people who work on courses, and what they are called on screen and paper."""

from django.contrib.auth.models import User

__all__ = ("User", "full_name")


def full_name(user: User | None) -> str:
    """Return the person's name, or the user name where none is given; nobody is empty."""
    return (user.get_full_name() or user.get_username()) if user else ""
