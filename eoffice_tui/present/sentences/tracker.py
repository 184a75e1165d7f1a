"""What the tracker and the movement register say."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("कहाँ है", "Tracker")
SEARCH: Final = Sentence("खोजें", "Find")
SEARCH_HINT: Final = Sentence(
    "क्रमांक, विषय या प्रेषक का कोई अंश लिखें …", "Type any part of number, subject or sender …"
)
EMPTY_BEGIN: Final = Sentence(
    "कोई भी नस्ती या आवक खोजें: वह अभी किसके पास है, कब से, कितने कार्य दिवस।",
    "Find any file or receipt: who has it now, since when, for how many working days.",
)
EMPTY_NONE: Final = Sentence(
    "ऐसा कुछ नहीं मिला। वर्तनी देखें या कम अक्षर लिखें।", "Nothing found. Check the spelling or type less."
)
FOUND: Final = Sentence("{count} मिले", "{count} found")
FOUND_MANY: Final = Sentence(
    "पहले {count} दिखाए गए; और लिखकर सूची छोटी करें।", "The first {count} are shown; type more."
)
HELD: Final = Sentence("अभी {post} ({officer}) के पास", "Now with {post} ({officer})")
HELD_VACANT: Final = Sentence("अभी {post} (पद रिक्त) के पास", "Now with {post} (vacant)")
IN_FILE: Final = Sentence(
    "यह आवक एक नस्ती के पत्राचार में है और उसी के साथ चलती है; F2 से देखें किस नस्ती में।",
    "This receipt lies in a file and goes where the file goes; F2 shows in which.",
)

MOVEMENTS: Final = Sentence("मूवमेंट रजिस्टर", "Movement register")
MOVEMENTS_OF: Final = Sentence("मूवमेंट · {number}", "Movements · {number}")
STAY: Final = Sentence("{post} · {officer}", "{post} · {officer}")
CAME: Final = Sentence("आई {at}", "came {at}")
OPENED: Final = Sentence("खोली {at}", "opened {at}")
UNOPENED: Final = Sentence("खोली नहीं", "not opened")
LEFT: Final = Sentence("गई {at}", "left {at}")
HERE_NOW: Final = Sentence("◀ अभी यहीं", "◀ here now")
KEPT: Final = Sentence("{days} दिन / सीमा {limit}", "days: {days} / limit {limit}")
KEPT_OVER: Final = Sentence(
    "{days} दिन / सीमा {limit} · ! {excess} अधिक", "days: {days} / limit {limit} · ! {excess} over"
)
NOT_COUNTED: Final = Sentence("{days} दिन · गिने नहीं जाते", "days: {days} · not counted")
BY: Final = Sentence("{kind}: {post} द्वारा", "{kind} by {post}")
TAKEN_FROM: Final = Sentence("{kind}: {post} से", "{kind} from {post}")
TOTAL: Final = Sentence(
    "कुल {stays} पड़ाव · {days} कार्य दिवस · {late} स्थान पर सीमा से अधिक",
    "stays: {stays} · working days: {days} · over the limit at {late}",
)
NO_MOVEMENTS: Final = Sentence(
    "मूवमेंट का ब्यौरा इस कंप्यूटर पर नहीं है; केवल वर्तमान स्थिति ज्ञात है।",
    "The movements are not on this computer; only the present state is known.",
)
NOT_IN_SIGHT: Final = Sentence(
    "इसका पूरा ब्यौरा इस कंप्यूटर पर नहीं आता। {post} के पास, {day} से, {days} कार्य दिवस।",
    "Its papers do not come to this computer. With {post} since {day}; working days: {days}.",
)
