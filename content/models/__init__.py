"""The kinds of pages, and what was loaded from the starting content."""

from .checklist import ChecklistPage
from .feedback import PageFeedback
from .front import HomePage, SectionPage, StandardPage
from .glossary import GlossaryPage, GlossaryTerm
from .handbook import HandbookPage
from .link import ExternalLink
from .loaded import LoadedPage, LoadedPicture, LoadedTerm
from .package import ServicePackagePage
from .reminder import Reminder
from .review import ReviewTask
from .tool import ToolPage

__all__ = [
    "ChecklistPage",
    "ExternalLink",
    "GlossaryPage",
    "GlossaryTerm",
    "HandbookPage",
    "HomePage",
    "LoadedPage",
    "LoadedPicture",
    "LoadedTerm",
    "PageFeedback",
    "Reminder",
    "ReviewTask",
    "SectionPage",
    "ServicePackagePage",
    "StandardPage",
    "ToolPage",
]
