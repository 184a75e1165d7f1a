"""Every reason for a refusal in the officer's words: what happened, what is safe, what to do."""

from collections.abc import Mapping
from typing import Final

from eoffice_core.domain.refusal import Reason, Refused
from eoffice_tui.present.sentences.sentence import Language, Sentence

SENTENCES: Final[Mapping[Reason, Sentence]] = {
    Reason.KIND_UNKNOWN: Sentence(
        "सर्वर इस कार्य को नहीं पहचानता। आपका लेख 'लौटाए गए' में सुरक्षित है। दोनों ओर का संस्करण "
        "मिलाने हेतु नोडल अधिकारी को बताएँ।",
        "The server does not know this kind of act. Your text is safe under Returned. Tell the "
        "nodal officer, so that both sides get the same release.",
    ),
    Reason.OP_MALFORMED: Sentence(
        "भेजा गया अंश पढ़ा नहीं जा सका। आपका लेख 'लौटाए गए' में सुरक्षित है। वहाँ से फिर लिखें; "
        "दोबारा हो तो नोडल अधिकारी को बताएँ।",
        "What was sent could not be read. Your text is safe under Returned. Write it again from "
        "there; if it happens twice, tell the nodal officer.",
    ),
    Reason.OP_NOT_AS_DECIDED: Sentence(
        "सर्वर पर स्थिति कुछ और निकली। आपका लेख 'लौटाए गए' में सुरक्षित है। प्रकरण खोलकर देखें और "
        "आवश्यक हो तो फिर करें।",
        "Matters stand differently on the server. Your text is safe under Returned. Open the case, "
        "look, and do it again if it is still needed.",
    ),
    Reason.GROUP_BROKEN: Sentence(
        "एक साथ किए गए कार्यों में से एक स्वीकार नहीं हुआ, इसलिए कोई भी दर्ज नहीं हुआ। आपका लेख "
        "'लौटाए गए' में सुरक्षित है। वहाँ कारण देखें।",
        "One of several acts made together was not accepted, so none of them was. Your text is "
        "safe under Returned. See the reason there.",
    ),
    Reason.CLOCK_AHEAD: Sentence(
        "इस कंप्यूटर की घड़ी आगे है। आपका लेख सुरक्षित है। घड़ी ठीक करें और फिर प्रयास करें।",
        "The clock of this computer runs ahead. Your text is safe. Set the clock right and try "
        "again.",
    ),
    Reason.CLOCK_BEHIND: Sentence(
        "इस कंप्यूटर की घड़ी पीछे है। आपका लेख सुरक्षित है। घड़ी ठीक करें और फिर प्रयास करें।",
        "The clock of this computer runs behind. Your text is safe. Set the clock right and try "
        "again.",
    ),
    Reason.POST_UNKNOWN: Sentence(
        "आपका पद निर्देशिका में नहीं है। आपका लेख सुरक्षित है। नोडल अधिकारी से मैपिंग कराएँ।",
        "Your post is not in the directory. Your text is safe. Ask the nodal officer for the "
        "mapping.",
    ),
    Reason.POST_NOT_HELD: Sentence(
        "यह पद अब आपके पास नहीं है। आपका लेख यहाँ सुरक्षित है। कॉपी करके वर्तमान पदधारी को दें।",
        "You no longer hold this post. Your text is safe here. Copy it for its present holder.",
    ),
    Reason.NOT_YOUR_OFFICE: Sentence(
        "यह शाखा आपके कार्यालय की नहीं है। कुछ भी दर्ज नहीं हुआ, लिखा हुआ बना है। सही पद चुनें।",
        "This section is not of your office. Nothing was recorded; what you typed is still here. "
        "Choose the right post.",
    ),
    Reason.NOT_AN_APPROVER: Sentence(
        "इस पद को अनुमोदन का अधिकार नहीं है। आपका लेख सुरक्षित है। टीप लिखकर सक्षम अधिकारी को भेजें।",
        "This post may not approve. Your text is safe. Write a note and send the case to the "
        "officer who may.",
    ),
    Reason.CASE_EXISTS: Sentence(
        "यह पहले ही दर्ज है। दोबारा दर्ज नहीं हुआ, कुछ खोया नहीं। सूची में देखें।",
        "This is already recorded. It was not recorded twice; nothing is lost. Look in the list.",
    ),
    Reason.CASE_UNKNOWN: Sentence(
        "यह प्रकरण इस कंप्यूटर पर नहीं है। आपका लेख सुरक्षित है। आदान-प्रदान (F7) के बाद फिर देखें।",
        "This case is not on this computer. Your text is safe. Look again after a sync (F7).",
    ),
    Reason.NOT_A_RECEIPT: Sentence(
        "यह आवक नहीं, नस्ती है। कुछ बदला नहीं। आवक चुनें।",
        "This is a file, not a receipt. Nothing was changed. Choose a receipt.",
    ),
    Reason.NOT_A_FILE: Sentence(
        "यह नस्ती नहीं, आवक है। कुछ बदला नहीं। पहले आवक को नस्ती में रखें।",
        "This is a receipt, not a file. Nothing was changed. Put the receipt in a file first.",
    ),
    Reason.CASE_CLOSED: Sentence(
        "यह नस्तीबद्ध है। आपका लेख सुरक्षित है। काम करने हेतु पहले पुनः खोलें।",
        "This is closed. Your text is safe. Reopen it before working on it.",
    ),
    Reason.CASE_IN_FILE: Sentence(
        "यह आवक नस्ती में रखी जा चुकी है। आपका लेख सुरक्षित है। काम उसी नस्ती पर करें।",
        "This receipt is in a file. Your text is safe. Work on that file.",
    ),
    Reason.CASE_PARKED: Sentence(
        "यह नस्ती स्थगित है। आपका लेख सुरक्षित है। काम करने हेतु पहले पुनः चालू करें।",
        "This file is parked. Your text is safe. Resume it before working on it.",
    ),
    Reason.NOT_CLOSED: Sentence(
        "यह नस्तीबद्ध नहीं है, इसलिए पुनः खोलना आवश्यक नहीं। कुछ बदला नहीं। काम जारी रखें।",
        "This is not closed, so there is nothing to reopen. Nothing was changed. Go on working.",
    ),
    Reason.NOT_PARKED: Sentence(
        "यह स्थगित नहीं है, इसलिए चालू करना आवश्यक नहीं। कुछ बदला नहीं। काम जारी रखें।",
        "This is not parked, so there is nothing to resume. Nothing was changed. Go on working.",
    ),
    Reason.NOT_IN_CUSTODY: Sentence(
        "यह अब आपके पास नहीं है। आपका लेख सुरक्षित है। देखें कि किसके पास है (कहाँ है, t)।",
        "This is no longer with you. Your text is safe. See with whom it is (Tracker, t).",
    ),
    Reason.CUSTODY_CHANGED: Sentence(
        "आपके लिखते समय यह किसी और के पास चली गई। आपका लेख 'लौटाए गए' में सुरक्षित है। देखें कि किसके "
        "पास है और उन्हें बताएँ।",
        "It changed hands while you were writing. Your text is safe under Returned. See with whom "
        "it is and tell that officer.",
    ),
    Reason.NOT_RECEIVED: Sentence(
        "यह अभी प्राप्त नहीं की गई है। आपका लेख सुरक्षित है। पहले प्राप्त करें, फिर काम करें।",
        "This has not been received yet. Your text is safe. Receive it first, then work on it.",
    ),
    Reason.ALREADY_RECEIVED: Sentence(
        "यह खोली जा चुकी है, इसलिए वापस नहीं ली जा सकती। कुछ बदला नहीं। पदधारी से लौटाने का अनुरोध करें।",
        "It has been opened, so it cannot be pulled back. Nothing was changed. Ask the holder to "
        "return it.",
    ),
    Reason.NOT_LAST_SENDER: Sentence(
        "इसे आपने अभी नहीं भेजा है, या यह खोलकर आगे भेजी जा चुकी है; इसलिए वापस नहीं ली जा सकती। कुछ बदला "
        "नहीं। पदधारी से बात करें।",
        "You did not send it last, or it was opened and sent on; so it cannot be pulled back. "
        "Nothing was changed. Speak to the holder.",
    ),
    Reason.NOT_OPENED_HERE: Sentence(
        "नस्ती वही पद बंद करता है जिसने उसे खोला। आपका लेख सुरक्षित है। नस्ती उसे भेजें।",
        "A file is closed by the post that opened it. Your text is safe. Send the file there.",
    ),
    Reason.NOT_RESTED_HERE: Sentence(
        "इसे आपके पद ने बंद नहीं किया था। कुछ बदला नहीं। बंद करने वाले पद से पुनः खोलने को कहें।",
        "Your post did not close it. Nothing was changed. Ask the post that did to reopen it.",
    ),
    Reason.NOT_APPROVED: Sentence(
        "बंद करने का अनुमोदन टीप पर नहीं है। आपका लेख सुरक्षित है। पहले अनुमोदन लें।",
        "The noting holds no approval to close. Your text is safe. Get the approval first.",
    ),
    Reason.SAME_POST: Sentence(
        "यह आपका अपना पद है। भेजा नहीं गया, लेख सुरक्षित है। दूसरा पद चुनें।",
        "This is your own post. It was not sent; your text is safe. Choose another post.",
    ),
    Reason.RECEIVER_UNKNOWN: Sentence(
        "यह पद निर्देशिका में नहीं है। भेजा नहीं गया, लेख सुरक्षित है। सूची से पद चुनें।",
        "This post is not in the directory. It was not sent; your text is safe. Choose a post from "
        "the list.",
    ),
    Reason.NOBODY_TO_RETURN_TO: Sentence(
        "यह आपको किसी ने नहीं भेजी है, इसलिए लौटाई नहीं जा सकती। लेख सुरक्षित है। इसके स्थान पर 'भेजें' चुनें।",
        "Nobody sent it to you, so it cannot be returned. Your text is safe. Use Send instead.",
    ),
    Reason.RECEIPT_UNKNOWN: Sentence(
        "यह आवक इस कंप्यूटर पर नहीं है। कुछ बदला नहीं। आदान-प्रदान (F7) के बाद फिर देखें।",
        "This receipt is not on this computer. Nothing was changed. Look again after the next sync "
        "(F7).",
    ),
    Reason.RECEIPT_NOT_HELD: Sentence(
        "यह आवक आपके पास नहीं है या अभी प्राप्त नहीं की गई। कुछ बदला नहीं। पहले आवक प्राप्त करें।",
        "This receipt is not with you, or not received yet. Nothing was changed. Receive it first.",
    ),
    Reason.RECEIPT_NOT_FREE: Sentence(
        "यह आवक पहले से किसी नस्ती में है या नस्तीबद्ध है। कुछ बदला नहीं। आवक खोलकर देखें।",
        "This receipt is already in a file or closed. Nothing was changed. Open it and see.",
    ),
    Reason.NOTE_EXISTS: Sentence(
        "यह टीप पहले ही दर्ज है। दोबारा दर्ज नहीं हुई, कुछ खोया नहीं। टीप भाग में देखें।",
        "This note is already recorded. It was not recorded twice and nothing is lost. See the "
        "noting.",
    ),
    Reason.NOTE_UNKNOWN: Sentence(
        "यह टीप अब इस नस्ती में नहीं है। आपका लेख सुरक्षित है। नई टीप के रूप में लिखें।",
        "This note is no longer on the file. Your text is safe. Write it as a new note.",
    ),
    Reason.NOTE_FINAL: Sentence(
        "भेजने के बाद टीप नहीं बदलती। आपका लेख सुरक्षित है। सुधार नई टीप में लिखें।",
        "A note does not change after it was sent. Your text is safe. Write the correction as a "
        "new note.",
    ),
    Reason.NOTE_NOT_YELLOW: Sentence(
        "यह टीप अब पीली नहीं है। आपका लेख सुरक्षित है। नई टीप लिखें।",
        "This note is no longer yellow. Your text is safe. Write a new note.",
    ),
    Reason.NOTE_NOT_GREEN: Sentence(
        "यह टीप हरी नहीं है। आपका लेख सुरक्षित है। पहले उसे पुष्ट करें।",
        "This note is not green. Your text is safe. Confirm it first.",
    ),
    Reason.NOT_AUTHOR: Sentence(
        "हरी टीप केवल उसका लेखक बदल सकता है। आपका लेख सुरक्षित है। अपनी बात नई टीप में लिखें।",
        "Only its author may change a green note. Your text is safe. Write a note of your own.",
    ),
    Reason.NOTHING_NOTED: Sentence(
        "नस्ती बिना टीप के नहीं भेजी जा सकती। भेजी नहीं गई, आपके पास है। टीप या अभ्युक्ति लिखें।",
        "A file cannot be sent without a word. It was not sent and is with you. Write a note or a "
        "remark.",
    ),
    Reason.SUBJECT_MISSING: Sentence(
        "विषय नहीं लिखा है। शेष लिखा हुआ बना है। विषय लिखें।",
        "The subject is missing. The rest is still here. Write the subject.",
    ),
    Reason.SENDER_MISSING: Sentence(
        "प्रेषक नहीं लिखा है। शेष लिखा हुआ बना है। नाम या पद लिखें।",
        "The sender is missing. The rest is still here. Write a name or designation.",
    ),
    Reason.CATEGORY_MISSING: Sentence(
        "श्रेणी नहीं चुनी है। शेष लिखा हुआ बना है। श्रेणी चुनें।",
        "The category is missing. The rest is still here. Choose a category.",
    ),
    Reason.TEXT_MISSING: Sentence(
        "टीप खाली है। कुछ दर्ज नहीं हुआ। टीप लिखें।",
        "The note is empty. Nothing was recorded. Write the note.",
    ),
    Reason.REASON_MISSING: Sentence(
        "कारण नहीं लिखा है। कुछ बदला नहीं। कारण लिखें।",
        "The reason is missing. Nothing was changed. Write the reason.",
    ),
    Reason.TEXT_TOO_LONG: Sentence(
        "लेख बहुत लंबा है। वह बना हुआ है, दर्ज नहीं हुआ। छोटा करें या दो भागों में लिखें।",
        "The text is too long. It is still here, but not recorded. Shorten it or write it in two "
        "parts.",
    ),
    Reason.TEXT_UNCLEAN: Sentence(
        "लेख में अदृश्य चिह्न हैं। वह बना हुआ है, दर्ज नहीं हुआ। चिपकाया हुआ अंश स्वयं टाइप करें।",
        "The text holds invisible signs. It is still here, but not recorded. Type by hand what was "
        "pasted.",
    ),
    Reason.FIELD_FROZEN: Sentence(
        "प्राप्ति दिनांक, पत्र दिनांक, प्राप्ति का माध्यम और नस्ती का शीर्ष दर्ज होने के बाद नहीं बदलते। शेष सुधार "
        "बने हैं। इन्हें पहले जैसा रखें।",
        "Received date, letter date, delivery mode and a file's head do not change once recorded. "
        "Your other corrections are still here. Leave these as they were.",
    ),
    Reason.NOTHING_CHANGED: Sentence(
        "कुछ बदला नहीं गया है। सब पहले जैसा सुरक्षित है। सुधार करें या वापस जाएँ।",
        "Nothing was changed. All is safe as it was. Make a correction or go back.",
    ),
    Reason.RECEIVED_IN_FUTURE: Sentence(
        "प्राप्ति दिनांक आज के बाद का है। शेष लिखा हुआ बना है। सही दिनांक लिखें।",
        "The received date lies in the future. The rest is still here. Write the right date.",
    ),
    Reason.LETTER_AFTER_RECEIPT: Sentence(
        "पत्र दिनांक प्राप्ति दिनांक के बाद का है। शेष लिखा हुआ बना है। दोनों दिनांक देखें।",
        "The letter is dated after it was received. The rest is still here. Check both dates.",
    ),
    Reason.DATE_TOO_OLD: Sentence(
        "दिनांक बहुत पुराना है। शेष लिखा हुआ बना है। वर्ष देखें।",
        "The date is too old. The rest is still here. Check the year.",
    ),
    Reason.DUE_IN_PAST: Sentence(
        "तिथि आगे की होनी चाहिए। कुछ बदला नहीं, लिखा हुआ बना है। आज के बाद की तिथि लिखें।",
        "The date must lie ahead. Nothing was changed; what you typed is here. Write a later date.",
    ),
    Reason.PARKED_TOO_LONG: Sentence(
        "एक वर्ष से अधिक स्थगित नहीं रखा जा सकता। कुछ बदला नहीं। एक वर्ष के भीतर की तिथि लिखें।",
        "Nothing may be parked for more than a year. Nothing was changed. Write an earlier date.",
    ),
    Reason.PROVISIONAL_MISSING: Sentence(
        "अनंतिम क्रमांक नहीं मिला। लिखा हुआ बना है। फिर प्रयास करें।",
        "No provisional number was found. What you typed is still here. Try again.",
    ),
}


def why(refusal: Refused, language: Language) -> str:
    """The official reason in the officer's words."""
    return SENTENCES[refusal.reason].say(language)
