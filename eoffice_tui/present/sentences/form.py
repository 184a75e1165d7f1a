"""What every form says."""

from typing import Final

from eoffice_tui.present.sentences.sentence import Sentence

DATE_SHAPE: Final = Sentence(
    "दिनांक दिन-माह-वर्ष लिखें, जैसे 05-11-2025।", "Write the date day-month-year, as 05-11-2025."
)
NO_SUCH_DAY: Final = Sentence("ऐसा कोई दिनांक नहीं है।", "There is no such day.")
DATE_TOO_EARLY: Final = Sentence("दिनांक बहुत पुराना है; वर्ष देखें।", "Too old; check the year.")
DATE_TOO_LATE: Final = Sentence(
    "दिनांक आज के बाद का है; सही दिनांक लिखें।", "The date lies in the future; write the right one."
)
FILLED_FROM_JOURNAL: Final = Sentence(
    "पिछली बार का आधा लिखा हुआ यहाँ है।", "What was half written last time is here."
)
TEXT_FULL: Final = Sentence("इस खाने में इससे अधिक नहीं आता।", "This field takes no more than this.")
TEXT_UNCLEAN: Final = Sentence(
    "अदृश्य चिह्न वाला लेख नहीं लिया गया; हाथ से लिखें।",
    "Text with invisible signs was not taken; type it by hand.",
)
ACTING_POST: Final = Sentence("दर्ज करने वाला पद: {post}", "Recorded by: {post}")
ACTING_POST_KEY: Final = Sentence(
    "दर्ज करने वाला पद: {post}  (F6 से बदलें)", "Recorded by: {post}  (F6 to change)"
)
