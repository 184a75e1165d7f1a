"""What the inbox says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("इनबॉक्स", "Inbox")
ALL_POSTS: Final = Sentence("सभी पद", "All posts")
STATE: Final = Sentence("{show} · {sort} · {post} · {count}", "{show} · {sort} · {post} · {count}")
FILTER: Final = Sentence("खोजें", "Filter")
FILTER_HINT: Final = Sentence("क्रमांक, विषय या प्रेषक", "Number, subject or sender")
EMPTY: Final = Sentence(
    "यहाँ कुछ नहीं है। नई आवक दर्ज करने हेतु n दबाएँ।",
    "There is nothing here. Press n to enter a new receipt.",
)
NOT_FOUND: Final = Sentence(
    "इस खोज से कुछ नहीं मिला। Esc से खोज हटाएँ।",
    "Nothing matches. Press Esc to take the filter away.",
)
FROM_WHOM: Final = Sentence("{post} से", "from {post}")
WITH_WHOM: Final = Sentence("{post} के पास", "with {post}")
DUE_BY: Final = Sentence("{day} तक", "due {day}")
SINCE: Final = Sentence("{when} से", "since {when}")
NOT_RECEIPT: Final = Sentence(
    "यह नस्ती है; इस हेतु कोई आवक चुनें।", "This is a file; choose a receipt for this."
)
NOT_HERE: Final = Sentence(
    "यह अब इस कंप्यूटर पर नहीं है। सूची फिर से पढ़ी जा रही है।",
    "This is no longer on this computer. The list is being read again.",
)
