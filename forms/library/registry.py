"""Finding the shipped forms: every folder here that offers a `TOOL`."""

import functools
import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from forms.library.composing import Tool


class UnknownFormError(LookupError):
    """There is no form of that slug."""


class DuplicateFormError(ValueError):
    """Two forms have the same slug."""


def collect(tools: Iterable[Tool]) -> Mapping[str, Tool]:
    """Return the tools by slug, in the order given; raise DuplicateFormError for a slug twice."""
    found: dict[str, Tool] = {}
    for tool in tools:
        if tool.form.slug in found:
            raise DuplicateFormError(tool.form.slug)
        found[tool.form.slug] = tool
    return found


@functools.cache
def tools() -> Mapping[str, Tool]:
    """Return all shipped tools by slug, in their order on the shelf."""
    package = "forms.library"
    folders = pkgutil.iter_modules([str(Path(__file__).parent)])
    modules = [
        importlib.import_module(f"{package}.{folder.name}") for folder in folders if folder.ispkg
    ]
    return collect(sorted((module.TOOL for module in modules), key=lambda tool: tool.order))


def tool(slug: str) -> Tool:
    """Return the tool of that slug; raise UnknownFormError when there is none."""
    try:
        return tools()[slug]
    except KeyError:
        raise UnknownFormError(slug) from None
