"""The kinds of pages, and what was loaded from the starting content."""

from .checklist import ChecklistPage
from .front import HomePage, SectionPage, StandardPage
from .handbook import HandbookPage
from .loaded import LoadedPage
from .package import ServicePackagePage
from .tool import ToolPage

__all__ = [
    "ChecklistPage",
    "HandbookPage",
    "HomePage",
    "LoadedPage",
    "SectionPage",
    "ServicePackagePage",
    "StandardPage",
    "ToolPage",
]
