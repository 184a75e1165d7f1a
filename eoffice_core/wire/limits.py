"""Every bound of the wire, named with its unit, checked on both sides."""

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX

OP_BYTES_MAX = 256 * 1024
"""One op; a note of NOTE_CHARACTERS_MAX Devanagari characters takes three bytes each."""

assert NOTE_CHARACTERS_MAX * 3 < OP_BYTES_MAX

OPS_PER_EXCHANGE_MAX = 200
OPS_PER_GROUP_MAX = 16
EXCHANGE_BYTES_MAX = 4 * 1024 * 1024
REPLY_BYTES_MAX = 8 * 1024 * 1024
FEED_ROWS_PER_PAGE_MAX = 500
FEEDS_PER_EXCHANGE_MAX = 64
CHANGES_PER_OP_MAX = 32
REASONS_PER_OP_MAX = 100
"""More than there are reasons: a later release may know some more."""

OP_DEPTH_MAX = 6
OP_ITEMS_MAX = 2_000
EXCHANGE_ITEMS_MAX = 20_000
REPLY_ITEMS_MAX = 1_000_000
"""Heads of CBOR in one op, request or reply: looking at each costs a microsecond."""

MESSAGE_DEPTH_MAX = 9
"""CBOR within CBOR: a reply holds pages, pages rows, rows headlines, headlines fields."""

UINT_MAX = 2**53 - 1
"""No integer on the wire is larger: it stays exact in every language that may read it."""

DEVICE_CLOCK_AHEAD_MS_MAX = 2 * 24 * 60 * 60 * 1000
DEVICE_CLOCK_FIRST_MS = 1_577_836_800_000
"""2020-01-01: an earlier clock is a dead battery, not a date."""

SEARCH_BYTES_MAX = 8 * 1024
HITS_PER_PAGE_MAX = 64
HIT_CHARACTERS_MAX = 1_000
"""What goes with a hit of the note in which it was found."""

PASSWORD_CHARACTERS_MAX = 256
LOGIN_CHARACTERS_MAX = 80
SIGN_IN_BYTES_MAX = 8 * 1024
