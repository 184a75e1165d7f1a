"""Who sees a case, and the feed rows that each accepted op leads to.

A post sees a case from the moment it holds it. It keeps seeing it, so that everybody who ever held
a case knows where it is now; only what was pulled back before it was opened leaves its sight.
A receipt in a file is seen by whoever sees the file.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, select, union_all

from eoffice_core.domain.case import Case
from eoffice_core.domain.ids import CaseId, OfficeId, OpId, PostId
from eoffice_core.domain.movement import MovementKind
from eoffice_core.domain.office import Directory
from eoffice_core.domain.ops import (
    CaseForwarded,
    CasePulledBack,
    CaseReturned,
    Fact,
    ReceiptFiled,
)
from eoffice_core.store.asking import Question
from eoffice_core.store.cases import CORRESPONDENCE
from eoffice_core.store.rows import DriverRow
from eoffice_core.store.statements import among, delete_keys, insert_all, insert_new
from eoffice_core.store.tables import core
from eoffice_core.wire.messages import RowKind
from eoffice_server.tables import FeedLineRow, SightRow

SIGHT, FEED = core(SightRow), core(FeedLineRow)
REGISTER_FEED = PostId(0)

_PAPERS = select(CORRESPONDENCE.c.receipt_id).where(
    among(CORRESPONDENCE.c.office_id, "offices"), among(CORRESPONDENCE.c.case_id)
)
_READERS = union_all(
    select(SIGHT).where(among(SIGHT.c.case_id)),
    select(SIGHT).where(SIGHT.c.case_id.in_(_PAPERS)),
)
SEEING_OFFICES = select(SIGHT.c.office_id).where(among(SIGHT.c.case_id))
"""The offices in which a post sees any of some cases."""

Row = dict[str, object]


def _participated(case: Case, post_id: PostId) -> bool:
    """Whether a post ever had the case open before it, or sent it."""
    return case.opened_by.post_id == post_id or any(
        (m.receiver == post_id and m.received_at is not None) or m.sender == post_id
        for m in case.movements
        if m.kind is not MovementKind.PULLED_BACK
    )


def _headline(case: Case | None) -> tuple[object, ...] | None:
    """What the register shows of a case."""
    if case is None:
        return None
    return (
        case.number,
        case.subject,
        case.sender,
        case.classification,
        case.status,
        case.custody.post_id,
        case.custody.since,
    )


@dataclass
class Sight:
    """Who sees the cases of one accepting transaction; collects the rows to write."""

    directory: Directory
    heads: dict[OfficeId, int]
    seen: dict[CaseId, dict[PostId, bytes]] = field(default_factory=dict)
    _feed: list[Row] = field(default_factory=list)
    _gained: list[Row] = field(default_factory=list)
    _lost: list[tuple[object, ...]] = field(default_factory=list)

    def question(self, ids: Collection[CaseId]) -> Question:
        """Who sees these cases, and the papers in those that are files of the locked offices."""
        return Question(_READERS, {"ids": ids, "offices": list(self.heads)})

    def read(self, rows: Iterable[DriverRow]) -> None:
        """Take the answer."""
        for row in rows:
            self.seen.setdefault(CaseId(row.case_id), {})[PostId(row.post_id)] = row.via

    def offices(self) -> set[OfficeId]:
        """The offices whose posts see any of the cases."""
        posts = {post for readers in self.seen.values() for post in readers}
        return {self.directory.posts[p].office_id for p in posts if p in self.directory.posts}

    def told(self, case: Case) -> set[OfficeId]:
        """The offices whose register lists a case: its own, and every one to which it ever came.

        One from which it was recalled is told on, or its register would show it there for ever.
        """
        posts = set(self.seen.get(case.case_id, ())) | {m.receiver for m in case.movements}
        known = self.directory.posts
        return {case.office_id} | {known[post].office_id for post in posts if post in known}

    def follow(self, fact: Fact, *, before: Case | None, after: Case) -> int:
        """Record what an accepted op shows to whom; its sequence in the case's own office."""
        seqs: dict[OfficeId, int] = {}
        seq = self._seq(seqs, after.office_id)
        readers = self.seen.setdefault(after.case_id, {})
        leaving = self._leaving(fact, before, after)
        entering = self._entering(fact, after, readers)
        for post_id in readers:
            if post_id != leaving:
                self._row(seqs, post_id, RowKind.OP, fact, after)
        for post_id, via in entering.items():
            readers[post_id] = via
            self._gain(post_id, after.case_id, via)
            self._row(seqs, post_id, RowKind.ENTER, fact, after)
            self._enter_papers(seqs, post_id, fact, after)
        if leaving is not None:
            self._leave(seqs, leaving, fact, after)
        if _headline(before) != _headline(after):
            self._register(seqs, fact, after)
        return seq

    def write(self, connection: Connection) -> None:
        """Write the rows collected."""
        delete_keys(connection, SIGHT, self._lost)
        insert_new(connection, SIGHT, self._gained)
        insert_all(connection, FEED, self._feed)

    def _seq(self, seqs: dict[OfficeId, int], office_id: OfficeId) -> int:
        if office_id not in seqs:
            self.heads[office_id] += 1
            seqs[office_id] = self.heads[office_id]
        return seqs[office_id]

    def _entering(
        self, fact: Fact, case: Case, readers: dict[PostId, bytes]
    ) -> dict[PostId, bytes]:
        entering: dict[PostId, bytes] = {}
        if case.op_count == 1:
            entering[case.opened_by.post_id] = b""
        match fact.body:
            case CaseForwarded(receiver=receiver) | CaseReturned(receiver=receiver):
                entering[receiver] = b""
            case ReceiptFiled(file_id=file_id):
                entering.update(dict.fromkeys(self.seen.get(file_id, {}), file_id))
        return {post: via for post, via in entering.items() if post not in readers}

    @staticmethod
    def _leaving(fact: Fact, before: Case | None, after: Case) -> PostId | None:
        if not isinstance(fact.body, CasePulledBack) or before is None:
            return None
        receiver = before.last_movement.receiver
        return None if _participated(after, receiver) else receiver

    def _leave(self, seqs: dict[OfficeId, int], post_id: PostId, fact: Fact, case: Case) -> None:
        gone = [case.case_id] + [
            paper.receipt_id
            for paper in case.correspondence
            if self.seen.get(paper.receipt_id, {}).get(post_id) == case.case_id
        ]
        for part, case_id in enumerate(gone):
            self.seen.get(case_id, {}).pop(post_id, None)
            office_id = self.directory.posts[post_id].office_id
            self._lost.append((office_id, post_id, case_id))
            self._gained = [
                row
                for row in self._gained
                if (row["post_id"], row["case_id"]) != (post_id, case_id)
            ]
            self._add(
                seqs,
                post_id,
                part=part,
                kind=RowKind.LEFT,
                op_id=fact.op_id,
                case_id=case_id,
                upto=0,
            )

    def _enter_papers(
        self, seqs: dict[OfficeId, int], post_id: PostId, fact: Fact, file: Case
    ) -> None:
        for part, paper in enumerate(file.correspondence, start=1):
            readers = self.seen.setdefault(paper.receipt_id, {})
            if post_id in readers:
                continue
            readers[post_id] = file.case_id
            self._gain(post_id, paper.receipt_id, file.case_id)
            self._list_paper(seqs, post_id, part=part, fact=fact, receipt_id=paper.receipt_id)
            # A filed receipt has no further ops of its own; its history ends where it was filed.
            self._add(
                seqs,
                post_id,
                part=part,
                kind=RowKind.ENTER,
                op_id=fact.op_id,
                case_id=paper.receipt_id,
                upto=HISTORY_WHOLE,
            )

    def _list_paper(
        self,
        seqs: dict[OfficeId, int],
        post_id: PostId,
        *,
        part: int,
        fact: Fact,
        receipt_id: CaseId,
    ) -> None:
        """A receipt that comes with its file is listed where the file comes to."""
        post = self.directory.posts.get(post_id)
        if post is not None:
            self._list(
                seqs, post.office_id, part=part, fact=fact, case_id=receipt_id, upto=HISTORY_WHOLE
            )

    def _gain(self, post_id: PostId, case_id: CaseId, via: bytes) -> None:
        office_id = self.directory.posts[post_id].office_id
        self._gained.append(
            {"office_id": office_id, "post_id": post_id, "case_id": case_id, "via": via}
        )

    def _row(
        self, seqs: dict[OfficeId, int], post_id: PostId, kind: RowKind, fact: Fact, case: Case
    ) -> None:
        self._add(
            seqs,
            post_id,
            part=0,
            kind=kind,
            op_id=fact.op_id,
            case_id=case.case_id,
            upto=case.op_count,
        )

    def _register(self, seqs: dict[OfficeId, int], fact: Fact, case: Case) -> None:
        for office_id in sorted(self.told(case)):
            self._list(seqs, office_id, part=0, fact=fact, case_id=case.case_id, upto=case.op_count)

    def _list(
        self,
        seqs: dict[OfficeId, int],
        office_id: OfficeId,
        *,
        part: int,
        fact: Fact,
        case_id: CaseId,
        upto: int,
    ) -> None:
        """A line in the register of an office."""
        self._feed.append(
            {
                "office_id": office_id,
                "post_id": REGISTER_FEED,
                "seq": self._seq(seqs, office_id),
                "part": part,
                "kind": int(RowKind.HEADER),
                "case_id": case_id,
                "op_id": fact.op_id,
                "upto": upto,
            }
        )

    def _add(
        self,
        seqs: dict[OfficeId, int],
        post_id: PostId,
        *,
        part: int,
        kind: RowKind,
        op_id: OpId,
        case_id: CaseId,
        upto: int,
    ) -> None:
        post = self.directory.posts.get(post_id)
        if post is None:
            return
        self._feed.append(
            {
                "office_id": post.office_id,
                "post_id": post_id,
                "seq": self._seq(seqs, post.office_id),
                "part": part,
                "kind": int(kind),
                "case_id": case_id,
                "op_id": op_id,
                "upto": upto,
            }
        )


HISTORY_WHOLE = 2**31 - 1
"""An arriving receipt that is already in a file comes with all of its history."""
