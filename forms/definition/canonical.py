"""A definition's canonical JSON and its digest, by which a version of a form is known for good.

The JSON is that of RFC 8785 (JCS): sorted names, no white space, UTF-8; the only numbers are
integers. What has its default value is left out, so that a new kind of detail in the code does not
change the digest of forms that do not use it.
"""

import functools
import hashlib
import json
import re
from typing import Any

import cattrs
from cattrs.preconf.json import make_converter
from cattrs.strategies import configure_tagged_union

from .conditions import Condition
from .form import DefinitionError, Form
from .questions import Item


def to_json(form: Form) -> str:
    """Return the canonical JSON of the form."""
    return json.dumps(
        _converter().unstructure(form), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def from_json(text: str) -> Form:
    """Return the form that `to_json` wrote; raise DefinitionError when it is none."""
    try:
        return _converter().structure(dict(json.loads(text)), Form)
    except (cattrs.BaseValidationError, ValueError, KeyError, TypeError) as error:
        raise DefinitionError(f"not a form's definition: {error}") from error


def digest(form: Form) -> str:
    """Return the SHA-256 of the canonical JSON in UTF-8, in hexadecimal."""
    return hashlib.sha256(to_json(form).encode()).hexdigest()


@functools.cache
def _converter() -> cattrs.Converter:
    converter = make_converter(omit_if_default=True, forbid_extra_keys=True)

    # `Condition | None` is to cattrs a union of its own; it must be known before the kinds are.
    @converter.register_structure_hook
    def _(value: Any, _kind: Any) -> Condition | None:
        return None if value is None else converter.structure(value, Condition)  # type: ignore[arg-type]

    @converter.register_unstructure_hook
    def _(value: Condition | None) -> Any:
        return None if value is None else converter.unstructure(value, Condition)

    for union in (Condition, Item):
        configure_tagged_union(union, converter, tag_generator=_tag, tag_name="kind")
    return converter


def _tag(kind: type) -> str:
    """Return the name of the kind in JSON: `ShortText` becomes `short_text`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__).lower()
