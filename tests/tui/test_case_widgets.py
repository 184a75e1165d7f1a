"""The small widgets of an open case: what they say and which keys they answer."""

from enum import Enum

import pytest
from textual.app import App, ComposeResult

from eoffice_core.domain.ids import CaseId, NoteId, PostId
from eoffice_core.domain.names import Name
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.views import NoteView, PaperView, Seat
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.widgets import width_patch
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.correspondence_list import CorrespondenceList
from eoffice_tui.widgets.noting_sheet import NotingSheet, note_block, numbered_lines
from eoffice_tui.widgets.particulars_sheet import ParticularsSheet
from eoffice_tui.widgets.seat_field import SeatField
from tests import cast

CLERK = Name("भूपेन्द्र साहू", "Bhupendra Sahu")
HEAD = Name("घनश्याम पटेल", "Ghanshyam Patel")


class Speed(Enum):
    """Something to choose."""

    SLOW = 1
    QUICK = 2
    AT_ONCE = 3


WORDS = {
    Speed.SLOW: Sentence("धीरे", "Slowly"),
    Speed.QUICK: Sentence("जल्दी", "Quickly"),
    Speed.AT_ONCE: Sentence("अभी", "At once"),
}


@pytest.fixture(autouse=True)
def _measured() -> None:
    width_patch.install(Rule.SUM1)


def a_note(text: str = "टीप", **changed: object) -> NoteView:
    """A final note of the clerk."""
    values: dict[str, object] = {
        "note_id": NoteId(b"n" * 16),
        "number": 3,
        "state": NoteState.FINAL,
        "kind": NoteKind.PLAIN,
        "text": text,
        "author": CLERK,
        "author_post": Name("सहायक ग्रेड-2", "Assistant"),
        "drafted_by": CLERK,
        "written_at": cast.NOW,
        "is_own": False,
    }
    return NoteView(**{**values, **changed})  # type: ignore[arg-type] # values by name


def head(note: NoteView, language: Language = Language.HINDI) -> str:
    """What stands above a note."""
    return note_block(note, room=60, language=language).lines[0].text


def test_paragraphs_are_numbered_by_structure() -> None:
    text = "पहली\nउसी में\n\n\nदूसरी"
    assert list(numbered_lines(text, room=40)) == [
        " 1. पहली",
        "    उसी में",
        "    ",
        "    ",
        " 2. दूसरी",
    ]


def test_a_single_paragraph_bears_no_number() -> None:
    assert list(numbered_lines("अनुमोदित\nराशि सीमा में", room=40)) == [
        "    अनुमोदित",
        "    राशि सीमा में",
    ]


def test_a_long_paragraph_is_wrapped_beside_its_number() -> None:
    lines = list(numbered_lines("शब्द " * 12 + "\n\nअंत", room=24))
    assert lines[0].startswith(" 1. ")
    assert all(line.startswith("    ") for line in lines[1:-1])


@pytest.mark.parametrize(
    ("note", "said"),
    [
        (a_note(), "टीप 3 · अंतिम"),
        (a_note(kind=NoteKind.APPROVAL), "टीप 3 · अंतिम · ✓ अनुमोदन"),
        (a_note(kind=NoteKind.RETURN), "टीप 3 · अंतिम · ↩ वापसी"),
        (a_note(state=NoteState.GREEN), "टीप 3 · हरी टीप · भेजने तक बदली जा सकती है"),
        (a_note(state=NoteState.YELLOW, number=0), "पीली टीप · अभी अभिलेख नहीं"),
        (a_note(drafted_by=HEAD), "टीप 3 · अंतिम · प्रारूप: घनश्याम पटेल"),
    ],
)
def test_the_state_of_a_note_is_said_in_words(note: NoteView, said: str) -> None:
    assert head(note) == said


def test_the_margin_says_the_state_too() -> None:
    margins = {
        state: note_block(a_note(state=state), room=60, language=Language.HINDI).lines[0].margin
        for state in (NoteState.YELLOW, NoteState.GREEN, NoteState.FINAL)
    }
    assert len(set(margins.values())) == 3


