"""A small standing office: three offices of a district, posts, the people in them, a fixed day.

All people are made up. Nothing here changes; tests that need another directory build their own.
"""

from datetime import date
from functools import cache

from eoffice_core.domain.ids import (
    RANDOM_BYTES,
    CaseId,
    NoteId,
    OfficeId,
    OfficerId,
    OpId,
    PostId,
    SectionId,
    time_ordered_id,
)
from eoffice_core.domain.moment import Moment, at_office_time
from eoffice_core.domain.office import (
    Actor,
    Charge,
    Directory,
    Office,
    Officer,
    Post,
    Section,
    Tenure,
)

TODAY = date(2025, 11, 17)
"""A Monday."""

NOW = at_office_time(TODAY, hour=11, minute=5)
ONE_MINUTE_MS = 60_000
ONE_DAY_MS = 24 * 60 * ONE_MINUTE_MS

YEAR_BEGAN = at_office_time(date(2025, 4, 1))
SEPTEMBER_BEGAN = at_office_time(date(2025, 9, 1))


def moment(*, days: int = 0, minutes: int = 0) -> Moment:
    """So long after NOW; before it when negative."""
    return Moment(NOW + days * ONE_DAY_MS + minutes * ONE_MINUTE_MS)


def _identifier(mark: int, number: int) -> bytes:
    random = bytes((0, mark)) + number.to_bytes(RANDOM_BYTES - 2, "big")
    return time_ordered_id(at_ms=NOW, random=random)


def case_id(number: int) -> CaseId:
    """The id of the test's case of this number."""
    return CaseId(_identifier(1, number))


def op_id(number: int) -> OpId:
    """The id of the test's op of this number."""
    return OpId(_identifier(2, number))


def note_id(number: int) -> NoteId:
    """The id of the test's note of this number."""
    return NoteId(_identifier(3, number))


COLLECTORATE = Office(OfficeId(1), "सागर", "कलेक्टर कार्यालय, सागर", "Collectorate, Sagar")
TEHSIL = Office(
    OfficeId(2), "रहली", "तहसील कार्यालय, रहली", "Tehsil Office, Rehli", COLLECTORATE.office_id
)
BLOCK = Office(
    OfficeId(3), "जपं-रहली", "जनपद पंचायत, रहली", "Block Office, Rehli", COLLECTORATE.office_id
)
OFFICES = (COLLECTORATE, TEHSIL, BLOCK)

STORES = Section(
    SectionId(11),
    COLLECTORATE.office_id,
    "नजारत",
    "नजारत शाखा",
    "Stores Section",
    diary_pattern="{serial}/{year}/{section}",
    file_pattern="{serial}/{section}/{year}",
)
ESTABLISHMENT = Section(
    SectionId(12),
    COLLECTORATE.office_id,
    "स्था.",
    "स्थापना शाखा",
    "Establishment Section",
    diary_pattern="{serial}/{fy}/{section}",
    file_pattern="{head}/{serial}/{fy}-{section}",
)
CHAMBERS = Section(
    SectionId(13), COLLECTORATE.office_id, "निज", "निज कार्यालय", "Officers' Chambers"
)
TEHSIL_INWARD = Section(
    SectionId(21),
    TEHSIL.office_id,
    "तह-रहली",
    "आवक-जावक शाखा",
    "Inward and Outward Section",
    diary_pattern="{serial}/{year}/{section}",
)
BLOCK_OFFICE = Section(
    SectionId(31), BLOCK.office_id, "जपं", "मनरेगा शाखा", "Employment Guarantee Section"
)
SECTIONS = (STORES, ESTABLISHMENT, CHAMBERS, TEHSIL_INWARD, BLOCK_OFFICE)

COLLECTOR_POST = PostId(101)
ADDITIONAL_COLLECTOR_POST = PostId(102)
OFFICER_POST = PostId(103)
SUPERINTENDENT_POST = PostId(104)
CLERK_POST = PostId(105)
ESTABLISHMENT_POST = PostId(106)
TEHSILDAR_POST = PostId(201)
NAIB_POST = PostId(202)
INWARD_POST = PostId(203)
BLOCK_CEO_POST = PostId(301)
VACANT_POST = PostId(302)
NO_SUCH_POST = PostId(999)


def _post(
    post_id: PostId,
    section: Section,
    code: str,
    *,
    hindi: str,
    english: str,
    reports_to: PostId | None,
    may_approve: bool = False,
) -> Post:
    return Post(
        post_id=post_id,
        office_id=section.office_id,
        section_id=section.section_id,
        code=code,
        hindi=hindi,
        english=english,
        reports_to=reports_to,
        may_approve=may_approve,
    )


