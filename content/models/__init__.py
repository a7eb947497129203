"""The kinds of pages, and what was loaded from the starting content."""

from .checklist import ChecklistPage
from .front import HomePage, SectionPage, StandardPage
from .glossary import GlossaryPage, GlossaryTerm
from .handbook import HandbookPage
from .loaded import LoadedPage, LoadedPicture, LoadedTerm
from .package import ServicePackagePage
from .tool import ToolPage

__all__ = [
    "ChecklistPage",
    "GlossaryPage",
    "GlossaryTerm",
    "HandbookPage",
    "HomePage",
    "LoadedPage",
    "LoadedPicture",
    "LoadedTerm",
    "SectionPage",
    "ServicePackagePage",
    "StandardPage",
    "ToolPage",
]
