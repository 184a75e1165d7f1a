"""Folding of Hindi and English text for finding: spellings that mean the same become the same.

Both what is stored for search and what is asked are folded; what is shown never is. # store.md 2.2
"""

import re
import unicodedata

FOLD_VERSION = 1
"""Rises with every change of the rules below; stores then fold their search text again."""

_GONE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u093c\u0903"))
_DIGITS = {0x0966 + digit: ord("0") + digit for digit in range(10)}
_ALIKE: dict[int, int | None] = {
    0x0901: 0x0902,  # chandrabindu as anusvara
    0x0945: None,
    0x0949: 0x093E,
    0x0911: 0x0906,
    0x090D: 0x090F,
    0x0929: 0x0928,
    0x0931: 0x0930,
    0x0934: 0x0933,
}
_TABLE: dict[int, int | None] = {**_GONE, **_DIGITS, **_ALIKE}

_LETTERS = "\u0900-\u097f"
_NASAL = re.compile(f"[ङञणनम]्(?=[क-घच-झट-ढत-धप-भशषस])|म्(?![{_LETTERS}])")
_COLON = re.compile(f"(?<=[{_LETTERS}]):(?=[{_LETTERS}]|\\s|$)")
_DOUBLED_AFTER_R = re.compile("र्([क-ह])्(?=\\1)")
_DOUBLED = re.compile("([क-ह])्\\1(?=्)")
_ASPIRATE_AFTER_R = re.compile("र्(?:द्(?=ध)|त्(?=थ)|च्(?=छ))")
_YE = re.compile(f"(?<=[अ-हा-ौ])ये(?=ं|ग|$|[^{_LETTERS}])")
_YI = re.compile(f"(?<=[अ-हा-ौ])यी(?=ं|$|[^{_LETTERS}])")


def fold(text: str) -> str:
    """The text as it is searched: सम्बन्ध as संबंध, गयी as गई, Hindi digits as 0–9."""
    if text.isascii():
        return text.casefold()
    text = unicodedata.normalize("NFKC", text).translate(_TABLE).casefold()
    text = _COLON.sub("", text).replace("ध्द", "द्ध")
    text = _NASAL.sub("ं", text)
    text = _DOUBLED.sub(r"\1", _DOUBLED_AFTER_R.sub("र्", text))
    return _YI.sub("ई", _YE.sub("ए", _ASPIRATE_AFTER_R.sub("र्", text)))
