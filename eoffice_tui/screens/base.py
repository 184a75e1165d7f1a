"""What every screen has: header, footer, both languages, help, and one way to ask and to act."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerState, get_current_worker

from eoffice_core.domain.ids import PostId
from eoffice_core.domain.refusal import Refused
from eoffice_core.domain.trouble import StoreUnavailable, Trouble
from eoffice_tui.keys import Place, actions_at
from eoffice_tui.keys.inscript import twin_keys
from eoffice_tui.present import refusals, sync_badge, troubles
from eoffice_tui.present.sentences import Language, Sentence, called, common
from eoffice_tui.present.sentences.notesheet import CONFIRM_KEYS
from eoffice_tui.screens.face import Face
from eoffice_tui.screens.news import SyncMoved
from eoffice_tui.widgets.first_frame import FirstFrame
from eoffice_tui.widgets.office_footer import OfficeFooter
from eoffice_tui.widgets.office_header import HeaderLine, OfficeHeader
from eoffice_tui.widgets.said import FieldFault, Notice, Said, Tone, Value

if TYPE_CHECKING:
    from eoffice_core.domain.commands import Command
    from eoffice_tui.desk import Desk, Recorded
    from eoffice_tui.present.particulars import Pair

AnswerT = TypeVar("AnswerT")
ResultT = TypeVar("ResultT")


class Answered(Message, bubble=False):
    """A thread worker has its answer; what follows happens in the screen's own thread."""

    def __init__(self, follow: Callable[[], None]) -> None:
        super().__init__()
        self.follow = follow


def bindings_for(place: Place) -> list[BindingType]:
    """The bindings of a screen, from the one table of keys."""
    return [
        Binding(
            ",".join(key for name in action.keys for key in (name, *twin_keys(name))),
            action.act,
            action.label.english,
            id=action.id,
            show=False,
        )
        for action in actions_at(place)
        if action.place is place and not action.by_widget
    ]


