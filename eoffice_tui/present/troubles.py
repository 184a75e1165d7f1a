"""What is said when a store's machinery fails: what happened, what is safe, what to do."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.trouble import Trouble
from eoffice_tui.present.sentences.sentence import Sentence

SENTENCES: Final[Mapping[Trouble, Sentence]] = {
    Trouble.WRONG_KEY: Sentence(
        "इस कुंजी से आपका संग्रह नहीं खुलता। उसमें रखा काम सुरक्षित है। नोडल अधिकारी को बताएँ।",
        "Your store does not open with this key. The work in it is safe. Tell the nodal officer.",
    ),
    Trouble.DAMAGED: Sentence(
        "इस कंप्यूटर का संग्रह क्षतिग्रस्त है। जो भेजा जा चुका है वह सर्वर पर सुरक्षित है। कंप्यूटर का उपयोग "
        "रोकें और नोडल अधिकारी को बताएँ।",
        "The store on this computer is damaged. What was sent is safe on the server. Stop working "
        "here and tell the nodal officer.",
    ),
    Trouble.NOT_A_STORE: Sentence(
        "यह ई-ऑफिस का संग्रह नहीं है। उसे छेड़ा नहीं गया। नोडल अधिकारी को बताएँ।",
        "This is not a store of eOffice. It was not touched. Tell the nodal officer.",
    ),
    Trouble.NEWER_VERSION: Sentence(
        "यह संग्रह ई-ऑफिस के नए संस्करण का है। उसमें रखा काम सुरक्षित है। नया संस्करण लगवाएँ।",
        "This store was written by a newer release. The work in it is safe. Have the new release "
        "installed.",
    ),
    Trouble.NOT_MIGRATED: Sentence(
        "संग्रह नए संस्करण में नहीं बदल सका। वह पहले जैसा सुरक्षित है। पुराने संस्करण से काम करें और नोडल "
        "अधिकारी को बताएँ।",
        "The store could not be brought to the new release. It is safe as it was. Work with the "
        "old release and tell the nodal officer.",
    ),
    Trouble.DISK_FULL: Sentence(
        "डिस्क भर गई है, यह दर्ज नहीं हुआ। लिखा हुआ स्क्रीन पर बना है। अनावश्यक फ़ाइलें हटाएँ और फिर प्रयास करें।",
        "The disk is full; this was not recorded. What you typed is still on the screen. Free some "
        "space and try again.",
    ),
    Trouble.DISK_FAILED: Sentence(
        "डिस्क ने काम नहीं किया, यह दर्ज नहीं हुआ। लिखा हुआ स्क्रीन पर बना है। फिर प्रयास करें; न हो तो नोडल "
        "अधिकारी को बताएँ।",
        "The disk failed; this was not recorded. What you typed is still on the screen. Try again; "
        "if it fails again, tell the nodal officer.",
    ),
    Trouble.LOCKED: Sentence(
        "ई-ऑफिस दूसरी खिड़की में भी खुला है। लिखा हुआ स्क्रीन पर बना है। दूसरी खिड़की बंद कर फिर प्रयास करें।",
        "eOffice is open in another window. What you typed is still on the screen. Close the other "
        "window and try again.",
    ),
    Trouble.READ_ONLY_MEDIUM: Sentence(
        "इस डिस्क पर लिखा नहीं जा सकता, यह दर्ज नहीं हुआ। लिखा हुआ स्क्रीन पर बना है। नोडल अधिकारी को बताएँ।",
        "This disk cannot be written; this was not recorded. What you typed is still on the "
        "screen. Tell the nodal officer.",
    ),
    Trouble.NOT_LOCAL: Sentence(
        "संग्रह नेटवर्क या पेन ड्राइव पर है, वहाँ वह सुरक्षित नहीं रहता। कुछ दर्ज नहीं हुआ। उसे इस कंप्यूटर "
        "की डिस्क पर रखवाएँ।",
        "The store lies on a network or pen drive, where it is not safe. Nothing was recorded. "
        "Have it placed on this computer's own disk.",
    ),
    Trouble.CANNOT_OPEN: Sentence(
        "संग्रह नहीं खुल सका। उसमें कुछ बदला नहीं गया। नोडल अधिकारी को बताएँ।",
        "The store could not be opened. Nothing in it was changed. Tell the nodal officer.",
    ),
    Trouble.UNREACHABLE: Sentence(
        "संग्रह से संपर्क टूट गया। लिखा हुआ स्क्रीन पर बना है। थोड़ी देर में फिर प्रयास करें।",
        "The store cannot be reached. What you typed is still on the screen. Try again shortly.",
    ),
    Trouble.UNSAFE_ENGINE: Sentence(
        "इस कंप्यूटर का डेटाबेस घटक असुरक्षित है। संग्रह खोला नहीं गया, वह सुरक्षित है। सही संस्करण लगवाएँ।",
        "The database part of this computer is unsafe. The store was not opened and is safe. Have "
        "the right release installed.",
    ),
}