def test_what_a_note_holds_cannot_draw_outside_it() -> None:
    block = note_block(a_note("पहली\x1b[2Jदूसरी"), room=60, language=Language.HINDI)
    assert not any("\x1b" in line.text for line in block.lines)


class Bench(App[None]):
    """One widget of each kind."""

    def __init__(self) -> None:
        super().__init__()
        self.choice = ChoiceField(WORDS, Speed.SLOW)
        self.seat = SeatField()
        self.notes = NotingSheet(language=Language.HINDI)
        self.papers = CorrespondenceList(language=Language.HINDI)
        self.particulars = ParticularsSheet()
        self.wanted = 0
        self.chosen: list[Speed] = []

    def compose(self) -> ComposeResult:
        """All of them."""
        yield self.choice
        yield self.seat
        yield self.notes
        yield self.papers
        yield self.particulars

    def on_choice_field_changed(self, message: ChoiceField.Changed) -> None:
        """Remember what was chosen."""
        assert message.control is self.choice
        self.chosen.append(self.choice.value)

    def on_seat_field_wanted(self, message: SeatField.Wanted) -> None:
        """Count."""
        assert message.control is self.seat
        self.wanted += 1


async def test_arrows_go_round_and_a_letter_jumps() -> None:
    app = Bench()
    async with app.run_test() as touch:
        app.choice.focus()
        app.choice.speak(Language.ENGLISH)
        await touch.press("left", "right", "right", "a", "a")
        assert app.chosen == [Speed.AT_ONCE, Speed.SLOW, Speed.QUICK, Speed.AT_ONCE]
        assert app.choice.text == "< At once >"
        app.choice.speak(Language.HINDI)
        await touch.press("z")
        assert app.choice.text == "< अभी >"


async def test_the_seat_asks_for_the_picker() -> None:
    app = Bench()
    async with app.run_test() as touch:
        app.seat.hint = "पद चुनें"
        app.seat.show(None, "")
        assert app.seat.text == "पद चुनें"
        app.seat.focus()
        await touch.press("enter", "space")
        assert app.wanted == 2
        seat = Seat(PostId(1), CLERK, CLERK, CLERK, CLERK, is_vacant=False)
        app.seat.show(seat, "अधीक्षक")
        assert (app.seat.seat, app.seat.text) == (seat, "अधीक्षक")


async def test_a_paper_that_has_not_arrived_says_so() -> None:
    app = Bench()
    async with app.run_test(size=(60, 40)):
        paper = PaperView(1, CaseId(b"r" * 16), "12/2025", None)
        app.papers.show([paper], language=Language.ENGLISH)
        lines = [line.text.strip() for line in app.papers.laid_out(40)[0].lines]
        assert lines == ["1  12/2025", "(particulars not here yet)", ""]


async def test_a_new_note_comes_into_sight_and_an_old_one_keeps_the_cursor() -> None:
    app = Bench()
    async with app.run_test(size=(60, 60)):
        notes = [a_note(note_id=NoteId(bytes([n]) * 16), number=n) for n in (1, 2, 3)]
        app.notes.show(notes[:2], language=Language.HINDI)
        assert app.notes.selected_key == notes[1].note_id
        app.notes.action_block_first()
        app.notes.show(notes[:2], language=Language.ENGLISH)
        assert app.notes.selected_key == notes[0].note_id
        app.notes.show(notes, language=Language.ENGLISH)
        assert app.notes.selected_key == notes[2].note_id


async def test_particulars_are_labels_and_values_without_a_cursor() -> None:
    app = Bench()
    async with app.run_test(size=(60, 60)):
        app.particulars.show([("विषय", "लेखन सामग्री"), ("श्रेणी", "भण्डार")])
        first = app.particulars.render_line(0).text
        assert first.startswith("  विषय")
        assert "लेखन सामग्री" in first
