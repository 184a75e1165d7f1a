"""The pickers that several screens open, in the running language."""

from collections.abc import Sequence
from functools import partial

from eoffice_core.domain.ids import PostId
from eoffice_core.domain.views import Seat
from eoffice_core.script.order import order_key
from eoffice_tui.present import amounts
from eoffice_tui.present.amounts import AmountFault
from eoffice_tui.present.sentences import Language, Sentence, called, common
from eoffice_tui.present.sentences import notesheet as say_note
from eoffice_tui.present.sentences import send as say_send
from eoffice_tui.present.sentences.phrases import PHRASE_GROUPS, PHRASES
from eoffice_tui.widgets.choice_list import Choice, ChoiceList, Entry, PickerLabels
from eoffice_tui.widgets.post_picker import PostChoice, PostPicker, PostPickerLabels


def picker_of_posts(
    seats: Sequence[Seat],
    *,
    recent: Sequence[PostId],
    near: Seat | None,
    language: Language,
    title: Sentence = say_send.PICK_TITLE,
) -> PostPicker:
    """Every post that may receive: the latest receivers first, then the own section and office.

    Those alike in that stand as in a Hindi dictionary.
    """
    ranks = {post_id: rank for rank, post_id in enumerate(recent)}

    def distance(seat: Seat) -> tuple[int, bool, bool]:
        is_own_office = near is not None and seat.office == near.office
        is_own_section = near is not None and is_own_office and seat.section == near.section
        return ranks.get(seat.post_id, len(ranks)), not is_own_section, not is_own_office

    def choices(spoken: Language) -> list[PostChoice]:
        ordered = sorted(
            seats, key=lambda seat: (distance(seat), order_key(called(seat.post, spoken)))
        )
        return [_post_choice(seat, spoken, is_recent=seat.post_id in ranks) for seat in ordered]

    return PostPicker(choices, partial(_post_labels, title), language)


def _post_choice(seat: Seat, language: Language, *, is_recent: bool) -> PostChoice:
    return PostChoice(
        post_id=seat.post_id,
        designation=called(seat.post, language),
        officer=called(seat.officer, language),
        section=called(seat.section, language),
        office=called(seat.office, language),
        is_vacant=seat.is_vacant,
        is_recent=is_recent,
        also=tuple(
            called(name, language.other)
            for name in (seat.post, seat.officer, seat.section, seat.office)
        ),
    )


def _post_labels(title: Sentence, language: Language) -> PostPickerLabels:
    return PostPickerLabels(
        picker=PickerLabels(
            title=title.say(language),
            filter_hint=say_send.PICK_HINT.say(language),
            empty_text=say_send.PICK_EMPTY.say(language),
            footer=say_send.PICK_KEYS.say(language),
        ),
        designation=common.POST.say(language),
        officer=common.OFFICER.say(language),
        section=common.SECTION.say(language),
        vacant=common.VACANT.say(language),
    )


class PhrasePicker(ChoiceList[str]):
    """The quick-note phrases, found in either language; a sum that is typed is offered in words."""

    def __init__(self, language: Language) -> None:
        super().__init__(_phrases, _phrase_labels, language)

    def made_of(self, typed: str) -> Sequence[Entry[str]]:
        """The typed sum in figures and words."""
        paise = amounts.parsed(typed)
        if isinstance(paise, AmountFault):
            return ()
        text = _sum_text(paise, self.language)
        return (Entry(amounts.written(paise), (text,), (text,)),)


def text_of_phrase(key: str, language: Language) -> str:
    """What the chosen phrase, or sum, puts in the note."""
    paise = None if key.isdecimal() else amounts.parsed(key)
    if isinstance(paise, int):
        return _sum_text(paise, language)
    return next(phrase for phrase in PHRASES if str(phrase.number) == key).text.say(language)


def _sum_text(paise: int, language: Language) -> str:
    return f"{amounts.written(paise)} ({amounts.in_words(paise, language)})"


def _phrases(language: Language) -> list[Choice[str]]:
    return [
        Choice(
            str(phrase.number), f"{phrase.text.say(language)} · {phrase.text.say(language.other)}"
        )
        for group in PHRASE_GROUPS
        for phrase in group.phrases
    ]


def _phrase_labels(language: Language) -> PickerLabels:
    return PickerLabels(
        title=say_note.PHRASES_TITLE.say(language),
        filter_hint=say_note.PHRASES_HINT.say(language),
        empty_text=say_note.PHRASES_EMPTY.say(language),
        footer=say_note.PHRASES_KEYS.say(language),
    )
