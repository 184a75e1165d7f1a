"""Correcting what stands on the cover of a file; its number and head stay."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import ClassVar, Final

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from eoffice_core.domain.commands import EditCover
from eoffice_core.domain.file import Cover
from eoffice_core.domain.receipt import Classification
from eoffice_core.domain.receipt import Language as LetterLanguage
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.text import (
    FIELD_CHARACTERS_MAX,
    REMARKS_CHARACTERS_MAX,
    SUBJECT_CHARACTERS_MAX,
    clean,
)
from eoffice_core.domain.views import CaseView
from eoffice_tui.keys import Place
from eoffice_tui.present import refusals
from eoffice_tui.present.particulars import Pair, cover_pairs
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences.words import CLASSIFICATION, LETTER_LANGUAGE
from eoffice_tui.screens.base import bindings_for
from eoffice_tui.screens.case_screen import CaseScreen
from eoffice_tui.screens.leaving import Done, leave_saying
from eoffice_tui.widgets.choice_field import ChoiceField
from eoffice_tui.widgets.layered_input import LayeredInput
from eoffice_tui.widgets.line_input import LineInput
from eoffice_tui.widgets.said import FieldFault, Said

TEXTS: Final = (
    ("subject", common.SUBJECT, SUBJECT_CHARACTERS_MAX),
    ("category", common.CATEGORY, FIELD_CHARACTERS_MAX),
    ("sub_category", common.SUB_CATEGORY, FIELD_CHARACTERS_MAX),
    ("earlier_reference", say.EARLIER_REFERENCE, FIELD_CHARACTERS_MAX),
    ("later_reference", say.LATER_REFERENCE, FIELD_CHARACTERS_MAX),
    ("remarks", common.REMARKS, REMARKS_CHARACTERS_MAX),
)
FIELD_OF: Final = {Reason.SUBJECT_MISSING: "subject", Reason.CATEGORY_MISSING: "category"}


class CoverScreen(CaseScreen):
    """The fields of the cover, as they are, to be corrected."""

    PLACE = Place.COVER
    HEADING = say.COVER_HEADING
    AUTO_FOCUS = "#subject"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.COVER)

    def __init__(self, view: CaseView) -> None:
        assert view.cover is not None, "only a file has a cover"
        super().__init__(view.case_id)
        self.view = view
        self._old: Cover = view.cover

    def body(self) -> Iterator[Widget]:
        """One line per field."""
        with VerticalScroll(id="cover-form", can_focus=False):
            for name, label, characters_max in TEXTS:
                value = getattr(self._old, name)
                yield from _field(
                    name, label, LayeredInput(value, max_length=characters_max, id=name)
                )
            secrecy = ChoiceField(CLASSIFICATION, self._old.classification, id="classification")
            yield from _field("classification", common.CLASSIFICATION, secrecy)
            language = ChoiceField(LETTER_LANGUAGE, self._old.language, id="language")
            yield from _field("language", common.LANGUAGE, language)

    @on(LineInput.Submitted)
    def _next_field(self) -> None:
        self.focus_next()

    def _typed(self) -> Cover:
        texts = {name: clean(self.query_one(f"#{name}", LineInput).value) for name, _, _ in TEXTS}
        secrecy = self.query_one("#classification", ChoiceField).value
        language = self.query_one("#language", ChoiceField).value
        assert isinstance(secrecy, Classification)
        assert isinstance(language, LetterLanguage)
        return replace(self._old, classification=secrecy, language=language, **texts)

    def action_save(self) -> None:
        """Show the old and the new value of every changed field."""
        self.clear_faults()
        typed = self._typed()
        if typed == self._old:
            self.show_refusal(Refused(reasons=(Reason.NOTHING_CHANGED,)))
            return
        self.confirm(
            say.COVER_TITLE, partial(_changed_pairs, self._old, typed), partial(self._save, typed)
        )

    def _save(self, cover: Cover) -> None:
        self.record(
            lambda: (EditCover(self.desk.ids.op(), self.case_id, cover),),
            lambda: leave_saying(self, Done(say.COVER_CHANGED)),
        )

    def show_refusal(self, refusal: Refused) -> None:
        """Say it under the field it is about."""
        field = FIELD_OF.get(refusal.reason)
        if field is None:
            super().show_refusal(refusal)
        else:
            self.fault(field, refusals.SENTENCES[refusal.reason])


def _changed_pairs(before: Cover, after: Cover, language: Language) -> list[Pair]:
    """The old and the new value of every field that differs."""
    old, new = (dict(cover_pairs(cover, language)) for cover in (before, after))
    none = common.NONE.say(language)
    return [
        (label, say.OLD_TO_NEW.say(language, old=old.get(label, none), new=text))
        for label in {**old, **new}
        if (text := new.get(label, none)) != old.get(label, none)
    ]


def _field(name: str, label: Sentence, widget: Widget) -> Iterator[Widget]:
    with Vertical(classes="field"):
        with Horizontal():
            yield Said(label, classes="label")
            yield widget
        yield FieldFault(id=f"{name}-fault")
