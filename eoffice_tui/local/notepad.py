"""What is kept for the clerk alone: half-written text, settings, remembered senders."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from eoffice_core.domain.hindi import fold
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.receipt import Particulars, SenderKind
from eoffice_core.store.queries import contains
from eoffice_core.store.statements import upsert
from eoffice_core.store.tables import MovementRow, core
from eoffice_tui.local.tables import JournalRow, SenderRow, SettingRow

JOURNAL, SETTING, SENDER = core(JournalRow), core(SettingRow), core(SenderRow)
MOVEMENT = core(MovementRow)


@dataclass(frozen=True, slots=True)
class Sender:
    """A remembered sender."""

    name: str
    place: str
    kind: SenderKind
    mobile: str


def write_journal(connection: Connection, key: str, text: str, at: Moment) -> None:
    """Keep half-written text."""
    upsert(connection, JOURNAL, [{"key": key, "text": text, "written_at": at}])


def read_journal(connection: Connection, key: str) -> str:
    """Half-written text as it was last kept."""
    return (
        connection.execute(select(JOURNAL.c.text).where(JOURNAL.c.key == key)).scalar_one_or_none()
        or ""
    )


def drop_journal(connection: Connection, key: str) -> None:
    """The text was recorded, or is no longer wanted."""
    connection.execute(JOURNAL.delete().where(JOURNAL.c.key == key))


def read_setting(connection: Connection, name: str) -> str | None:
    """A setting, if it was ever set."""
    return connection.execute(
        select(SETTING.c.value).where(SETTING.c.name == name)
    ).scalar_one_or_none()


def write_setting(connection: Connection, name: str, value: str) -> None:
    """Set a setting."""
    upsert(connection, SETTING, [{"name": name, "value": value}])


def remember_sender(connection: Connection, particulars: Particulars, at: Moment) -> None:
    """Remember who wrote, for the next letter."""
    row = {
        "name": particulars.sender,
        "place": particulars.sender_place,
        "kind": int(particulars.sender_kind),
        "mobile": particulars.mobile,
        "folded": fold(f"{particulars.sender}\n{particulars.sender_place}"),
        "used_at": at,
    }
    upsert(connection, SENDER, [row])


def senders_like(connection: Connection, text: str, *, limit: int) -> list[Sender]:
    """Remembered senders that hold every word, the last used first."""
    rows = connection.execute(
        select(SENDER)
        .where(*contains(SENDER.c.folded, text))
        .order_by(SENDER.c.used_at.desc())
        .limit(limit)
    )
    return [
        Sender(name=row.name, place=row.place, kind=SenderKind(row.kind), mobile=row.mobile)
        for row in rows
    ]


def recent_receivers(connection: Connection, mine: Sequence[PostId], *, limit: int) -> list[PostId]:
    """To whom these posts sent last, the latest first."""
    rows = connection.execute(
        select(MOVEMENT.c.receiver)
        .where(MOVEMENT.c.sender.in_(mine), MOVEMENT.c.receiver.not_in(mine))
        .order_by(MOVEMENT.c.made_at.desc())
        .limit(limit * 5)
    ).scalars()
    return [PostId(post) for post in dict.fromkeys(rows)][:limit]
