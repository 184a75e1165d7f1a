"""What the screen of the exchange with the server says."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.link import Link
from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("आदान-प्रदान", "Sync")
STATE: Final = Sentence("स्थिति", "State")
UNSENT: Final = Sentence("भेजना शेष", "Unsent")
UNSENT_COUNT: Final = Sentence("{count}, इस कंप्यूटर पर सुरक्षित", "{count}, safe on this computer")
UNSENT_NONE: Final = Sentence("कुछ नहीं, सब भेजा जा चुका है", "nothing, all is sent")
RETURNED: Final = Sentence("लौटाए गए", "Returned")
RETURNED_COUNT: Final = Sentence(
    "{count}, आपके लेख सहित (इनबॉक्स में r)", "{count}, with your text (r in the inbox)"
)
RETURNED_NONE: Final = Sentence("कुछ नहीं", "nothing")
LAST_EXCHANGE: Final = Sentence("पिछला संपर्क", "Last exchange")
NEVER: Final = Sentence("अभी तक नहीं", "not yet")
DETAIL: Final = Sentence("विवरण (नोडल अधिकारी हेतु)", "Detail (for the nodal officer)")

MEANING: Final[Mapping[Link, Sentence]] = {
    Link.NEVER: Sentence(
        "सर्वर से अभी संपर्क नहीं हुआ है। आपका काम यहाँ सुरक्षित है और संपर्क होते ही स्वयं भेजा जाएगा।",
        "The server has not been reached yet. Your work is safe here and goes out by itself as "
        "soon as it is.",
    ),
    Link.OFFLINE: Sentence(
        "सर्वर से संपर्क नहीं है। काम करते रहें: सब यहाँ सुरक्षित है और नेटवर्क आने पर स्वयं भेजा जाएगा।",
        "The server is not reached. Go on working: all is safe here and goes out by itself when "
        "the network is back.",
    ),
    Link.TALKING: Sentence(
        "सर्वर से आदान-प्रदान हो रहा है। काम करते रहें।", "Exchanging with the server. Go on working."
    ),
    Link.IN_STEP: Sentence(
        "सर्वर से मिलान हो चुका है। कुछ करने की आवश्यकता नहीं।",
        "In step with the server. Nothing needs to be done.",
    ),
    Link.SIGN_IN: Sentence(
        "सर्वर को आपका पासवर्ड फिर से चाहिए। आपका काम यहाँ सुरक्षित है। F2 दबाकर पासवर्ड लिखें।",
        "The server needs your password again. Your work is safe here. Press F2 and type the "
        "password.",
    ),
    Link.DECLINED: Sentence(
        "सर्वर ने आदान-प्रदान रोका है। आपका काम यहाँ सुरक्षित है। नीचे का विवरण नोडल अधिकारी को बताएँ।",
        "The server declines to exchange. Your work is safe here. Tell the nodal officer the "
        "detail below.",
    ),
}

ASKED: Final = Sentence(
    "सर्वर से संपर्क किया जा रहा है; काम करते रहें।", "The server is being reached; go on working."
)
PASSWORD: Final = Sentence("पासवर्ड", "Password")
SIGNED_IN: Final = Sentence(
    "लॉग इन हो गया; शेष अब भेजा जा रहा है।",
    "Signed in; what waits is being sent.",
)
NOT_SIGNED_IN: Final = Sentence(
    "लॉग इन नहीं हुआ। आपका काम यहाँ सुरक्षित है। पासवर्ड या नेटवर्क देखकर फिर प्रयास करें।",
    "Not signed in. Your work is safe here. Check the password or the network and try again.",
)
