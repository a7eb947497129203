"""All sources. A new kind of thing to find is one class, named here."""

from .courses import CourseSource
from .documents import DocumentSource, DraftSource
from .glossary import GlossarySource
from .pages import PageSource
from .publications import PublicationSource
from .source import Source

SOURCES: tuple[Source, ...] = (
    PageSource(),
    PublicationSource(),
    GlossarySource(),
    CourseSource(),
    DraftSource(),
    DocumentSource(),
)


def source_of(owner: str) -> Source:
    """Return the source of an owner; raise LookupError where none has that name."""
    name = owner.partition(":")[0]
    for source in SOURCES:
        if source.name == name:
            return source
    raise LookupError(owner)
