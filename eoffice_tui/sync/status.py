"""How it stands with the registry, as the runner tells it."""

from dataclasses import dataclass

from eoffice_core.domain.link import Link
from eoffice_core.domain.moment import Moment


@dataclass(frozen=True, slots=True)
class LinkState:
    """How it stands with the registry."""

    link: Link = Link.NEVER
    last_exchange: Moment | None = None
    trouble: str = ""
