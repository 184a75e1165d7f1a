"""A file's cover. The noting and correspondence sides stand on the case (case.py). # P01–P09"""

from dataclasses import dataclass, fields

from eoffice_core.domain.receipt import Classification, Language

HEAD_CHARACTERS_MAX = 50
"""The head may stand in the number, perhaps more than once, and a number must stay one to read."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover of a file; priority and due date belong to each sending. # P07"""

    subject: str
    category: str
    head: str = ""
    sub_category: str = ""
    classification: Classification = Classification.NORMAL
    language: Language = Language.HINDI
    remarks: str = ""
    earlier_reference: str = ""
    later_reference: str = ""


EDITABLE_FIELDS = tuple(f.name for f in fields(Cover) if f.name != "head")
"""The head is part of the number, and a number is never changed. # P08"""
