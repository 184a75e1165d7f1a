"""The quick-note phrases of the offices, as pairs, grouped for a picker (domain 3.11).

The numbers are those of the list of phrases, so that a state's own words can name them.
"""

from dataclasses import dataclass
from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

GAP: Final = "…"
"""Where the officer fills in a page, a date or a name."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One phrase; `text` in the language of the note is what the note gets."""

    number: int
    text: Sentence


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """Phrases that are looked for together."""

    title: Sentence
    phrases: tuple[Phrase, ...]


PHRASE_GROUPS: Final[tuple[PhraseGroup, ...]] = (
    PhraseGroup(
        title=Sentence("देखा, सूचना", "Seen and information"),
        phrases=(
            Phrase(1, Sentence("देख लिया, धन्यवाद", "Seen, thanks")),
            Phrase(2, Sentence("देखकर लौटा दिया", "Seen and returned")),
            Phrase(19, Sentence("देखा गया", "Seen")),
            Phrase(3, Sentence("केवल सूचनार्थ", "For information only")),
            Phrase(4, Sentence("सूचनार्थ प्रस्तुत है", "Submitted for information")),
            Phrase(21, Sentence("कृपया अवलोकनार्थ", "For perusal please")),
            Phrase(22, Sentence("अवलोकनार्थ एवं आदेशार्थ प्रस्तुत", "For perusal and orders")),
            Phrase(11, Sentence("कृपया पिछली टिप्पणियाँ देखें", "Please see the preceding notes")),
            Phrase(
                10,
                Sentence(
                    "पृष्ठ … पर दिये गये आदेश और टिप्पणियाँ देख ली जाएँ",
                    "Notes and orders at pages … may be seen",
                ),
            ),
            Phrase(31, Sentence("चर्चा की गई", "Discussed")),
            Phrase(32, Sentence("चर्चानुसार", "As discussed")),
        ),
    ),
    PhraseGroup(
        title=Sentence("अनुमोदन एवं आदेश", "Approval and orders"),
        phrases=(
            Phrase(12, Sentence("अनुमोदनार्थ", "For approval")),
            Phrase(13, Sentence("अनुमोदित", "Approved")),
            Phrase(14, Sentence("अनुमोदनार्थ एवं आदेशार्थ", "For approval and orders")),
            Phrase(15, Sentence("यथा प्रस्तावित", "As proposed")),
            Phrase(16, Sentence("यथा प्रस्तावित अनुमोदित", "Approved as proposed")),
            Phrase(20, Sentence("कृपया आदेशार्थ", "For orders please")),
            Phrase(23, Sentence("कृपया हस्ताक्षरार्थ", "For signature please")),
            Phrase(24, Sentence("आवश्यक कार्यवाही हेतु", "For necessary action")),
            Phrase(25, Sentence("अभिमत हेतु", "For comments")),
            Phrase(26, Sentence("सहमति हेतु", "For concurrence")),
            Phrase(27, Sentence("मैं सहमत हूँ", "I agree")),
            Phrase(28, Sentence("सहमत, 'अ' के अनुसार कार्यवाही करें", "Agreed, action as at 'A'")),
            Phrase(29, Sentence("मैं सहमत नहीं हूँ", "I do not agree")),
            Phrase(57, Sentence("स्वीकृत", "Sanctioned")),
            Phrase(58, Sentence("स्वीकृति प्रदान की जा सकती है", "Sanction may be accorded")),
            Phrase(59, Sentence("नियमानुसार स्वीकृत", "Sanctioned as per rules")),
            Phrase(60, Sentence("अस्वीकृत, देय नहीं है", "Rejected / not admissible")),
            Phrase(61, Sentence("अवकाश स्वीकृत", "Leave sanctioned")),
            Phrase(
                70, Sentence("प्रशासकीय एवं वित्तीय स्वीकृति", "Administrative and financial sanction")
            ),
            Phrase(79, Sentence("उपरोक्त के परिप्रेक्ष्य में", "In view of the above")),
            Phrase(80, Sentence("अतः प्रस्तावित है कि", "It is therefore proposed that")),
            Phrase(
                81,
                Sentence(
                    "अनुमोदन उपरांत आदेश जारी किये जावें", "Subject to approval, orders may be issued"
                ),
            ),
        ),
    ),
    PhraseGroup(
        title=Sentence("प्रस्तुत करें, चर्चा", "Put up, discuss"),
        phrases=(
            Phrase(30, Sentence("कृपया चर्चा करें", "Please discuss")),
            Phrase(33, Sentence("कृपया बात करें", "Please speak")),
            Phrase(34, Sentence("कृपया प्रस्तुत करें", "Please put up")),
            Phrase(35, Sentence("पूर्व कागजात सहित प्रस्तुत करें", "Put up with previous papers")),
            Phrase(36, Sentence("नस्ती पर प्रस्तुत करें", "Put up on file")),
            Phrase(37, Sentence("प्रारूप प्रस्तुत करें", "Put up a draft")),
            Phrase(38, Sentence("… दिवस पश्चात् प्रस्तुत करें", "Put up after … days")),
            Phrase(74, Sentence("प्रकरण के तथ्य निम्नानुसार हैं", "Facts of the case are")),
            Phrase(75, Sentence("प्रकरण का संक्षेप नीचे प्रस्तुत है", "Brief of the case is placed below")),
            Phrase(
                76, Sentence("विचाराधीन पत्र पृष्ठ …/प. पर अवलोकनीय है", "PUC at p. …/c may be seen")
            ),
            Phrase(77, Sentence("नियम स्थिति निम्नानुसार है", "Rule position is")),
            Phrase(78, Sentence("पूर्व दृष्टांत पताका 'अ' पर", "Precedent at flag 'A'")),
            Phrase(18, Sentence("नस्ती पुनः मतार्थ प्रस्तुत है", "File re-submitted for opinion")),
            Phrase(67, Sentence("प्रतिवेदन प्राप्त, संलग्न प्रस्तुत है", "Report received, placed below")),
        ),
    ),
    PhraseGroup(
        title=Sentence("प्रारूप एवं जारी करना", "Draft and issue"),
        phrases=(
            Phrase(
                9, Sentence("उत्तर का प्रारूप अनुमोदन हेतु प्रस्तुत है", "Draft reply is put up for approval")
            ),
            Phrase(39, Sentence("स्वच्छ प्रति हस्ताक्षर हेतु प्रस्तुत", "Fair letter for signature")),
            Phrase(40, Sentence("प्रारूप अनुमोदित", "Draft approved")),
            Phrase(41, Sentence("यथासंशोधित प्रारूप अनुमोदित", "Draft approved as amended")),
            Phrase(42, Sentence("प्रारूप जारी किया जाए", "Draft may be issued")),
            Phrase(43, Sentence("आज ही जारी करें", "Issue today")),
            Phrase(17, Sentence("आदेश की प्रतियाँ प्रेषित की जावें", "Copies of the order may be issued")),
            Phrase(82, Sentence("सर्व संबंधितों में परिचालित करें", "Circulate to all concerned")),
            Phrase(83, Sentence("प्रतिलिपि सूचनार्थ", "Copy for information to")),
            Phrase(86, Sentence("अति आवश्यक, आज ही प्रेषित करें", "Most urgent, issue today")),
            Phrase(44, Sentence("स्मरण पत्र जारी करें", "Issue reminder")),
            Phrase(45, Sentence("अर्द्धशासकीय स्मरण पत्र भेजें", "Issue D.O. reminder")),
            Phrase(
                48, Sentence("एक सप्ताह बाद स्मरण पत्र भेजा जाए", "Reminder may be issued after a week")
            ),
        ),
    ),
    PhraseGroup(
        title=Sentence("जाँच, स्पष्टीकरण", "Enquiry, explanation"),
        phrases=(
            Phrase(62, Sentence("स्पष्टीकरण लिया जाए", "Explanation may be called for")),
            Phrase(63, Sentence("कारण बताओ सूचना पत्र जारी करें", "Show cause notice may be issued")),
            Phrase(64, Sentence("जाँच कर प्रतिवेदन दें", "Enquire and report")),
            Phrase(65, Sentence("सत्यापन कर प्रतिवेदित करें", "Verify and report")),
            Phrase(66, Sentence("कृपया सत्यापित कर लें", "Please verify")),
            Phrase(84, Sentence("विसंगति का निराकरण किया जाए", "Discrepancy may be reconciled")),
            Phrase(85, Sentence("विलंब के लिए खेद है", "Delay regretted")),
            Phrase(72, Sentence("प्रकरण न्यायालय में विचाराधीन है", "Matter is sub judice")),
            Phrase(73, Sentence("मामला विचाराधीन है", "Matter under consideration")),
        ),
    ),
    PhraseGroup(
        title=Sentence("व्यय एवं देयक", "Expenditure and bills"),
        phrases=(
            Phrase(68, Sentence("बजट प्रावधान उपलब्ध है", "Budget provision is available")),
            Phrase(69, Sentence("व्यय … मद में विकलनीय होगा", "Expenditure debitable to head …")),
            Phrase(
                71,
                Sentence(
                    "देयक नियमानुसार है, पारित किया जा सकता है", "Bill is in order and may be passed"
                ),
            ),
        ),
    ),
    PhraseGroup(
        title=Sentence("अग्रेषण एवं पावती", "Forwarding, acknowledgement"),
        phrases=(
            Phrase(54, Sentence("अग्रेषित", "Forwarded")),
            Phrase(55, Sentence("अनुशंसा सहित अग्रेषित", "Forwarded and recommended")),
            Phrase(56, Sentence("अनुशंसित नहीं", "Not recommended")),
            Phrase(53, Sentence("कोई आपत्ति नहीं", "No objection")),
            Phrase(5, Sentence("कागज-पत्र मिला दिये गये हैं", "Papers have been amalgamated")),
            Phrase(6, Sentence("कृपया पावती भेजिए", "Kindly acknowledge receipt")),
            Phrase(7, Sentence("पावती भेज दी गई है", "Acknowledgement has been sent")),
            Phrase(8, Sentence("आवश्यक कार्यवाही कर दी गई है", "Needful has been done")),
            Phrase(
                89,
                Sentence(
                    "इस कार्यालय से संबंधित नहीं, मूलतः वापस किया जाए",
                    "Does not pertain to this office; may be returned",
                ),
            ),
            Phrase(90, Sentence("कार्यभार ग्रहण प्रतिवेदन स्वीकृत", "Joining report accepted")),
        ),
    ),
    PhraseGroup(
        title=Sentence("लंबित, नस्तीबद्ध", "Pending and closing"),
        phrases=(
            Phrase(46, Sentence("उत्तर की प्रतीक्षा करें", "Await reply")),
            Phrase(47, Sentence("उत्तर अपेक्षित है", "Reply awaited")),
            Phrase(49, Sentence("लंबित रखें", "Keep pending")),
            Phrase(50, Sentence("नस्ती के साथ रखें", "Keep with the file")),
            Phrase(51, Sentence("नस्तीबद्ध करें", "File (no further action)")),
            Phrase(52, Sentence("कोई कार्यवाही अपेक्षित नहीं", "No action required")),
            Phrase(87, Sentence("नस्ती बंद की जाए", "Close the file")),
            Phrase(88, Sentence("… तक कॉल बुक में रखें", "Transfer to call book till …")),
        ),
    ),
)

PHRASES: Final[tuple[Phrase, ...]] = tuple(
    sorted(
        (phrase for group in PHRASE_GROUPS for phrase in group.phrases),
        key=lambda phrase: phrase.number,
    )
)
