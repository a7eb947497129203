"""formtools' storage in the database: each step of a draft, exactly as typed, kept for good."""

from typing import Any

from formtools.wizard.storage.base import BaseStorage

from forms.filling.drafts import Filled
from forms.filling.posted import Entries


class DraftStorage(BaseStorage):  # type: ignore[misc]  # formtools ships no types
    """What formtools' wizard knows of a draft.

    Nothing lives in the session, so tabs and devices share one truth and a session's end loses
    nothing. Writing goes through `drafts.save_step`, which knows about other people; the storage
    only reads, and remembers which step the address names.
    """

    def __init__(self, prefix: str, filled: Filled) -> None:
        super().__init__(prefix)
        self.filled = filled
        self.init_data()

    def get_step_data(self, step: str) -> Entries | None:
        """Return the step's entries, or None before there are any."""
        return self.filled.step_entries(step) or None

    def set_step_data(self, step: str, cleaned_data: Any) -> None:
        """Refuse: a save must say what it was based on."""
        raise NotImplementedError("save a step with drafts.save_step")

    def reset(self) -> None:
        """Keep the draft: only a person deletes one."""
