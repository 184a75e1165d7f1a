"""Every sentence fits its place at 80 by 24, in both languages and in the words of every state.

Measured by the rule under which Hindi takes the most cells.
"""

import string
from collections.abc import Iterator

import pytest

from eoffice_core.domain.state_pack import DEFAULT_PACK, State, StatePack
from eoffice_core.domain.views import InboxShow, InboxSort
from eoffice_core.packs import load_pack
from eoffice_tui.keys import actions_at
from eoffice_tui.present import cells, refusals, state_words, troubles
from eoffice_tui.present.cells import Rule
from eoffice_tui.present.sentences import Language, Sentence, common, words
from eoffice_tui.present.sentences import approval as say_approval
from eoffice_tui.present.sentences import file as say_file
from eoffice_tui.present.sentences import inbox as say_inbox
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.help import help_lines
from eoffice_tui.screens.inbox_lines import inbox_columns
from eoffice_tui.widgets.confirm import sheet_lines
from eoffice_tui.widgets.office_footer import footer_item, footer_lines
from eoffice_tui.widgets.said import TONE_SIGN
from tests.unit.keys.test_keys import SCREEN_AT, SCREEN_PLACES
from tests.unit.present.sayings import SAID

SCREEN_CELLS = 80
ROOM = 78
"""A line of the header, the notice or the footer, within its padding."""

BADGE_CELLS_MAX = 39
NUMBER = "अनं.-B12-12345"
NOTICE_LINES_MAX = 4
DIALOG_ROOM = 68
TITLE_LINES_MAX = 3
FIELD_ROOM = SCREEN_CELLS - 18 - 2
FAULT_ROOM = 58
HELP_LINES_MAX = 3
BOTH = list(Language)

SENTENCES = "eoffice_tui.present.sentences"
PRINTED = tuple(
    f"{SENTENCES}.{name}" for name in ("app.FAULT", "terminal.", "convert.", "phrases.")
)
"""Printed on a terminal outside the app, or written into a note."""


@pytest.fixture(autouse=True, params=list(State), ids=lambda state: state.value)
def _speaking_as(request: pytest.FixtureRequest) -> Iterator[None]:
    pack = load_pack(request.param.value)
    assert isinstance(pack, StatePack)
    before = cells.installed()
    cells.install(Rule.SUM1)
    state_words.install(pack)
    yield
    state_words.install(DEFAULT_PACK)
    cells.install(before)


def width(text: str) -> int:
    return cells.measure(text, rule=Rule.SUM1)


def lines(text: str, room: int) -> int:
    return len(cells.wrap(text, room))


def filled(sentence: Sentence, language: Language) -> str:
    """The sentence with something in its places as long as it usually is."""
    return sentence.say(language, **dict.fromkeys(places_of(sentence), NUMBER))


def places_of(sentence: Sentence) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(sentence.hindi) if name]


@pytest.mark.parametrize("language", BOTH)
def test_the_footer_of_every_screen_has_room_where_nothing_is_possible_too(
    language: Language,
) -> None:
    for place in SCREEN_PLACES:
        wanted = [action for action in actions_at(place) if action.in_footer]
        screen = SCREEN_AT[place]
        may_dim = screen.dimmed is not OfficeScreen.dimmed
        deeds = frozenset(getattr(screen, "DEEDS", ()))
        acts = frozenset(one.act for one in wanted if may_dim)
        for dimmed in (frozenset[str](), deeds or acts):
            drawn = footer_lines(wanted, language=language, room=ROOM, dimmed=dimmed)
            assert [action for line in drawn for action in line] == wanted, place
            for line in drawn:
                text = "  ".join(" ".join(footer_item(one, language, dimmed)) for one in line)
                assert width(text) <= ROOM, place


@pytest.mark.parametrize("language", BOTH)
def test_every_heading_stands_beside_the_longest_badge(language: Language) -> None:
    for place in SCREEN_PLACES:
        heading = SCREEN_AT[place].HEADING.say(language)
        assert width(heading) <= ROOM - BADGE_CELLS_MAX - 2, place
    for where, sentence in SAID:
        if ".HEAD" in where and "HEADING" not in where.rpartition(".")[2][:7]:
            assert width(filled(sentence, language)) <= ROOM, where


@pytest.mark.parametrize("language", BOTH)
def test_every_column_of_the_inbox_shows_its_whole_title(language: Language) -> None:
    for is_sent in (False, True):
        for column in inbox_columns(language=language, room=SCREEN_CELLS, is_sent=is_sent):
            if column.width:
                assert width(column.title) <= column.width, column.title


@pytest.mark.parametrize("language", BOTH)
def test_what_the_inbox_lists_is_said_in_one_line(language: Language) -> None:
    for show in InboxShow:
        for sort in InboxSort:
            said = say_inbox.STATE.say(
                language,
                show=words.INBOX_SHOW[show],
                sort=words.INBOX_SORT[sort],
                post=say_inbox.ALL_POSTS,
                count=1_20_000,
            )
            assert width(said) <= ROOM


@pytest.mark.parametrize("language", BOTH)
def test_every_refusal_and_trouble_is_read_whole(language: Language) -> None:
    sign = max(map(len, TONE_SIGN.values()))
    for table in (refusals.SENTENCES, troubles.SENTENCES):
        for sentence in table.values():
            assert lines(" " * sign + sentence.say(language), ROOM) <= NOTICE_LINES_MAX


@pytest.mark.parametrize("language", BOTH)
def test_every_answer_of_a_screen_is_read_whole(language: Language) -> None:
    """Whatever is said may be said above the footer."""
    for where, sentence in SAID:
        if not where.startswith(PRINTED):
            assert lines("!! " + filled(sentence, language), ROOM) <= NOTICE_LINES_MAX, where


@pytest.mark.parametrize("language", BOTH)
def test_every_question_is_read_whole(language: Language) -> None:
    for where, sentence in SAID:
        name = "" if where.startswith(PRINTED) else where.rpartition(".")[2]
        if name.endswith("TITLE") or name.startswith("CONFIRM"):
            assert lines(filled(sentence, language), DIALOG_ROOM) <= TITLE_LINES_MAX, where
        if name.endswith("KEYS"):
            assert width(sentence.say(language)) <= DIALOG_ROOM, where
        if name.endswith("HINT") and "PALETTE" not in name:
            assert width(sentence.say(language)) < DIALOG_ROOM, where


@pytest.mark.parametrize("language", BOTH)
def test_every_choice_fits_its_field(language: Language) -> None:
    for table in words.TABLES:
        for word in table.values():
            assert width(f"< {word.say(language)} >") <= FIELD_ROOM - 2


@pytest.mark.parametrize("language", BOTH)
def test_the_sides_of_a_case_stand_in_one_line(language: Language) -> None:
    sides = (
        say_approval.LIST_TAB.say(language, count=500),
        say_file.NOTES_TAB.say(language, count=1_000),
        say_file.PAPERS_TAB.say(language, count=1_000),
        say_file.PARTICULARS_TAB.say(language),
        say_file.COVER_TAB.say(language),
    )
    assert width("   ".join(sides)) + 2 <= ROOM
    assert width(common.SUBJECT.say(language)) <= ROOM


@pytest.mark.parametrize("language", BOTH)
def test_every_line_of_help_is_short(language: Language) -> None:
    for place in SCREEN_PLACES:
        for keys, said in help_lines(place, language):
            drawn = sheet_lines([(keys, said), ("Shift+Tab Enter", "")], ROOM)
            assert len(drawn) - 1 <= HELP_LINES_MAX, said
