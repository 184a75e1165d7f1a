"""What can be wrong with a mapping file, said in both languages."""

from dataclasses import dataclass
from enum import Enum


class Wrong(Enum):
    """What is wrong, in Hindi and English; `{}` is the value that stands there."""

    FILE_MISSING = ("यह फ़ाइल नहीं मिली या पढ़ी नहीं जा सकती: {}", "the file cannot be read: {}")
    FILE_EMPTY = ("फ़ाइल खाली है", "the file is empty")
    FILE_TOO_LARGE = ("फ़ाइल बहुत बड़ी है (सीमा {})", "the file is too large (limit {})")
    FILE_TYPE = (
        "यह {} है; CSV (UTF-8) या XLSX के रूप में सहेजें",
        "this is {}; save it as CSV (UTF-8) or XLSX",
    )
    FILE_BROKEN = ("XLSX फ़ाइल टूटी हुई है: {}", "the XLSX file is broken: {}")
    CSV_BROKEN = ("CSV ठीक नहीं है: {}", "the CSV is broken: {}")
    ENCODING = (
        "फ़ाइल {} में है; UTF-8 (CSV UTF-8) में सहेजें",
        "the file is in {}; save it as UTF-8 (CSV UTF-8)",
    )
    TOO_MANY_ROWS = ("पंक्तियाँ {} से अधिक हैं", "there are more than {} rows")
    NO_HEADERS = (
        "पहली पंक्ति में स्तम्भों के नाम नहीं हैं",
        "the first row does not name the columns",
    )
    COLUMN_MISSING = ("यह स्तम्भ नहीं है", "this column is missing")
    DOUBLED = (
        "एक ही नाम के दो स्तम्भों में अलग-अलग मान हैं: {}",
        "two columns of this name hold different values: {}",
    )
    TOO_MANY_CELLS = ("पंक्ति में स्तम्भों से अधिक मान हैं", "the row is longer than the header")
    FORMULA = ("सूत्र नहीं, मान चाहिए: {}", "a formula stands here; paste its value: {}")
    CELL_ERROR = ("खाने में त्रुटि है: {}", "the cell holds an error: {}")
    UNKNOWN_KIND = ("ऐसा कोई प्रकार नहीं है: {}", "there is no such record: {}")
    MISSING = ("यहाँ कुछ लिखा होना चाहिए", "a value is missing here")
    NAME_MISSING = (
        "हिन्दी या अंग्रेज़ी नाम, कम से कम एक चाहिए",
        "a name is needed, in Hindi or in English",
    )
    TOO_LONG = ("बहुत लम्बा है: {}", "this is too long: {}")
    UNCLEAN = ("अदृश्य या वर्जित अक्षर हैं: {}", "invisible or forbidden characters: {}")
    SLASH = (
        "कार्यालय और पद के कोड में / नहीं हो सकता: {}",
        "a code of an office or post holds no /: {}",
    )
    NO_OFFICE = (
        "कार्यालय का कोड पहले लिखें, जैसे कार्यालय/{}",
        "put the office's code in front, as OFFICE/{}",
    )
    BLANKS = ("लॉगिन में खाली स्थान नहीं हो सकता: {}", "a login holds no blanks: {}")
    NOT_YES_OR_NO = ("हाँ या नहीं लिखें: {}", "say yes or no: {}")
    UNKNOWN_CHARGE = ("मूल या अतिरिक्त लिखें: {}", "say substantive or additional: {}")
    BAD_DATE = (
        "यह तारीख़ नहीं है, 2025-11-17 या 17-11-2025 जैसा लिखें: {}",
        "no date; write it as 2025-11-17 or 17-11-2025: {}",
    )
    ENDS_BEFORE = ("अन्त आरम्भ से पहले है: {}", "it ends before it begins: {}")
    BAD_PATTERN = ("क्रमांक का यह ढाँचा ठीक नहीं है: {}", "this pattern of numbers cannot be used: {}")
    DUPLICATE = ("यह फ़ाइल में दूसरी बार है: {}", "this stands in the file a second time: {}")
    LOGIN_TWICE = (
        "यह लॉगिन फ़ाइल में दूसरे अधिकारी का भी है: {}",
        "two officers of the file have this login: {}",
    )
    UNKNOWN_OFFICE = ("ऐसा कोई कार्यालय नहीं है: {}", "there is no such office: {}")
    UNKNOWN_SECTION = ("ऐसी कोई शाखा नहीं है: {}", "there is no such section: {}")
    UNKNOWN_POST = ("ऐसा कोई पद नहीं है: {}", "there is no such post: {}")
    UNKNOWN_OFFICER = ("ऐसा कोई अधिकारी नहीं है: {}", "there is no such officer: {}")
    OFFICE_CYCLE = ("कार्यालय घूमकर अपने ही अधीन है: {}", "the offices are above one another: {}")
    POST_CYCLE = ("पद घूमकर अपने ही अधीन है: {}", "the posts report to one another: {}")
    OVERLAP = (
        "इस पद पर उसी समय कोई और भी है: {}; पहले उसकी पंक्ति में 'कब तक' दें",
        "somebody else holds the post at that time: {}; first give 'until' in their row",
    )


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: where, and what. Row 0 is the file as a whole."""

    wrong: Wrong
    row: int = 0
    column: str = ""
    value: str = ""
    sheet: str = ""

    @property
    def hindi(self) -> str:
        """Say it in Hindi."""
        return self.wrong.value[0].replace("{}", self.value)

    @property
    def english(self) -> str:
        """Say it in English."""
        return self.wrong.value[1].replace("{}", self.value)
