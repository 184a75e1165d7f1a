"""What the app tells its screens; such news goes down to the screens and never up."""

from textual.message import Message

from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.link import SyncState


class CaseChanged(Message, bubble=False):
    """A case has become another: look again."""

    def __init__(self, case_id: CaseId) -> None:
        super().__init__()
        self.case_id = case_id


class SyncMoved(Message, bubble=False):
    """It stands otherwise with the server."""

    def __init__(self, state: SyncState) -> None:
        super().__init__()
        self.state = state


class MustClose(Message, bubble=False):
    """The machine is shut down or the terminal is closed."""


class DirectoryChanged(Message, bubble=False):
    """Offices, posts or tenures have changed."""