class OfficeScreen(FirstFrame[ResultT]):
    """A screen with header, notice and footer; each language switch says everything again."""

    PLACE: ClassVar[Place]
    HEADING: ClassVar[Sentence]
    AUTO_FOCUS: ClassVar[str | None] = "*"

    def __init__(self) -> None:
        super().__init__()
        self._asking = False
        self._writing = False

    def compose(self) -> ComposeResult:
        """Header, the screen's own body, notice, footer."""
        yield OfficeHeader()
        yield from self.body()
        yield Notice()
        yield OfficeFooter()

    def body(self) -> Iterator[Widget]:
        """The screen's own widgets."""
        raise NotImplementedError

    # --- the app ----------------------------------------------------------------------------

    @property
    def face(self) -> Face:
        """The app, as far as screens know it."""
        return cast(Face, self.app)

    @property
    def desk(self) -> "Desk":
        """The desk of who is signed in."""
        return self.face.desk

    @property
    def language(self) -> Language:
        """The running language."""
        return self.face.language

    # --- both languages ---------------------------------------------------------------------

    def on_mount(self) -> None:
        """Say everything in the running language, then begin; what is asked first is awaited."""
        self.speak()
        self.begin()
        if not self._asking:
            self.can_be_shown()

    def begin(self) -> None:
        """What a screen does once it stands: Textual itself calls `on_mount` of every class."""

    def speak(self) -> None:
        """Say everything in the running language; what is typed is not touched."""
        for said in self.query(Said):
            said.speak(self.language)
        self.show_heading()
        self.show_keys()
        self.spoken(self.language)

    def spoken(self, language: Language) -> None:
        """Where a screen says in this language what is not a `Said`: columns, placeholders."""

    def heading(self) -> str:
        """What the header calls this screen."""
        return self.HEADING.say(self.language)

    def show_heading(self) -> None:
        """Write the header again."""
        desk = self.face.signed_in
        if desk is None:
            line = HeaderLine(title=self.heading())
        else:
            line = HeaderLine(
                title=self.heading(),
                office=_office(desk, self.language),
                post=_post(desk, self.language),
                badge=sync_badge.badge(self.face.sync, now=desk.now(), language=self.language),
            )
        self.query_one(OfficeHeader).show(line)

    def dimmed(self) -> frozenset[str]:
        """The acts that are not possible now; the footer shows them dim."""
        return frozenset()

    def show_keys(self) -> None:
        """Write the footer again."""
        is_typing = isinstance(self.focused, Input)
        actions = [
            action.while_typing() if is_typing else action
            for action in actions_at(self.PLACE)
            if action.in_footer and (action.works_while_typing or not is_typing)
        ]
        self.query_one(OfficeFooter).show(actions, language=self.language, dimmed=self.dimmed())

    @on(SyncMoved)
    def _sync_moved(self) -> None:
        self.show_heading()

    # --- answers ----------------------------------------------------------------------------

    def notice(self, sentence: Sentence | None, tone: Tone = Tone.PLAIN, **values: Value) -> None:
        """Answer what was done last, above the footer; None takes the answer away."""
        self.query_one(Notice).answer(sentence, tone, **values)

    def fault(self, field_id: str, sentence: Sentence | None, **values: Value) -> None:
        """Say what is wrong with a field, in the line under it (`#<field_id>-fault`)."""
        self.query_one(f"#{field_id}-fault", FieldFault).say(sentence, **values)

    def clear_faults(self) -> None:
        """Take every fault away."""
        for fault in self.query(FieldFault):
            fault.say(None)

    def show_refusal(self, refusal: Refused) -> None:
        """Say why something was declined; a screen with fields says it under the field."""
        self.notice(refusals.SENTENCES[refusal.reason], Tone.REFUSED)

    def store_in_trouble(self, trouble: Trouble) -> None:
        """Say that the store failed; whatever is typed stays where it is."""
        self.notice(troubles.SENTENCES[trouble], Tone.TROUBLE)

    def confirm(
        self,
        title: Sentence,
        pairs: "Callable[[Language], Sequence[Pair]]",
        then: Callable[[], None],
        *,
        keys: Sentence = CONFIRM_KEYS,
    ) -> None:
        """Show what will be recorded, in the running language, and go on when that is agreed."""
        from eoffice_tui.widgets.confirm import Confirm, ConfirmWords

        def words(language: Language) -> ConfirmWords:
            return ConfirmWords(title.say(language), pairs(language), keys.say(language))

        _ = self.app.push_screen(Confirm(words, self.language), partial(_agreed, then))

    # --- asking and acting ------------------------------------------------------------------

    def ask(
        self,
        reader: Callable[[], AnswerT],
        then: Callable[[AnswerT], None],
        *,
        group: str = "reading",
    ) -> None:
        """Read in a thread, then go on here; a newer question in the group drops the older."""
        self._asking = True
        self.run_worker(
            partial(self._ask_in_thread, reader, then),
            group=group,
            thread=True,
            exclusive=True,
            exit_on_error=False,
        )

    def _ask_in_thread(
        self, reader: Callable[[], AnswerT], then: Callable[[AnswerT], None]
    ) -> None:
        worker = get_current_worker()
        answer = reader()
        if not worker.is_cancelled:
            self.post_message(Answered(partial(then, answer)))

    def act(
        self,
        *commands: "Command",
        post: PostId,
        then: "Callable[[Recorded], None]",
        refused: Callable[[Refused], None] | None = None,
    ) -> None:
        """Have the desk record commands as one act; while it does, no second act begins."""
        self.write(
            partial(_execute, self.desk, commands, post),
            partial(self._outcome, then, refused or self.show_refusal),
        )

    def write(self, writer: Callable[[], AnswerT], then: Callable[[AnswerT], None]) -> None:
        """Write in a thread, then go on here; a write is never dropped for a newer one."""
        if self._writing:
            self.notice(common.BUSY)
            return
        self._writing = True
        self.run_worker(
            partial(self._write_in_thread, writer, then),
            group="writing",
            thread=True,
            exclusive=False,
            exit_on_error=False,
        )

    def keep_setting(self, name: str, value: str) -> None:
        """Keep an officer's choice for the next time."""
        self.run_worker(
            partial(self.desk.set_setting, name, value),
            group="settings",
            thread=True,
            exit_on_error=False,
        )

    def _write_in_thread(
        self, writer: Callable[[], AnswerT], then: Callable[[AnswerT], None]
    ) -> None:
        answer = writer()
        self.post_message(Answered(partial(self._has_written, then, answer)))

    def _has_written(self, then: Callable[[AnswerT], None], answer: AnswerT) -> None:
        self._writing = False
        then(answer)

    def _outcome(
        self,
        then: "Callable[[Recorded], None]",
        refused: Callable[[Refused], None],
        outcome: "Recorded | Refused",
    ) -> None:
        if isinstance(outcome, Refused):
            refused(outcome)
        else:
            then(outcome)

    @on(Answered)
    def _follow(self, event: Answered) -> None:
        event.follow()
        self.can_be_shown()

    @on(Worker.StateChanged)
    def _worker_failed(self, event: Worker.StateChanged) -> None:
        """The app's one handler of broken machinery: say it, keep the text; a bug stays a bug."""
        event.stop()
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        if event.worker.group == "writing":
            self._writing = False
        trouble = _store_trouble(event.worker.error)
        if trouble is None:
            raise event.worker.error
        self.store_in_trouble(trouble)
        self.can_be_shown()

    def half_written(self) -> Callable[[], None] | None:
        """What brings the half-written text of this screen to the store; None where there is none.

        Asked when the app is left, in whatever way; it is called in a thread.
        """
        return None

    # --- moving on --------------------------------------------------------------------------

    def action_back(self) -> None:
        """Leave this screen for the one before it, or for the inbox."""
        if len(self.app.screen_stack) > 1:
            _ = self.app.pop_screen()
        else:
            self.face.go(Place.INBOX)


def _agreed(then: Callable[[], None], answer: bool | None) -> None:  # noqa: FBT001 - a dialog's result
    if answer:
        then()


def _execute(desk: "Desk", commands: "tuple[Command, ...]", post: PostId) -> "Recorded | Refused":
    return desk.execute(*commands, post=post)


def _store_trouble(error: BaseException) -> Trouble | None:
    """The trouble of a store, or None for any other error."""
    return error.reason if isinstance(error, StoreUnavailable) else None


def _post(desk: "Desk", language: Language) -> str:
    seats = desk.my_posts()
    return called(seats[0].post, language) if seats else ""


def _office(desk: "Desk", language: Language) -> str:
    seats = desk.my_posts()
    return called(seats[0].office, language) if seats else ""


AnyOfficeScreen = OfficeScreen[Any]


def nearest_screen(app: App[Any]) -> AnyOfficeScreen | None:
    """The office screen nearest to hand: it says what is said, also of a failing store."""
    for screen in reversed(app.screen_stack):
        if isinstance(screen, OfficeScreen):
            return screen
    return None
