"""The stable names of problems: why a request as a whole was declined, never why one op was."""

from enum import StrEnum


class ProblemName(StrEnum):
    """What stands in `Problem.name`; a desk looks here, never at the sentence beside it."""

    MALFORMED = "malformed"
    TOKEN = "token"  # noqa: S105 - a name, no secret
    """The token is unknown, has run out or was taken back: renew it, else sign in again."""

    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a name, no secret
    """Login and password do not fit, or no password was set: the server does not say which."""

    LOCKED_OUT = "locked_out"
    """Too many wrong passwords; `limit` is the wait in seconds."""

    NO_POST = "no_post"
    """The officer holds no post, so no desk can be enrolled for them."""

    DEVICE_REVOKED = "device_revoked"
    DEVICE_OF_ANOTHER = "device_of_another"
    POST_NOT_HELD = "post_not_held"
    """The officer does not hold the post for which something is asked."""

    NOTHING_ASKED = "nothing_asked"
    """What is looked for holds no word, no number and no sender."""

    NOT_FOUND = "not_found"
    NO_SUCH_METHOD = "no_such_method"
    TOO_LARGE = "too_large"
    """The body is larger than `limit` bytes."""

    UNSUPPORTED_TYPE = "unsupported_type"
    PROTOCOL_TOO_OLD = "protocol_too_old"
    """`limit` is the oldest protocol that the server still speaks."""

    TOO_MANY = "too_many"
    """Too many requests; `limit` is the wait in seconds."""

    INTERNAL = "internal"
    STORE_TROUBLE = "store_trouble"
    """The server's store does not answer just now; `limit` is the wait in seconds."""
