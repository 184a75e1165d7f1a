"""What a screen may ask of the app; the app is above the screens, so they know only this."""

from enum import Enum
from typing import TYPE_CHECKING, Protocol, TypeVar

from eoffice_core.domain.ids import CaseId
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.screens.opening import Opener

if TYPE_CHECKING:
    from eoffice_core.domain.link import SyncState
    from eoffice_core.domain.state_pack import PackRefused
    from eoffice_core.domain.views import CaseView
    from eoffice_tui.desk import Desk

EnumT = TypeVar("EnumT", bound=Enum)


class Face(Protocol):
    """The app, as its screens know it."""

    opener: Opener

    @property
    def language(self) -> Language:
        """The running language."""
        ...

    @property
    def pack_refused(self) -> "tuple[str, PackRefused] | None":
        """The state pack that was asked for and is not taken, by its name."""
        ...

    def chosen(self, kind: type[EnumT]) -> EnumT:
        """The choice in force: of language, digits, state or colours."""
        ...

    def choose(self, choice: Enum) -> None:
        """Read so from now on, here and the next time."""
        ...

    @property
    def desk(self) -> "Desk":
        """The desk of who is signed in."""
        ...

    @property
    def signed_in(self) -> "Desk | None":
        """The desk, or None before signing in."""
        ...

    @property
    def sync(self) -> "SyncState":
        """How it stands with the server, as last told."""
        ...

    def enter(self, desk: "Desk") -> None:
        """Go to work at this desk."""
        ...

    def go(self, place: Place) -> None:
        """Show the inbox, the tracker, the approvals or what was returned."""
        ...

    def show_case(self, case_id: CaseId) -> None:
        """Open a file or receipt."""
        ...

    def show_send(self, case_id: CaseId) -> None:
        """Send a file or receipt to a post."""
        ...

    def show_diarise(self, edited: "CaseView | None" = None) -> None:
        """Enter a letter in the diary, or correct the particulars of one."""
        ...

    def show_open_file(self, receipt: "CaseView | None" = None) -> None:
        """Open a new file, from a receipt or from nothing."""
        ...

    def say_trouble(self, sentence: Sentence) -> None:
        """Say on the present screen what has gone wrong."""
        ...
