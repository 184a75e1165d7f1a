"""What the approvals screen says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("अनुमोदन", "Approvals")
COUNT: Final = Sentence("अनुमोदन हेतु: {count}", "For approval: {count}")
EMPTY: Final = Sentence("आपके अनुमोदन हेतु कुछ नहीं है।", "Nothing waits for your approval.")
MAY_NOT_APPROVE: Final = Sentence(
    "आपके पद को अनुमोदन का अधिकार नहीं है; नस्तियाँ इनबॉक्स में हैं।",
    "Your post may not approve; the files are in the inbox.",
)
LIST_TAB: Final = Sentence("सूची ({count})", "List ({count})")
UNOPENED: Final = Sentence(
    "यह अभी खोली नहीं गई है। Enter से प्राप्त कर खोलें; तब टीप और पत्राचार यहाँ दिखेंगे।",
    "This is not opened yet. Enter receives and opens it; then notes and papers show here.",
)
RECEIVE_FIRST: Final = Sentence(
    "पहले Enter से प्राप्त करें, फिर निर्णय लें। कुछ बदला नहीं।",
    "Receive it with Enter first, then decide. Nothing was changed.",
)
