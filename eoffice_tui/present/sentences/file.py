"""What the file view says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

NOTE_NUMBER: Final = Sentence("टीप {number}", "Note {number}")
YELLOW_HEAD: Final = Sentence("पीली टीप · अभी अभिलेख नहीं", "Yellow note · not on record yet")
GREEN_HEAD: Final = Sentence("हरी टीप · भेजने तक बदली जा सकती है", "Green · open until sent")
FINAL_HEAD: Final = Sentence("अंतिम", "Final")
APPROVAL_MARK: Final = Sentence("✓ अनुमोदन", "✓ Approval")
RETURN_MARK: Final = Sentence("↩ वापसी", "↩ Return")
DRAFTED_BY: Final = Sentence("प्रारूप: {name}", "Drafted by {name}")
NO_NOTES: Final = Sentence("अभी कोई टीप नहीं है।", "No notes yet.")
NO_PAPERS: Final = Sentence(
    "पत्राचार में अभी कोई पत्र नहीं है।", "No papers on the correspondence side yet."
)
NOT_ARRIVED: Final = Sentence("(विवरण अभी नहीं आया)", "(particulars not here yet)")
LETTER_OF: Final = Sentence("{number} दि. {day}", "{number} dt. {day}")

NOTES_TAB: Final = Sentence("टीप ({count})", "Notes ({count})")
PAPERS_TAB: Final = Sentence("पत्राचार ({count})", "Papers ({count})")
PARTICULARS_TAB: Final = Sentence("पत्र का विवरण", "Particulars")

HELD_BY: Final = Sentence("{post} ({officer}) के पास", "With {post} ({officer})")
HELD_VACANT: Final = Sentence("{post} (पद रिक्त) के पास", "With {post} (vacant)")
HELD_BY_ME: Final = Sentence("आपके पास ({post})", "With you ({post})")
SINCE_DAYS: Final = Sentence("{day} से · {days} कार्य दिवस", "since {day} · {days} working days")
UNOPENED: Final = Sentence("○ अभी खोली नहीं", "○ not opened yet")
UNSENT: Final = Sentence("↑ सर्वर को भेजना शेष", "↑ not sent to the server yet")
