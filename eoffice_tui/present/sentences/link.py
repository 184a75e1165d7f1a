"""How it stands with the server, in a word or two."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.link import Link
from eoffice_tui.present.sentences.sentence import Sentence

LINK: Final[Mapping[Link, Sentence]] = {
    Link.NEVER: Sentence("संपर्क नहीं हुआ", "Not connected yet"),
    Link.OFFLINE: Sentence("ऑफलाइन", "Offline"),
    Link.TALKING: Sentence("आदान-प्रदान जारी", "Exchanging"),
    Link.IN_STEP: Sentence("ऑनलाइन", "Online"),
    Link.SIGN_IN: Sentence("पुनः लॉग इन करें", "Sign in again"),
    Link.DECLINED: Sentence("सर्वर ने रोका", "Server declines"),
}