POSTS = (
    _post(
        COLLECTOR_POST,
        CHAMBERS,
        "COLL",
        hindi="कलेक्टर",
        english="Collector",
        reports_to=None,
        may_approve=True,
    ),
    _post(
        ADDITIONAL_COLLECTOR_POST,
        CHAMBERS,
        "ADC",
        hindi="अपर कलेक्टर",
        english="Additional Collector",
        reports_to=COLLECTOR_POST,
        may_approve=True,
    ),
    _post(
        OFFICER_POST,
        STORES,
        "OIC",
        hindi="प्रभारी अधिकारी (डिप्टी कलेक्टर)",
        english="Officer in Charge",
        reports_to=ADDITIONAL_COLLECTOR_POST,
        may_approve=True,
    ),
    _post(
        SUPERINTENDENT_POST,
        STORES,
        "SUPT",
        hindi="अधीक्षक",
        english="Superintendent",
        reports_to=OFFICER_POST,
    ),
    _post(
        CLERK_POST,
        STORES,
        "NAZ",
        hindi="सहायक ग्रेड-2 (नजारत)",
        english="Assistant Grade 2 (Stores)",
        reports_to=SUPERINTENDENT_POST,
    ),
    _post(
        ESTABLISHMENT_POST,
        ESTABLISHMENT,
        "EST",
        hindi="सहायक ग्रेड-2 (स्थापना)",
        english="Assistant Grade 2 (Establishment)",
        reports_to=SUPERINTENDENT_POST,
    ),
    _post(
        TEHSILDAR_POST,
        TEHSIL_INWARD,
        "TEH",
        hindi="तहसीलदार",
        english="Tehsildar",
        reports_to=ADDITIONAL_COLLECTOR_POST,
        may_approve=True,
    ),
    _post(
        NAIB_POST,
        TEHSIL_INWARD,
        "NT2",
        hindi="नायब तहसीलदार, वृत्त-2",
        english="Naib Tehsildar, Circle 2",
        reports_to=TEHSILDAR_POST,
    ),
    _post(
        INWARD_POST,
        TEHSIL_INWARD,
        "INW",
        hindi="सहायक ग्रेड-3 (आवक-जावक)",
        english="Assistant Grade 3 (Inward)",
        reports_to=TEHSILDAR_POST,
    ),
    _post(
        BLOCK_CEO_POST,
        BLOCK_OFFICE,
        "CEO",
        hindi="मुख्य कार्यपालन अधिकारी",
        english="Chief Executive Officer, Block",
        reports_to=ADDITIONAL_COLLECTOR_POST,
        may_approve=True,
    ),
    _post(
        VACANT_POST,
        BLOCK_OFFICE,
        "ACC",
        hindi="लेखापाल",
        english="Accountant, Block",
        reports_to=BLOCK_CEO_POST,
    ),
)

OFFICERS = (
    Officer(OfficerId(1), "ananya.rao", "अनन्या राव", "Ananya Rao"),
    Officer(OfficerId(2), "rakesh.tamrakar", "राकेश ताम्रकार", "Rakesh Tamrakar"),
    Officer(OfficerId(3), "meenakshi.dubey", "मीनाक्षी दुबे", "Meenakshi Dubey"),
    Officer(OfficerId(4), "ghanshyam.patel", "घनश्याम पटेल", "Ghanshyam Patel"),
    Officer(OfficerId(5), "bhupendra.sahu", "भूपेन्द्र साहू", "Bhupendra Sahu"),
    Officer(OfficerId(6), "imran.qureshi", "इमरान कुरैशी", "Imran Qureshi"),
    Officer(OfficerId(7), "kamla.ahirwar", "कमला अहिरवार", "Kamla Ahirwar"),
    Officer(OfficerId(8), "seema.ahirwar", "सीमा अहिरवार", "Seema Ahirwar"),
    Officer(OfficerId(9), "joseph.minj", "जोसेफ मिंज", "Joseph Minj"),
    Officer(OfficerId(10), "shanti.namdev", "शांति नामदेव", "Shanti Namdev"),
)

COLLECTOR = Actor(OfficerId(1), COLLECTOR_POST)
ADDITIONAL_COLLECTOR = Actor(OfficerId(2), ADDITIONAL_COLLECTOR_POST)
OFFICER = Actor(OfficerId(3), OFFICER_POST)
SUPERINTENDENT = Actor(OfficerId(4), SUPERINTENDENT_POST)
CLERK = Actor(OfficerId(5), CLERK_POST)
ESTABLISHMENT_CLERK = Actor(OfficerId(5), ESTABLISHMENT_POST)
"""The clerk of the stores once more, in the post of which he has the additional charge."""

TEHSILDAR = Actor(OfficerId(6), TEHSILDAR_POST)
NAIB = Actor(OfficerId(7), NAIB_POST)
INWARD_CLERK = Actor(OfficerId(8), INWARD_POST)
BLOCK_CEO = Actor(OfficerId(9), BLOCK_CEO_POST)
FORMER_SUPERINTENDENT = Actor(OfficerId(10), SUPERINTENDENT_POST)
"""Relieved when September began; she sits nowhere now."""

ACTORS = (
    COLLECTOR,
    ADDITIONAL_COLLECTOR,
    OFFICER,
    SUPERINTENDENT,
    CLERK,
    ESTABLISHMENT_CLERK,
    TEHSILDAR,
    NAIB,
    INWARD_CLERK,
    BLOCK_CEO,
)
"""Everybody who sits somewhere on the fixed day."""


def _tenure(actor: Actor, *, since: Moment = YEAR_BEGAN, until: Moment | None = None) -> Tenure:
    charge = Charge.ADDITIONAL if actor == ESTABLISHMENT_CLERK else Charge.SUBSTANTIVE
    return Tenure(actor.post_id, actor.officer_id, since, until, charge)


TENURES = (
    _tenure(FORMER_SUPERINTENDENT, until=SEPTEMBER_BEGAN),
    *(
        _tenure(actor, since=SEPTEMBER_BEGAN if actor == SUPERINTENDENT else YEAR_BEGAN)
        for actor in ACTORS
    ),
)


@cache
def directory() -> Directory:
    """The three offices as the mapping gives them."""
    return Directory.of(
        version=1,
        offices=OFFICES,
        sections=SECTIONS,
        posts=POSTS,
        officers=OFFICERS,
        tenures=TENURES,
    )
