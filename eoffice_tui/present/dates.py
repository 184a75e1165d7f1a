"""Dates and times as the office writes them: dd-mm-yyyy, on a clock of 24 hours."""

from datetime import date

from eoffice_core.domain.moment import Moment, office_date, to_datetime
from eoffice_tui.present import numerals
from eoffice_tui.present.sentences import Language, Sentence

_TODAY = Sentence("आज", "today")
_YESTERDAY = Sentence("कल", "yesterday")
_DAYS_AGO = Sentence("{days} दिन पहले", "{days} days ago")
_JUST_NOW = Sentence("अभी", "just now")
_MINUTES_AGO = Sentence("{minutes} मिनट पहले", "{minutes} min ago")
_AT = Sentence("{day} {time} बजे", "{day} at {time}")

DAYS_TOLD_MAX = 6
MINUTE_MS = 60_000
HOUR_MINUTES = 60


def day(on: date | None) -> str:
    """A date as dd-mm-yyyy; a dash where there is none."""
    if on is None:
        return "—"
    return numerals.shown(f"{on.day:02d}-{on.month:02d}-{on.year:04d}")


def short_day(on: date | None) -> str:
    """A date as dd-mm, where the year is plain; empty where there is none."""
    return "" if on is None else numerals.shown(f"{on.day:02d}-{on.month:02d}")


def day_of(at: Moment) -> str:
    """The date of a moment on the office's calendar."""
    return day(office_date(at))


def time_of(at: Moment) -> str:
    """The time of a moment on the office's clock, 24 hours."""
    local = to_datetime(at)
    return numerals.shown(f"{local.hour:02d}:{local.minute:02d}")


def moment(at: Moment | None) -> str:
    """Date and time of a moment; a dash where there is none."""
    return "—" if at is None else f"{day_of(at)} {time_of(at)}"


def relative_day(on: date, *, today: date, language: Language) -> str:
    """Today, yesterday, so many days ago, or the date."""
    days = (today - on).days
    if days == 0:
        return _TODAY.say(language)
    if days == 1:
        return _YESTERDAY.say(language)
    if 1 < days <= DAYS_TOLD_MAX:
        return _DAYS_AGO.say(language, days=days)
    return day(on)


def relative(at: Moment, *, now: Moment, language: Language) -> str:
    """How long ago something was, as one would say it."""
    minutes = (now - at) // MINUTE_MS
    if 0 <= minutes < 1:
        return _JUST_NOW.say(language)
    if 0 < minutes < HOUR_MINUTES:
        return _MINUTES_AGO.say(language, minutes=minutes)
    when = relative_day(office_date(at), today=office_date(now), language=language)
    return _AT.say(language, day=when, time=time_of(at))
