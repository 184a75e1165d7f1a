"""What stands on record after a scenario: at the registry, on a desk, and what was declined."""

import asyncio
from collections.abc import Sequence

from sqlalchemy import select

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, PostId
from eoffice_core.domain.office import Actor
from eoffice_core.domain.ops import Body
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import CaseView, InboxQuestion
from eoffice_core.store.cases import load_case
from eoffice_core.store.ledger import lines_of
from eoffice_core.wire.codec import Envelope, seal
from eoffice_core.wire.messages import Exchange, SentOp, Verdict
from eoffice_server.taking import REFUSED
from eoffice_tui.local.chain import read_end
from tests.desks import SeatedDesk, World


async def seats(world: World, *actors: Actor) -> list[SeatedDesk]:
    """A desk for each of these officers."""
    return [await asyncio.to_thread(world.desk_of, actor.officer_id) for actor in actors]


async def synced(*desks: SeatedDesk) -> None:
    """The network is there: each desk in turn sends what waits and takes what is new."""
    for seated in desks:
        await asyncio.to_thread(seated.sync)


def view_at(seated: SeatedDesk, case_id: CaseId) -> CaseView:
    """The case as this desk knows it."""
    view = seated.desk.case_view(case_id)
    assert view is not None
    return view


def only_case(seated: SeatedDesk, question: InboxQuestion | None = None) -> CaseId:
    """The one case that this inbox lists."""
    (row,) = seated.desk.inbox_page(question or InboxQuestion(), 0, 10)
    return row.case_id


def at_registry(world: World, case_id: CaseId) -> Case:
    """The case as the registry has it."""
    with world.opened.store.reading() as connection:
        case = load_case(connection, case_id)
    assert case is not None
    return case


def ledger_of(world: World, case_id: CaseId) -> list[Body]:
    """What the registry's ledger tells of a case, in its order."""
    with world.opened.store.reading() as connection:
        return [line.op.body for line in lines_of(connection, [case_id])[case_id]]


def declined(world: World) -> list[tuple[Reason, ...]]:
    """Why the registry declined what it declined, each as it keeps it for ever."""
    with world.opened.store.reading() as connection:
        rows = connection.execute(select(REFUSED.c.reasons)).scalars().all()
    return [tuple(Reason(int(number)) for number in row.split()) for row in rows]


def forged(world: World, owner: SeatedDesk, case_id: CaseId, body: Body, post: PostId) -> Verdict:
    """A second computer of this officer signs what no desk would, and offers it."""
    stranger = world.desk_of(owner.device.officer_id, name="-stranger")
    with stranger.store.reading() as connection:
        end = read_end(connection)
    envelope = Envelope(
        op_id=stranger.desk.ids.op(),
        dseq=end.dseq + 1,
        post_id=post,
        made_at=world.clock(),
        prev=end.head,
        case_id=case_id,
        custody_version=at_registry(world, case_id).custody.version,
        seen=0,
    )
    sealed = seal(envelope, body, stranger.device.sign)
    offer = Exchange(ops=[SentOp(raw=sealed.raw, signature=sealed.signature)], rows_max=1)
    (verdict,) = stranger.transport.exchange(offer).verdicts
    return verdict


def seen_whole(shown: str, parts: Sequence[str]) -> list[str]:
    """Those parts that do not stand on the screen, wherever its lines are broken."""
    squeezed = "".join(shown.replace("│", "").split())
    return [part for part in parts if "".join(part.split()) not in squeezed]
