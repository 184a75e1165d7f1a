"""How it stands between a desk and its registry."""

from dataclasses import dataclass
from enum import Enum

from eoffice_core.domain.moment import Moment


class Link(Enum):
    """How it stands with the registry."""

    NEVER = "never"
    OFFLINE = "offline"
    TALKING = "talking"
    IN_STEP = "in step"
    SIGN_IN = "sign in"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class SyncState:
    """What the header shows of sync."""

    link: Link
    unsent: int
    returned: int
    last_exchange: Moment | None
    trouble: str = ""
