"""What the login screen says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("ई-ऑफिस में लॉग इन", "Sign in to eOffice")
LOGIN: Final = Sentence("लॉगिन नाम", "Login")
PASSWORD: Final = Sentence("पासवर्ड", "Password")
WELCOME: Final = Sentence(
    "अपना लॉगिन नाम और पासवर्ड लिखें, फिर Enter दबाएँ।",
    "Type your login and password, then press Enter.",
)
KNOWN: Final = Sentence(
    "इस कंप्यूटर पर: {logins}   (↑ ↓ से बदलें)", "On this computer: {logins}   (↑ ↓ to change)"
)
NOBODY_KNOWN: Final = Sentence(
    "इस कंप्यूटर पर अभी किसी का संग्रह नहीं है।", "Nobody has a store on this computer yet."
)
FIRST_TIME: Final = Sentence(
    "पहली बार: सर्वर से संपर्क किया जाएगा और आपका संग्रह यहाँ बनेगा।",
    "First time: the server is asked, and your store is made here.",
)
LOGIN_MISSING: Final = Sentence("लॉगिन नाम लिखें।", "Type your login.")
PASSWORD_MISSING: Final = Sentence("पासवर्ड लिखें।", "Type your password.")

UNLOCKING: Final = Sentence("पासवर्ड जाँचा जा रहा है …", "Checking the password …")
ASKING_SERVER: Final = Sentence("सर्वर से पूछा जा रहा है …", "Asking the server …")
OPENING_STORE: Final = Sentence("संग्रह खुल रहा है …", "Opening the store …")
FOLDING: Final = Sentence(
    "खोज की सूची नए नियमों से बन रही है: {share} % …",
    "Search is being made anew by new rules: {share} % …",
)
FETCHING: Final = Sentence(
    "आपकी नस्तियाँ और निर्देशिका आ रही हैं …", "Your files and the directory are coming …"
)

LOGIN_MALFORMED: Final = Sentence(
    "लॉगिन नाम में केवल छोटे अंग्रेज़ी अक्षर, अंक और . _ - हो सकते हैं। कुछ बदला नहीं। फिर लिखें।",
    "A login holds only small letters, digits and . _ -. Nothing was changed. Type it again.",
)
LOGIN_UNKNOWN: Final = Sentence(
    "सर्वर इस लॉगिन या पासवर्ड को नहीं पहचानता। इस कंप्यूटर पर कुछ बदला नहीं। जाँचकर फिर लिखें, या नोडल "
    "अधिकारी से पूछें।",
    "The server does not know this login or password. Nothing was changed here. Check and type "
    "again, or ask the nodal officer.",
)
WRONG_PASSWORD: Final = Sentence(
    "पासवर्ड सही नहीं है। आपका संग्रह सुरक्षित है। फिर लिखें; Caps Lock और कुंजीपटल की भाषा देख लें।",
    "The password is not right. Your store is safe. Type it again; look at Caps Lock and the "
    "keyboard layout.",
)
NOT_LET_IN: Final = Sentence(
    "लॉगिन नाम या पासवर्ड सही नहीं है। फिर लिखें।",
    "The login or the password is not right. Type them again.",
)
WAIT: Final = Sentence(
    "कई बार गलत पासवर्ड लिखा गया। आपका संग्रह सुरक्षित है। {seconds} सेकंड बाद फिर लिखें।",
    "The password was wrong several times. Your store is safe. Type it again in {seconds} seconds.",
)
WAIT_OVER: Final = Sentence("अब फिर पासवर्ड लिख सकते हैं।", "You may type the password again.")
UNREACHABLE: Final = Sentence(
    "सर्वर से संपर्क नहीं हुआ। कुछ बदला नहीं। इस कंप्यूटर पर पहली बार लॉग इन हेतु नेटवर्क चाहिए; बाद में बिना "
    "नेटवर्क भी काम होता है।",
    "The server was not reached. Nothing was changed. The first sign-in on a computer needs the "
    "network; afterwards work goes on without it.",
)
SERVER_DECLINES: Final = Sentence(
    "सर्वर ने इस कंप्यूटर को स्वीकार नहीं किया। यहाँ कुछ बदला नहीं। नोडल अधिकारी से पूछें।",
    "The server does not accept this computer. Nothing was changed here. Ask the nodal officer.",
)
NO_POST: Final = Sentence(
    "आपके नाम पर अभी कोई पद नहीं है। कुछ बदला नहीं। नोडल अधिकारी से मैपिंग कराएँ।",
    "You hold no post yet. Nothing was changed. Ask the nodal officer for the mapping.",
)
IN_USE: Final = Sentence(
    "आपका संग्रह दूसरी खिड़की में खुला है। वहाँ का काम सुरक्षित है। उसी खिड़की में काम करें या उसे बंद करें।",
    "Your store is open in another window. The work there is safe. Work there, or close it.",
)
STORE_DAMAGED: Final = Sentence(
    "इस कंप्यूटर का संग्रह क्षतिग्रस्त है। जो भेजा जा चुका है वह सर्वर पर सुरक्षित है। नोडल अधिकारी को बताएँ।",
    "The store on this computer is damaged. What was sent is safe on the server. Tell the nodal "
    "officer.",
)
STORE_NEWER: Final = Sentence(
    "यह संग्रह ई-ऑफिस के नए संस्करण का है। उसमें रखा काम सुरक्षित है। नया संस्करण लगवाएँ।",
    "A newer release wrote this store. The work in it is safe. Have the newer release installed.",
)
SLOT_DAMAGED: Final = Sentence(
    "आपके पासवर्ड की फ़ाइल क्षतिग्रस्त है। संग्रह सुरक्षित है। नोडल अधिकारी उसे कार्यालय की कुंजी से खोल सकते हैं।",
    "Your password file is damaged. Your store is safe. The nodal officer can open it with the "
    "office's key.",
)
SLOT_MISSING: Final = Sentence(
    "आपके पासवर्ड की फ़ाइल नहीं मिली। संग्रह जैसा था वैसा ही है। नोडल अधिकारी से उसकी प्रति वापस रखवाएँ।",
    "Your password file is missing. Your store is as it was. Have the nodal officer put its "
    "copy back.",
)
DISK_FULL: Final = Sentence(
    "डिस्क भर गई है। संग्रह सुरक्षित है। अनावश्यक फ़ाइलें हटाएँ और फिर लॉग इन करें।",
    "The disk is full. Your store is safe. Free some space and sign in again.",
)
CANNOT_OPEN: Final = Sentence(
    "संग्रह नहीं खुल सका। उसमें कुछ बदला नहीं गया। नोडल अधिकारी को बताएँ।",
    "The store could not be opened. Nothing in it was changed. Tell the nodal officer.",
)
