"""Opening a file: its cover, from nothing or from a receipt that goes in at once."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from eoffice_core.domain.commands import Command, OpenFile, PutInFile
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import PostId
from eoffice_core.domain.receipt import Classification, Language
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import CaseView
from eoffice_tui.keys import Place
from eoffice_tui.present.sentences import open_file as sentences
from eoffice_tui.present.sentences import words
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.form import (
    FormLine,
    FormScreen,
    choice_line,
    place_of_post,
    suggesting_line,
    text_line,
    written_values,
)
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.widgets.said import Said

if TYPE_CHECKING:
    from eoffice_tui.desk import Recorded

COPIED: Final = ("subject", "category", "sub_category", "classification", "language")
"""What the letter and the file have in common."""

_LANGUAGE: Final = choice_line(words.LETTER_LANGUAGE, Language.HINDI)
_CLASSIFICATION: Final = choice_line(words.CLASSIFICATION, Classification.NORMAL)


class OpenFileScreen(FormScreen):
    """The cover of a new file; `receipt` goes into it in the same act."""

    PLACE = Place.OPEN_FILE
    HEADING = sentences.HEADING
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.OPEN_FILE)
    FIELD_OF = {  # noqa: RUF012 - the base declares it
        Reason.SUBJECT_MISSING: "subject",
        Reason.CATEGORY_MISSING: "category",
    }

    def __init__(self, receipt: CaseView | None = None) -> None:
        super().__init__(
            journal_key="open_file" if receipt is None else f"open_file:{receipt.case_id.hex()}"
        )
        self._receipt = receipt
        self._provisional = ""

    # --- the form -----------------------------------------------------------------------------

    def lines(self) -> Sequence[FormLine]:
        """What stands on the cover. # P01–P09"""
        return (
            FormLine("subject", sentences.SUBJECT, text_line),
            FormLine("category", sentences.CATEGORY, suggesting_line),
            FormLine("head", sentences.HEAD, text_line),
            FormLine("sub_category", sentences.SUB_CATEGORY, text_line),
            FormLine("classification", sentences.CLASSIFICATION, _CLASSIFICATION),
            FormLine("language", sentences.LANGUAGE, _LANGUAGE),
            FormLine("earlier_reference", sentences.EARLIER, text_line),
            FormLine("later_reference", sentences.LATER, text_line),
            FormLine("remarks", sentences.REMARKS, text_line),
        )

    def above(self) -> Iterator[Widget]:
        """Under which post, and which receipt goes in."""
        yield from super().above()
        if self._receipt is not None:
            yield Said(sentences.WITH_RECEIPT, classes="strong", number=self._receipt.number)

    def fill_first(self) -> None:
        """Copy from the receipt what the cover has in common with it. # F11"""
        receipt = self._receipt
        if receipt is None or receipt.particulars is None:
            return
        self._post = receipt.acting_post or receipt.holder.post_id
        values = written_values(receipt.particulars)
        self.fill({name: values[name] for name in COPIED})

    # --- recording ----------------------------------------------------------------------------

    def action_save(self) -> None:
        """Open the file."""
        self.clear_faults()
        write = partial(self._write_file, self._typed_cover(), self.post.post_id)
        self.write(write, self._recorded)

    def _typed_cover(self) -> Cover:
        text = self.text_of
        return Cover(
            subject=text("subject"),
            category=text("category"),
            head=text("head"),
            sub_category=text("sub_category"),
            classification=self.chosen("classification", Classification),
            language=self.chosen("language", Language),
            remarks=text("remarks"),
            earlier_reference=text("earlier_reference"),
            later_reference=text("later_reference"),
        )

    def _write_file(self, cover: Cover, post: PostId) -> "Recorded | Refused":
        """In the writing thread: the file and the receipt in it are one act."""
        desk = self.desk
        self._provisional = self._provisional or desk.next_provisional()
        office_id, section_id = place_of_post(desk, post)
        opened = OpenFile(
            op_id=desk.ids.op(),
            case_id=desk.ids.case(),
            office_id=office_id,
            section_id=section_id,
            provisional=self._provisional,
            cover=cover,
        )
        commands: list[Command] = [opened]
        if self._receipt is not None:
            put = PutInFile(
                op_id=desk.ids.op(),
                receipt_op_id=desk.ids.op(),
                case_id=opened.case_id,
                receipt_id=self._receipt.case_id,
            )
            commands.append(put)
        outcome = desk.execute(*commands, post=post)
        if not isinstance(outcome, Refused):
            self.forget()
        return outcome

    def _recorded(self, outcome: "Recorded | Refused") -> None:
        if isinstance(outcome, Refused):
            self.show_refusal(outcome)
        else:
            leave_saying(self, Done(sentences.OPENED, {"number": self._provisional}))
            self.face.show_case(outcome.case_ids[0])
