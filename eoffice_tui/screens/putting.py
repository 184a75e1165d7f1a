"""Putting a receipt in a file: from the file's side or from the receipt's."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import PutInFile
from eoffice_core.domain.ids import CaseId
from eoffice_core.domain.views import CaseView, InboxQuestion, InboxRow, InboxShow
from eoffice_tui.present.particulars import Pair, numbered
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import file as say
from eoffice_tui.screens.case_screen import CaseScreen
from eoffice_tui.screens.leaving import Done
from eoffice_tui.widgets.choice_list import Choice, ChoiceList, PickerLabels

RECEIPTS_MAX: Final = 500
"""How many held receipts the picker offers; the filter of the inbox finds any other."""

NEW_FILE: Final = b""


class Putting:
    """One act of putting: which of the held receipts or files, a last look, the record."""

    def __init__(self, screen: CaseScreen, view: CaseView) -> None:
        self._screen = screen
        self._view = view
        self._rows: dict[bytes, InboxRow] = {}

    def begin(self) -> None:
        """Offer what may go together."""
        self._screen.ask(self._read, self._offer)

    def _read(self) -> Sequence[InboxRow]:
        desk, post = self._screen.desk, self._view.acting_post
        assert post is not None
        if self._view.kind is CaseKind.RECEIPT:
            return desk.files_held(post)
        asked = InboxQuestion(show=InboxShow.RECEIPTS, post_id=post)
        return [row for row in desk.inbox_page(asked, 0, RECEIPTS_MAX) if not row.is_unread]

    def _offer(self, rows: Sequence[InboxRow]) -> None:
        self._rows = {row.case_id: row for row in rows}
        picker = ChoiceList(self._choices, self._labels, self._screen.language)
        _ = self._screen.app.push_screen(picker, self._picked)

    @property
    def _is_receipt(self) -> bool:
        return self._view.kind is CaseKind.RECEIPT

    def _choices(self, language: Language) -> list[Choice[bytes]]:
        choices = [
            Choice(key, numbered(row.number, row.subject, row.sender))
            for key, row in self._rows.items()
        ]
        if self._is_receipt:
            choices.append(Choice(NEW_FILE, say.NEW_FILE.say(language)))
        return choices

    def _labels(self, language: Language) -> PickerLabels:
        title = say.PICK_FILE_TITLE if self._is_receipt else say.PICK_RECEIPT_TITLE
        return PickerLabels(
            title=title.say(language),
            filter_hint=say.PICK_HINT.say(language),
            empty_text=say.PICK_EMPTY.say(language),
            footer=say.PICK_KEYS.say(language),
        )

    def _picked(self, key: bytes | None) -> None:
        if key == NEW_FILE:
            self._screen.face.show_open_file(self._view)
        elif key is not None:
            self._look(self._rows[key])

    def _look(self, row: InboxRow) -> None:
        def pairs(language: Language) -> list[Pair]:
            own, other = (numbered(case.number, case.subject) for case in (self._view, row))
            receipt, file = (own, other) if self._is_receipt else (other, own)
            return [
                (say.PUT_RECEIPT.say(language), receipt),
                (say.PUT_FILE.say(language), file),
                (say.WHAT_HAPPENS.say(language), say.PUT_MEANS.say(language)),
            ]

        self._screen.confirm(say.PUT_TITLE, pairs, partial(self._put, row.case_id))

    def _put(self, other: CaseId) -> None:
        own, ids = self._view.case_id, self._screen.desk.ids
        receipt, file = (own, other) if self._is_receipt else (other, own)
        self._screen.record_and_say(
            lambda: (
                PutInFile(op_id=ids.op(), receipt_op_id=ids.op(), case_id=file, receipt_id=receipt),
            ),
            Done(say.PUT_DONE),
        )
