"""A page's fields from its file, checked as strictly as the editors' own forms check."""

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.apps import apps
from django.core.exceptions import ValidationError
from wagtail.models import Page

from .markdown import Find, FindPicture, MarkdownError, blocks_of, inline_of
from .source import SourcePage, StartingContentError

LATER = "–"  # stands in a page's source until all pages are there to be linked to

WRITTEN_LATER = ("source", "questions")  # facts that are not a field's value as they stand


def kind_of(source: SourcePage) -> Any:
    """Return the page's class; raise StartingContentError for an unknown one or unknown facts."""
    try:
        kind = apps.get_model("content", source.kind)
    except LookupError as error:
        raise StartingContentError(source.file, f"no kind of page: {source.kind}") from error
    if not issubclass(kind, Page):
        raise StartingContentError(source.file, f"{source.kind} is not a page")
    known = {field.name for field in kind._meta.get_fields()}
    unknown = set(source.facts) - known
    if unknown:
        raise StartingContentError(
            source.file, f"{source.kind} has no {', '.join(sorted(unknown))}"
        )
    return kind


def add_page(parent: Any, source: SourcePage) -> Any:
    """Return a new page below `parent`, before its texts are written: saved, but not live."""
    page = kind_of(source)(slug=source.slug, live=False)
    for name, value in _plain_facts(source).items():
        setattr(page, name, value)
    if "source" in source.facts:
        page.source = LATER
    try:
        return parent.add_child(instance=page)
    except ValidationError as error:
        raise StartingContentError(source.file, _said(error)) from error


def fill(page: Any, source: SourcePage, find: Find, find_picture: FindPicture) -> None:
    """Write what `source` says into `page`, unsaved; raise StartingContentError on what is bad."""
    for name, value in _plain_facts(source).items():
        setattr(page, name, value)
    try:
        if "source" in source.facts:
            page.source = inline_of(source.facts["source"], find)
        if "questions" in source.facts:
            _write(page, "questions", _questions(source))
        if source.body.strip():
            _write(page, "body", blocks_of(source.body, find, find_picture))
        page.full_clean()
    except MarkdownError as error:
        raise StartingContentError(source.file, str(error)) from error
    except KeyError as error:
        raise StartingContentError(source.file, f"a link leads nowhere: {error}") from error
    except ValidationError as error:
        raise StartingContentError(source.file, _said(error)) from error


def _plain_facts(source: SourcePage) -> dict[str, Any]:
    """Return the facts that are a field's value as they stand."""
    return {name: value for name, value in source.facts.items() if name not in WRITTEN_LATER}


def _write(page: Any, field: str, blocks: list[dict[str, Any]]) -> None:
    """Write `blocks` into a stream field, checked as the editor's form checks them."""
    setattr(page, field, json.dumps(blocks))
    stream = getattr(page, field)
    setattr(page, field, stream.stream_block.clean(stream))


def _questions(source: SourcePage) -> list[dict[str, Any]]:
    """Return a checklist's questions; each keeps its id as long as it keeps its `key`."""
    found = []
    for question in source.facts["questions"]:
        value = dict(question)
        key = value.pop("key", None)
        if key is None:
            raise StartingContentError(source.file, "a question has no key")
        block_id = str(uuid5(NAMESPACE_URL, f"{source.url}#{key}"))
        found.append({"type": "question", "value": value, "id": block_id})
    return found


def _said(error: ValidationError) -> str:
    """Return what a validation found, and where: in which field, or at which place of the body."""
    if hasattr(error, "as_json_data"):
        return json.dumps(error.as_json_data(), ensure_ascii=False)
    return "; ".join(f"{field}: {' '.join(said)}" for field, said in error.message_dict.items())
