"""What the screen of what was returned with objection says."""

from collections.abc import Mapping
from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

HEADING: Final = Sentence("लौटाए गए", "Returned")
COUNT: Final = Sentence(
    "सर्वर ने {count} कार्य अस्वीकार किए। आपका लेख यहाँ पूरा सुरक्षित है।",
    "The server did not accept {count} acts. Your text is all here.",
)
EMPTY: Final = Sentence(
    "कुछ भी लौटा नहीं है। जो आपने दर्ज किया, वह सर्वर पर स्वीकार है या भेजना शेष है।",
    "Nothing came back. What you recorded is accepted by the server or still to be sent.",
)
WHAT: Final = Sentence("क्या", "What")
MADE: Final = Sentence("आपने कब किया", "You did it at")
CAME_BACK: Final = Sentence("कब लौटा", "Came back at")
WHY: Final = Sentence("क्यों, और अब क्या", "Why, and what now")
TEXT: Final = Sentence("आपका लेख", "Your text")
NO_TEXT: Final = Sentence("(इस कार्य में कोई लेख नहीं था)", "(there was no text in this act)")
KEYS: Final = Sentence("Enter हाँ   Esc नहीं", "Enter yes   Esc no")

NOTHING_TO_COPY: Final = Sentence(
    "इस कार्य में लेख नहीं था, इसलिए टीप में लेने को कुछ नहीं। प्रकरण Enter से देखें।",
    "There was no text in this act, so nothing to take into a note. See the case with Enter.",
)
COPIED: Final = Sentence(
    "लेख इस प्रकरण की आधी लिखी टीप में जोड़ा गया; प्रकरण आपके पास आने पर n से खुलेगा।",
    "The text was added to your half-written note on this case; n opens it when you hold the case.",
)
PUT_AWAY_TITLE: Final = Sentence("देख लिया, सूची से हटाएँ?", "Seen, take it off the list?")
PUT_AWAY_MEANS: Final = Sentence(
    "सूची से हटेगा; लेख इस कंप्यूटर के अभिलेख में बना रहेगा।",
    "It leaves the list; the text stays in the store of this computer.",
)
PUT_AWAY: Final = Sentence(
    "सूची से हटाया गया; लेख अभिलेख में है।", "Taken off the list; the text is in the store."
)

KINDS: Final[Mapping[str, Sentence]] = {
    "ReceiptDiarised": Sentence("आवक दर्ज करना", "Entering a receipt"),
    "ReceiptEdited": Sentence("आवक सुधारना", "Correcting a receipt"),
    "ReceiptPutInFile": Sentence("आवक नस्ती में रखना", "Putting a receipt in a file"),
    "ReceiptFiled": Sentence("आवक का नस्ती में जाना", "A receipt going into a file"),
    "FileOpened": Sentence("नस्ती खोलना", "Opening a file"),
    "CoverEdited": Sentence("आवरण सुधारना", "Correcting a cover"),
    "YellowNoteWritten": Sentence("पीली टीप", "Yellow note"),
    "YellowNoteEdited": Sentence("पीली टीप बदलना", "Changing a yellow note"),
    "YellowNoteDiscarded": Sentence("पीली टीप हटाना", "Discarding a yellow note"),
    "NoteConfirmed": Sentence("टीप पुष्ट करना", "Confirming a note"),
    "NoteWritten": Sentence("टीप", "Note"),
    "NoteEdited": Sentence("टीप सुधारना", "Correcting a note"),
    "NoteWithdrawn": Sentence("टीप हटाना", "Taking back a note"),
    "CaseApproved": Sentence("अनुमोदन", "Approval"),
    "CaseForwarded": Sentence("भेजना", "Sending"),
    "CaseReceived": Sentence("प्राप्त करना", "Receiving"),
    "CaseReturned": Sentence("लौटाना", "Returning"),
    "CasePulledBack": Sentence("वापस लेना", "Pulling back"),
    "CaseParked": Sentence("स्थगित रखना", "Parking"),
    "CaseResumed": Sentence("पुनः चालू करना", "Resuming"),
    "CaseClosed": Sentence("नस्तीबद्ध करना", "Closing"),
    "CaseReopened": Sentence("पुनः खोलना", "Reopening"),
}
"""What was declined, by the name under which the desk tells it."""


def kind_word(kind: str) -> Sentence:
    """The word for a kind of act; one that is not known here is shown as it is called."""
    return KINDS.get(kind, Sentence(kind, kind))
